using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0126: the Metadata API returns consumer secrets.</summary>
internal sealed class ConsumerSecretReadable()
    : SwitchRule<ExternalClientAppSettings>(
        RuleDescription.OfBaselines(
            "ECA0126",
            RuleBaseline.SalesforceHealth.Control("External Client App Settings: Metadata Secrets Protection")),
        "enableConsumerSecretApiAccess",
        mustBe: false,
        DiagnosticCatalog.ConsumerSecretReadable);
