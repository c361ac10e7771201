using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0178: A handler that is not the name of an Apex class.</summary>
internal sealed class InvalidApexHandler()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0178", RuleCategory.Deployment, RuleLevel.Error),
        Fields.ApexHandler)
{
    private const string ClassPrefix = "01p";

    /// <summary>The name of a class, with the namespace or the class that it is in.</summary>
    private static readonly Regex ClassName = new(
        @"^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*){0,2}(?<!\.cls|_)$", RegexOptions.CultureInvariant);

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.ApexHandler?.Trim() is { Length: > 0 } name
            && !Placeholder.IsIn(name)
            && !app.Places.IsReplaced(record, Fields.ApexHandler)
            && (!ClassName.IsMatch(name) || (SalesforceId.TryParse(name, out var id) && id.KeyPrefix == ClassPrefix)))
        {
            // The value may come from a variable, so it is not shown.
            yield return new RuleFinding(
                app.Place(record, Fields.ApexHandler),
                $"{Words.Of(Fields.ApexHandler)} is not the name of an Apex class. A class is named as in its own first line, for example "
                + "AgentTokenHandler; a label, an id or the name of its file does not work.");
        }
    }
}
