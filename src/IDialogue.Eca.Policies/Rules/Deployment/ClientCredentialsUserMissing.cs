using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0089: the client credentials flow without a user to run it.</summary>
internal sealed class ClientCredentialsUserMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0089", RuleCategory.Deployment, RuleLevel.Error),
        Fields.IsClientCredentialsFlowEnabled,
        Fields.ClientCredentialsFlowUser)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.IsClientCredentialsFlowEnabled == true && string.IsNullOrWhiteSpace(record.ClientCredentialsFlowUser))
        {
            yield return DiagnosticCatalog.ClientCredentialsUserMissing(app.Place(record, Fields.IsClientCredentialsFlowEnabled));
        }
    }
}
