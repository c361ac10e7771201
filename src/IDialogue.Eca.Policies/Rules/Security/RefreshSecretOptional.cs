using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0119: Tokens are refreshed without the secret.</summary>
internal sealed class RefreshSecretOptional()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0119",
            RuleBaseline.SalesforceHealth.Control("Security: Require Secret for Refresh Token Flow Control")),
        Fields.IsSecretRequiredForRefreshToken,
        mustBe: true,
        "Refreshing works without the consumer secret, so anyone with a refresh token can use it. Set "
        + $"{Words.Of(Fields.IsSecretRequiredForRefreshToken)} to true.")
{
    public override bool AsksForSecret => true;
}
