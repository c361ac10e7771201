using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0119: refreshing works without secret.</summary>
internal sealed class RefreshSecretOptional()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0119",
            RuleBaseline.SalesforceHealth.Control("Security: Require Secret for Refresh Token Flow")),
        Fields.IsSecretRequiredForRefreshToken,
        mustBe: true,
        DiagnosticCatalog.RefreshSecretOptional);
