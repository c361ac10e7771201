using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0118: the web server flow works without secret.</summary>
internal sealed class WebServerSecretOptional()
    : SwitchRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0118",
            RuleBaseline.SalesforceHealth.Control("Security: Require Secret for Web Server Flow")),
        Fields.IsConsumerSecretOptional,
        mustBe: false,
        DiagnosticCatalog.WebServerSecretOptional);
