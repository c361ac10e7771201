using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExternalClientApplication.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0087: an app without contact.</summary>
internal sealed class ContactEmailMissing()
    : RecordRule<ExternalClientApplication>(
        RuleDescription.About(ExternalClientApplication.MetadataType, "ECA0087", RuleCategory.Deployment, RuleLevel.Warning),
        Fields.ContactEmail)
{
    protected override IEnumerable<Diagnostic> Check(ExternalClientApplication record, AppRecords app)
    {
        if (string.IsNullOrWhiteSpace(record.ContactEmail))
        {
            yield return DiagnosticCatalog.ContactEmailMissing(app.Place(record));
        }
    }
}
