using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0025: permission sets go by API name and profiles by display name; record ids fail, though Salesforce's guide says ids.</summary>
internal sealed class IdsInsteadOfNames()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0025", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int ShortId = 15;
    private const int LongId = 18;

    private static readonly (string Field, string Prefix, string What, string Hint)[] Lists =
    [
        ("commaSeparatedPermissionSet", "0PS", "permission sets", "Write the API name, such as API_User; Setup shows it on the permission set's page."),
        ("commaSeparatedProfile", "00e", "profiles", "Write the name that Setup shows, such as System Administrator."),
    ];

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => record.GetMetadataType().FindField(Lists[0].Field) is not null;

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        foreach (var (name, prefix, what, hint) in Lists)
        {
            var items = (record.GetMetadataType().FindField(name)!.GetValue(record) as string)?.Split(',') ?? [];
            for (var i = 0; i < items.Length; i++)
            {
                var item = items[i].Trim();
                if (item.Length is ShortId or LongId && item.StartsWith(prefix, StringComparison.Ordinal) && item.All(char.IsLetterOrDigit))
                {
                    yield return DiagnosticCatalog.IdInsteadOfName(app.PlaceOfItem(record, name, i), item, what, hint);
                }
            }
        }
    }
}
