using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0112: a policy record whose name has the namespace of the app. In policy files, ECA0023 refuses the same.</summary>
internal sealed class NamespaceInFileName()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0112", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => app.IsTree && record.GetMetadataType().IsPolicy;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        if (NamespacedName.HasMark(record.FullName))
        {
            yield return DiagnosticCatalog.NamespaceInFileName(app.Place(record), record.FullName);
        }
    }
}
