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
    /// <summary>A text in quotation marks of either kind, in which one has a backslash before it, or a comment.</summary>
    private static readonly Regex Text = new(
        @"""(?:\\.|[^""\\])*""|'(?:\\.|[^'\\])*'|/\*.*?\*/", RegexOptions.CultureInvariant | RegexOptions.Singleline);

    /// <summary>The character that stands for a text, so that it can be told where a value is.</summary>
    private const string SomeText = "\u00A7";

    /// <summary>Two values with nothing but space between them.</summary>
    private static readonly Regex Neighbours = new(@"[\w)\u00A7]\s+[$A-Za-z\u00A7]|\u00A7\u00A7", RegexOptions.CultureInvariant);

    /// <summary>A field, the name of a function, or a word that is neither.</summary>
    private static readonly Regex Name = new(@"[$A-Za-z_][\w.]*(?<call>\s*\()?", RegexOptions.CultureInvariant);

    /// <summary>A field, for example <c>User.Country</c> or <c>$Organization.Country</c>; the guide writes both forms.</summary>
    private static readonly Regex Field = new(
        @"^(?:\$[A-Za-z]\w*|User|Organization|Profile|UserRole|ConnectedApplication)(?:\.[A-Za-z_]\w*)+$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly HashSet<string> Constants = new(["TRUE", "FALSE", "NULL"], StringComparer.OrdinalIgnoreCase);

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => CustomAttributes.ListOf(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var list = CustomAttributes.ListOf(record)!;
        foreach (var attribute in (IEnumerable<MetadataObject>)list.GetValue(record)!)
        {
            var field = CustomAttributes.FormulaOf(attribute);
            var place = app.Place(attribute, field);
            if (field.GetValue(attribute) is string formula && FindMistake(formula.Trim(), app.IsTree) is { } mistake)
            {
                var isShown = place is null || !app.FromVariables.Contains(place.Value);
                yield return new RuleFinding(place, $"The formula {(isShown ? $"{formula.Trim()} " : "")}{mistake}");
            }
        }
    }

    /// <summary>Finds the mistake in a formula, as the end of a sentence with the fix.</summary>
    private static string? FindMistake(string formula, bool isTree)
    {
        var advice = isTree ? "Write a text as \"text\", with its quotes." : "Write a text as '\"text\"', single quotes outside.";
        var rest = Text.Replace(formula, found => found.Value[0] == '/' ? " " : SomeText);
        if (rest.Contains('"'))
        {
            return $"has an unclosed quotation mark. {advice}";
        }

        if (rest.Count(character => character == '(') != rest.Count(character => character == ')'))
        {
            return $"has an unclosed parenthesis. Close it. {advice}";
        }

        var names = Name.Matches(rest).Cast<Match>().ToArray();
        if (!names.All(IsKnown) || (names.Length == 0 && !formula.Contains('"')))
        {
            return "is neither a field, for example $User.Country, nor a quoted text. "
                + $"{(isTree ? "" : "YAML drops the outer quotes. ")}{advice}";
        }

        return Neighbours.IsMatch(rest) ? "has two values with no operator between them. Join texts with &." : null;
    }

    /// <summary>Checks whether a name is that of a field, a constant or a function; which functions there are is Salesforce's.</summary>
    private static bool IsKnown(Match name) =>
        name.Groups["call"].Success || Constants.Contains(name.Value) || Field.IsMatch(name.Value);
}
