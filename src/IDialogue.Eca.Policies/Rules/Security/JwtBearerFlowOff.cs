using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppGlobalOauthSettings.Fields;

namespace IDialogue.Eca.Policies.Rules.Security;

/// <summary>ECA0122: the JWT bearer flow is off.</summary>
internal sealed class JwtBearerFlowOff()
    : RecordRule<ExtlClntAppGlobalOauthSettings>(
        RuleDescription.OfBaselines(
            "ECA0122",
            RuleBaseline.SalesforceHealth.Control("OAuth Flow Enablement: Enable JWT Bearer Flow", RuleLevel.Info)),
        Fields.Certificate)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppGlobalOauthSettings record, AppRecords app)
    {
        if (string.IsNullOrWhiteSpace(record.Certificate))
        {
            yield return DiagnosticCatalog.JwtBearerFlowOff(app.Place(record));
        }
    }
}
