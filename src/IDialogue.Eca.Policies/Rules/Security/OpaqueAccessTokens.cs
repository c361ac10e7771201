using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0123: Access tokens are opaque.</summary>
internal sealed class OpaqueAccessTokens()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0123",
            RuleBaseline.SalesforceHealth.Control(
                "Security: Issue JSON Web Token (JWT)-Based Access Tokens for Named Users Control", RuleLevel.Info)),
        Fields.IsNamedUserJwtEnabled,
        mustBe: true,
        $"Access tokens are opaque. Salesforce recommends JWT-based ones ({Words.Of(Fields.IsNamedUserJwtEnabled)}); they do not "
        + "work with SOAP APIs, including the SOAP Metadata API.");
