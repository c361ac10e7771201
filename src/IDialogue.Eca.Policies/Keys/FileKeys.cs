using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys at the top of a policy file.</summary>
internal static class FileKeys
{
    public static PolicyKey ApiVersion { get; } = new(
        "apiVersion",
        KeyShape.Single,
        KeyValue.ApiVersion,
        $"API version of the package, `{Metadata.ApiVersion.Oldest}` to `{Metadata.ApiVersion.Newest}`; "
        + $"`{Metadata.ApiVersion.Default}` when absent. `EcaApiVersion` in MSBuild and `--api-version` of `eca` override it.")
    {
        Example = Metadata.ApiVersion.Default.ToString(),
    };

    public static PolicyKey Apps { get; } = new(
        "apps", KeyShape.Map, KeyValue.App, "The apps, each under its developer name (*API Name* in Setup), without a namespace.");

    public static PolicyKey PublicVariables { get; } = new(
        "publicVariables",
        KeyShape.List,
        KeyValue.Text,
        "Names of variables of this file that are no secrets: their values are shown. An overlay adds to the list.")
    {
        Example = "HOST",
    };

    public static PolicyKey Rules { get; } = new(
        "rules", KeyShape.Map, KeyValue.RuleLevel, "Levels of rules. They override the levels of baselines and the default levels.")
    {
        EntryName = "rule code",
    };

    public static PolicyKey Baselines { get; } = new(
        "baselines", KeyShape.List, KeyValue.Baseline, "Published lists of controls. Each turns on the rules that cover its controls.");

    public static PolicyKey Suppressions { get; } = new(
        "suppressions", KeyShape.List, KeyValue.Suppression, "Accepted findings, each with its reason.")
    { CanBeEmpty = true };

    /// <summary>Types whose records belong to the org and to no app; each has a section at the top of the file.</summary>
    public static IReadOnlyList<MetadataType> Sections { get; } =
    [
        .. MetadataCatalog.Components.Where(type => type.PolicyKey is not null
            && type.AppField is null && type != ExternalClientApplication.MetadataType),
    ];

    public static IReadOnlyList<PolicyKey> All { get; } =
        [ApiVersion, Apps, PublicVariables, Rules, Baselines, Suppressions, .. Sections.Select(PolicyKey.OfSection)];
}
