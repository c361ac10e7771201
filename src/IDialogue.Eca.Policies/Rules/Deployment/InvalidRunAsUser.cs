using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0168: A run-as user that is not a username.</summary>
internal sealed class InvalidRunAsUser()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0168", RuleCategory.Deployment, RuleLevel.Error),
        [.. Users])
{
    private static readonly MetadataField[] Users = [Fields.ClientCredentialsFlowUser, Fields.ExecuteHandlerAs];

    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app) =>
        from field in Users
        let user = ((string?)field.GetValue(record))?.Trim()
        where !string.IsNullOrEmpty(user) && !IsUsername(user) && !Placeholder.IsIn(user) && !app.Places.IsReplaced(record, field)
        // The value may come from a variable, so it is not shown.
        select new RuleFinding(
            app.Place(record, field),
            $"{Words.Of(field)} is not a username. A username has the form of an email address, for example agent@example.com; an id, "
            + "alias or full name does not work. Setup shows it on the user's page.");

    private static bool IsUsername(string text) =>
        text.IndexOf('@') is > 0 and var at
        && at < text.Length - 1
        && text.IndexOf('@', at + 1) < 0
        && !text.Any(char.IsWhiteSpace);
}
