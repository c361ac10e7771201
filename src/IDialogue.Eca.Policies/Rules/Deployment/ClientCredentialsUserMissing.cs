using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0089: The client credentials flow without a user to run it.</summary>
internal sealed class ClientCredentialsUserMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0089", RuleCategory.Deployment, RuleLevel.Error),
        Fields.IsClientCredentialsFlowEnabled,
        Fields.ClientCredentialsFlowUser)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.IsClientCredentialsFlowEnabled == true && string.IsNullOrWhiteSpace(record.ClientCredentialsFlowUser))
        {
            yield return new RuleFinding(
                app.Place(record, Fields.IsClientCredentialsFlowEnabled),
                "The client credentials flow is on, but no user is set to run it, so the org rejects the policies (\"Enter a valid "
                + $"execution user for the OAuth client credentials flow\"). Set {Words.Of(Fields.ClientCredentialsFlowUser)} to a "
                + "username, as a variable if it differs between orgs.");
        }
    }
}
