using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0115: refresh tokens are not rotated.</summary>
internal sealed class RefreshTokenRotationOff()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0115",
            RuleBaseline.SalesforceHealth.Control("Security: Enable Refresh Token Rotation"),
            RuleBaseline.Partner2026.Control("Refresh token rotation")),
        Fields.IsRefreshTokenRotationEnabled,
        mustBe: true,
        DiagnosticCatalog.RefreshTokenRotationOff);
