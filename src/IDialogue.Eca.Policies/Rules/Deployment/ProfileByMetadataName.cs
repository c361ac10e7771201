using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0177: A profile by the name that it has in metadata, where policies take the name that Setup shows.</summary>
internal sealed class ProfileByMetadataName()
    : RecordRule<MetadataComponent>(RuleDescription.About(
        ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0177", RuleCategory.Deployment, RuleLevel.Warning))
{
    private static readonly MetadataField[] Lists =
    [
        ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile,
        ExtlClntAppSamlConfigurablePolicies.Fields.CommaSeparatedProfile,
    ];

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

    protected override MetadataField[] ListsByItem => Lists;

    protected override bool AppliesTo(MetadataComponent record, AppRecords app) => ListOf(record)?.GetValue(record) is not null;

    protected override IEnumerable<RuleFinding> Check(MetadataComponent record, AppRecords app)
    {
        var list = ListOf(record)!;
        var items = ((string)list.GetValue(record)!).Split(',');
        for (var i = 0; i < items.Length; i++)
        {
            if (StandardProfiles.TryGetValue(items[i].Trim(), out var label))
            {
                yield return new RuleFinding(
                    app.PlaceOfItem(record, list, i),
                    $"'{items[i].Trim()}' is the name of the profile '{label}' in metadata, but policies name profiles as Setup shows "
                    + $"them, in the language of the org. Write '{label}', unless a profile of the org really has this name.");
            }
        }
    }

    private static MetadataField? ListOf(MetadataComponent record) =>
        Array.Find(Lists, list => list.DeclaringType == record.GetMetadataType());
}
