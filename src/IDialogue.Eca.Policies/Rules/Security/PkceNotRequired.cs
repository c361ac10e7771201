using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0114: PKCE is not required.</summary>
internal sealed class PkceNotRequired()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0114",
            RuleBaseline.SalesforceHealth.Control("Security: Require Proof Key for Code Exchange (PKCE) Control"),
            RuleBaseline.Partner2026.Control("Proof Key for Code Exchange (PKCE)")),
        Fields.IsPkceRequired,
        mustBe: true,
        $"PKCE is not required, so anyone who steals an authorization code can redeem it. Set {Words.Of(Fields.IsPkceRequired)} to true.");
