using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExternalClientAppSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0126: The Metadata API returns consumer secrets.</summary>
internal sealed class ConsumerSecretsInMetadataApi()
    : SwitchRule<ExternalClientAppSettings>(
        RuleDescription.OfBaselines(
            "ECA0126",
            RuleBaseline.SalesforceHealth.Control("External Client App Settings: Metadata Secrets Protection Control")),
        Fields.EnableConsumerSecretApiAccess,
        mustBe: false,
        "The Metadata API returns consumer secrets in plain text, so every retrieve can leak them. Set "
        + $"{Words.Of(Fields.EnableConsumerSecretApiAccess)} to false.");
