using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0177: A profile by the name that it has in metadata, where policies take the name that Setup shows.</summary>
internal sealed class ProfileByMetadataName()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0177", RuleCategory.Deployment, RuleLevel.Warning))
{
    /// <summary>Standard profiles whose names in metadata differ, with their names in an English org.</summary>
    private static readonly Dictionary<string, string> StandardProfiles = new(StringComparer.Ordinal)
    {
        ["Admin"] = "System Administrator",
        ["ContractManager"] = "Contract Manager",
        ["MarketingProfile"] = "Marketing User",
        ["ReadOnly"] = "Read Only",
        ["SolutionManager"] = "Solution Manager",
        ["Standard"] = "Standard User",
    };

    protected override MetadataField[] ListsByItem => AccessLists.Profiles;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => AccessLists.AreIn(record, AccessLists.Profiles);

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app) =>
        from item in AccessLists.NamesIn(record, AccessLists.Profiles, app)
        where StandardProfiles.ContainsKey(item.Name)
        let shown = StandardProfiles[item.Name]
        select new RuleFinding(
            item.Place,
            $"'{item.Name}' is the name of the profile '{shown}' in metadata, but policies name profiles as Setup shows them, in the "
            + $"language of the org. Write '{shown}', unless a profile of the org really has this name.");
}
