using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Effect;

/// <summary>ECA0090: a flow that the policy switches on and the app's settings do not.</summary>
internal sealed class FlowOffGlobally()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0090", RuleCategory.Effect, RuleLevel.Warning),
        "isClientCredentialsFlowEnabled",
        "isTokenExchangeFlowEnabled")
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExtlClntAppGlobalOauthSettings>() is not { } settings)
        {
            yield break;
        }

        if (record.IsClientCredentialsFlowEnabled == true && settings.IsClientCredentialsFlowEnabled != true)
        {
            yield return Finding("isClientCredentialsFlowEnabled", "isClientCredentialsFlowEnabled");
        }

        if (record.IsTokenExchangeFlowEnabled == true && settings.IsTokenExchangeEnabled != true)
        {
            yield return Finding("isTokenExchangeFlowEnabled", "isTokenExchangeEnabled");
        }

        Diagnostic Finding(string policy, string setting) => DiagnosticCatalog.FlowOffGlobally(app.Place(record, policy), policy, setting);
    }
}
