using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExternalClientAppSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0126: the Metadata API returns consumer secrets.</summary>
internal sealed class ConsumerSecretReadable()
    : SwitchRule<ExternalClientAppSettings>(
        RuleDescription.OfBaselines(
            "ECA0126",
            RuleBaseline.SalesforceHealth.Control("External Client App Settings: Metadata Secrets Protection")),
        Fields.EnableConsumerSecretApiAccess,
        mustBe: false,
        DiagnosticCatalog.ConsumerSecretReadable);
