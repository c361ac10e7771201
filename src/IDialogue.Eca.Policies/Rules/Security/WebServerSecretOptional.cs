using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0118: The web server flow works without the secret.</summary>
internal sealed class WebServerSecretOptional()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0118",
            RuleBaseline.SalesforceHealth.Control("Security: Require Secret for Web Server Flow Control")),
        Fields.IsConsumerSecretOptional,
        mustBe: false,
        "The web server flow works without the consumer secret, so anyone with an authorization code gets tokens. Set "
        + $"{Words.Of(Fields.IsConsumerSecretOptional)} to false; apps that cannot keep a secret rely on PKCE instead.")
{
    public override bool AsksForSecret => true;
}
