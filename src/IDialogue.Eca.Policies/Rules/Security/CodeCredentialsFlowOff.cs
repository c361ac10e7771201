using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0121: the authorization code and credentials flow is off.</summary>
internal sealed class CodeCredentialsFlowOff()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0121",
            RuleBaseline.SalesforceHealth.Control("OAuth Flow Enablement: Enable Authorization Code and Credentials Flow", RuleLevel.Info)),
        Fields.IsCodeCredFlowEnabled,
        mustBe: true,
        DiagnosticCatalog.CodeCredentialsFlowOff);
