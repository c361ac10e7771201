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

    private static readonly (MetadataField Field, string Prefix, string What, string Hint)[] Lists =
    [
        (ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet, PermissionSetPrefix, "permission sets", PermissionSetHint),
        (ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedPermissionSet, PermissionSetPrefix, "permission sets", PermissionSetHint),
        (ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile, ProfilePrefix, "profiles", ProfileHint),
        (ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedProfile, ProfilePrefix, "profiles", ProfileHint),
    ];

    private const string PermissionSetPrefix = "0PS";
    private const string PermissionSetHint = "Write the API name, such as API_User; Setup shows it on the permission set's page.";
    private const string ProfilePrefix = "00e";
    private const string ProfileHint = "Write the name that Setup shows, such as System Administrator.";

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => ListsOf(record).Any();

    protected override IEnumerable<Diagnostic> Check(MetadataComponent record, AppRecords app)
    {
        foreach (var (field, prefix, what, hint) in ListsOf(record))
        {
            var items = (field.GetValue(record) as string)?.Split(',') ?? [];
            for (var i = 0; i < items.Length; i++)
            {
                var item = items[i].Trim();
                if (item.Length is ShortId or LongId && item.StartsWith(prefix, StringComparison.Ordinal) && item.All(char.IsLetterOrDigit))
                {
                    yield return DiagnosticCatalog.IdInsteadOfName(app.PlaceOfItem(record, field, i), item, what, hint);
                }
            }
        }
    }

    private static IEnumerable<(MetadataField Field, string Prefix, string What, string Hint)> ListsOf(MetadataComponent record) =>
        Lists.Where(list => list.Field.DeclaringType == record.GetMetadataType());
}
