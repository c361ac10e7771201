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
    private const string ProfilePrefix = "00e";

    private static readonly MetadataField[] Lists = [.. AccessLists.PermissionSets, .. AccessLists.Profiles];

    /// <summary>Checks whether a text has the form of the record id of a permission set.</summary>
    public static bool IsPermissionSetId(string text) => IsId(text, PermissionSetPrefix);

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) =>
        Array.Exists(Lists, list => list.DeclaringType == record.GetMetadataType());

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app) =>
        from item in AccessLists.NamesIn(record, Lists, app)
        let isProfile = AccessLists.Profiles.Contains(item.List)
        where IsId(item.Name, isProfile ? ProfilePrefix : PermissionSetPrefix)
        select new RuleFinding(
            item.Place,
            $"'{item.Name}' is a record id, but {Words.Of(item.List)} accepts names only, although Salesforce's guide asks for ids. "
            + (isProfile
                ? "Use the name shown in Setup, for example System Administrator."
                : "Use the API name shown on the permission set's page in Setup, for example API_User."));

    private static bool IsId(string text, string prefix) =>
        text.Length is ShortId or LongId && text.StartsWith(prefix, StringComparison.Ordinal) && text.All(char.IsLetterOrDigit);
}
