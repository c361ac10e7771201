using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExternalClientAppSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0127: a REST API returns consumer secrets.</summary>
internal sealed class ConsumerSecretReadableByRest()
    : SwitchRule<ExternalClientAppSettings>(
        RuleDescription.OfBaselines(
            "ECA0127",
            RuleBaseline.SalesforceHealth.Control("External Client App Settings: REST API Secret Masking")),
        Fields.EnableClientSecretInRestApiAccess,
        mustBe: false,
        DiagnosticCatalog.ConsumerSecretReadableByRest);
