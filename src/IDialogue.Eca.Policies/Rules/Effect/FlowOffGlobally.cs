using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0090: a flow that the policy switches on and the app's settings do not.</summary>
internal sealed class FlowOffGlobally()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0090", RuleCategory.Effect, RuleLevel.Warning),
        Fields.IsClientCredentialsFlowEnabled,
        Fields.IsTokenExchangeFlowEnabled)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>() is not { } settings)
        {
            yield break;
        }

        if (record.IsClientCredentialsFlowEnabled == true && settings.IsClientCredentialsFlowEnabled != true)
        {
            yield return Finding(Fields.IsClientCredentialsFlowEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsClientCredentialsFlowEnabled);
        }

        if (record.IsTokenExchangeFlowEnabled == true && settings.IsTokenExchangeEnabled != true)
        {
            yield return Finding(Fields.IsTokenExchangeFlowEnabled, ExtlClntAppGlobalOauthSettings.Fields.IsTokenExchangeEnabled);
        }

        Diagnostic Finding(MetadataField policy, MetadataField setting) => DiagnosticCatalog.FlowOffGlobally(app.Place(record, policy), policy.Name, setting.Name);
    }
}
