using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0025: Record ids of permission sets and profiles. Salesforce's guide asks for ids, but deploys need names.</summary>
internal sealed class IdsInsteadOfNames()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0025", RuleCategory.Deployment, RuleLevel.Error))
{
    private const int ShortId = 15;
    private const int LongId = 18;
    private const string PermissionSetPrefix = "0PS";

    private static readonly (MetadataField Field, string Prefix, string Hint)[] Lists =
    [
        PermissionSets(ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet),
        PermissionSets(ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedPermissionSet),
        Profiles(ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile),
        Profiles(ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedProfile),
    ];

    /// <summary>Checks whether a text has the form of the record id of a permission set.</summary>
    public static bool IsPermissionSetId(string text) => IsId(text, PermissionSetPrefix);

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => ListsOf(record).Any();

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        foreach (var (field, prefix, hint) in ListsOf(record))
        {
            var items = (field.GetValue(record) as string)?.Split(',') ?? [];
            for (var i = 0; i < items.Length; i++)
            {
                var item = items[i].Trim();
                if (IsId(item, prefix))
                {
                    yield return new RuleFinding(
                        app.PlaceOfItem(record, field, i),
                        $"'{item}' is a record id, but {Words.Of(field)} accepts names only, although Salesforce's guide asks for ids. "
                        + $"{hint}");
                }
            }
        }
    }

    private static bool IsId(string text, string prefix) =>
        text.Length is ShortId or LongId && text.StartsWith(prefix, StringComparison.Ordinal) && text.All(char.IsLetterOrDigit);

    private static (MetadataField Field, string Prefix, string Hint) PermissionSets(MetadataField field) =>
        (field, PermissionSetPrefix, "Use the API name shown on the permission set's page in Setup, for example API_User.");

    private static (MetadataField Field, string Prefix, string Hint) Profiles(MetadataField field) =>
        (field, "00e", "Use the name shown in Setup, for example System Administrator.");

    private static IEnumerable<(MetadataField Field, string Prefix, string Hint)> ListsOf(MetadataComponent record) =>
        Lists.Where(list => list.Field.DeclaringType == record.GetMetadataType());
}
