using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0115: refresh tokens are not rotated.</summary>
internal sealed class RefreshTokenRotationOff()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0115",
            RuleBaseline.SalesforceHealth.Control("Security: Enable Refresh Token Rotation"),
            RuleBaseline.Partner2026.Control("Refresh token rotation")),
        "isRefreshTokenRotationEnabled",
        mustBe: true,
        DiagnosticCatalog.RefreshTokenRotationOff);
