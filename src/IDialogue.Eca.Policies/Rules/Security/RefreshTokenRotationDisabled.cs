using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0115: Refresh tokens are not rotated.</summary>
internal sealed class RefreshTokenRotationDisabled()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0115",
            RuleBaseline.SalesforceHealth.Control("Security: Enable Refresh Token Rotation Control"),
            RuleBaseline.Partner2026.Control("Refresh token rotation")),
        Fields.IsRefreshTokenRotationEnabled,
        mustBe: true,
        "Refresh tokens are not rotated, so a stolen one works until it is revoked. Set "
        + $"{Words.Of(Fields.IsRefreshTokenRotationEnabled)} to true; clients must store the token that each refresh returns.");
