using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0113: two records of a type for one app.</summary>
internal sealed class SeveralPolicyRecords()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0113", RuleCategory.Deployment, RuleLevel.Error))
{
    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => app.IsTree && app.FullName is not null;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        var first = app.Records.First(other => other.GetMetadataType() == record.GetMetadataType());
        // The same record in two files is another mistake, which the reader of the tree tells.
        if (!string.Equals(first.FullName, record.FullName, StringComparison.OrdinalIgnoreCase))
        {
            yield return DiagnosticCatalog.SeveralPolicyRecords(
                app.Place(record), record.GetMetadataType(), app.FullName!, first.FullName);
        }
    }
}
