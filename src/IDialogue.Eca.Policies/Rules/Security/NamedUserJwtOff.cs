using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0123: access tokens are opaque.</summary>
internal sealed class NamedUserJwtOff()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0123",
            RuleBaseline.SalesforceHealth.Control("Security: Issue JSON Web Token (JWT)-Based Access Tokens for Named Users", RuleLevel.Info)),
        Fields.IsNamedUserJwtEnabled,
        mustBe: true,
        DiagnosticCatalog.NamedUserJwtOff);
