using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0102: SAML policies of an app that can be packaged.</summary>
internal sealed class SamlNeedsLocalApp()
    : RecordRule<ExtlClntAppSamlConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppSamlConfigurablePolicies.MetadataType, "ECA0102", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppSamlConfigurablePolicies record, AppRecords app)
    {
        if (app.Find<ExternalClientApplication>() is { DistributionState: not ExtlClntAppDistState.Local })
        {
            yield return DiagnosticCatalog.SamlNeedsLocalApp(app.Place(record));
        }
    }
}
