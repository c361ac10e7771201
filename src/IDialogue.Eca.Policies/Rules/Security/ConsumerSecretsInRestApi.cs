using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExternalClientAppSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0127: A REST API returns consumer secrets.</summary>
internal sealed class ConsumerSecretsInRestApi()
    : SwitchRule<ExternalClientAppSettings>(
        RuleDescription.OfBaselines(
            "ECA0127",
            RuleBaseline.SalesforceHealth.Control("External Client App Settings: REST API Secret Masking Control")),
        Fields.EnableClientSecretInRestApiAccess,
        mustBe: false,
        $"A REST API returns consumer secrets in plain text. Set {Words.Of(Fields.EnableClientSecretInRestApiAccess)} to false.");
