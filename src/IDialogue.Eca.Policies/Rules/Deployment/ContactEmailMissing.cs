using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExternalClientApplication.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0087: An app without a contact.</summary>
internal sealed class ContactEmailMissing()
    : RecordRule<ExternalClientApplication>(
        RuleDescription.About(ExternalClientApplication.MetadataType, "ECA0087", RuleCategory.Deployment, RuleLevel.Warning),
        Fields.ContactEmail)
{
    protected override IEnumerable<RuleFinding> Check(ExternalClientApplication record, AppRecords app)
    {
        if (string.IsNullOrWhiteSpace(record.ContactEmail))
        {
            yield return new RuleFinding(
                app.Place(record),
                $"The app has no {Words.Of(Fields.ContactEmail)}; orgs reject new apps without one. Set an address that someone reads.");
        }
    }
}
