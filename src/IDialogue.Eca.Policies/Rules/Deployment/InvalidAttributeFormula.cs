using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0165: A formula of a custom attribute that is neither a field nor a quoted text.</summary>
internal sealed class InvalidAttributeFormula()
    : RecordRule<MetadataComponent>(
        RuleDescription.About(
            ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0165", RuleCategory.Deployment, RuleLevel.Error),
        [.. CustomAttributes.Lists])
{
    /// <summary>A field, for example <c>User.Country</c> or <c>$Organization.Country</c>; the guide writes both forms.</summary>
    private static readonly Regex Reference = new(@"^\$?[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$", RegexOptions.CultureInvariant);

    /// <summary>Characters that only an expression contains; its grammar is Salesforce's.</summary>
    private static readonly char[] Operators = ['(', '&', '+'];

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => CustomAttributes.ListOf(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var list = CustomAttributes.ListOf(record)!;
        foreach (var attribute in (IEnumerable<MetadataObject>)list.GetValue(record)!)
        {
            var field = CustomAttributes.FormulaOf(attribute);
            if (field.GetValue(attribute) is string formula && FindMistake(formula.Trim()) is { } mistake)
            {
                yield return new RuleFinding(app.Place(attribute, field), mistake);
            }
        }
    }

    private static string? FindMistake(string formula)
    {
        if (formula.Count(character => character == '"') % 2 != 0)
        {
            return $"The formula {formula} has an unclosed quotation mark. Write a text as '\"text\"', single quotes outside.";
        }

        var isKnownForm = Reference.IsMatch(formula) || formula.Contains('"') || formula.IndexOfAny(Operators) >= 0;
        return isKnownForm
            ? null
            : $"The formula {formula} is neither a field, for example $User.Country, nor a quoted text. "
                + $"YAML drops the outer quotes; for a text write '\"{formula.Trim('\'')}\"', single quotes outside.";
    }
}
