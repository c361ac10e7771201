using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0168: A run-as user that is not a username.</summary>
internal sealed class InvalidRunAsUser()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0168", RuleCategory.Deployment, RuleLevel.Error),
        Fields.ClientCredentialsFlowUser)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.ClientCredentialsFlowUser?.Trim() is { Length: > 0 } user && !IsUsername(user))
        {
            // The value may come from a variable, so it is not shown.
            yield return new RuleFinding(
                app.Place(record, Fields.ClientCredentialsFlowUser),
                $"{Words.Of(Fields.ClientCredentialsFlowUser)} is not a username. A username has the form of an email address, for example "
                + "agent@example.com; an id, alias or full name does not work. Setup shows it on the user's page.");
        }
    }

    private static bool IsUsername(string text) =>
        text.IndexOf('@') > 0 && text.IndexOf('@') < text.Length - 1 && !text.Any(char.IsWhiteSpace);
}
