using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0120: the client credentials flow is on.</summary>
internal sealed class ClientCredentialsFlowOn()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0120",
            RuleBaseline.SalesforceHealth.Control("OAuth Flow Enablement: Disable Client Credentials Flow")),
        Fields.IsClientCredentialsFlowEnabled,
        mustBe: false,
        DiagnosticCatalog.ClientCredentialsFlowOn);
