using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0116: The app itself does not expire idle refresh tokens.</summary>
internal sealed class IdleLimitDisabled()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0116",
            RuleBaseline.Partner2026.Control("30-day idle limit of refresh tokens")),
        Fields.IsEnforceRefreshTokenTTL,
        mustBe: true,
        $"The app does not expire refresh tokens after 30 idle days. Set {Words.Of(Fields.IsEnforceRefreshTokenTTL)} to true; "
        + "a refresh token policy is not enough, because each subscriber can change it.");
