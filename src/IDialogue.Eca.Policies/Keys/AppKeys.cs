using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of an app.</summary>
internal static class AppKeys
{
    public static PolicyKey Namespace { get; } = new(
        "namespace", KeyShape.Single, KeyValue.Text, "Namespace of the package that contains the app.")
    { Example = "acme" };

    public static PolicyKey Origin { get; } = new(
        "origin",
        KeyShape.Single,
        KeyValue.Origin,
        "How the app came into the org: `installed` (from a package), `deployed` (from metadata) or `setup` (created in Setup). The "
        + "default with a `namespace` is `installed`, with `basicInformation` it is `deployed`.");

    public static PolicyKey State { get; } = new(
        "state",
        KeyShape.Single,
        KeyValue.State,
        "`absent` deletes the app with all its records; no other keys are set then. Not for an app from a package. `present` is the "
        + "default.");

    public static PolicyKey ClientType { get; } = new(
        "clientType",
        KeyShape.Single,
        KeyValue.ClientType,
        "Whether the app's clients can keep a secret. With `public`, rules that ask for a secret do not apply, and reports show the "
        + "reason. It is not metadata.");

    public static PolicyKey Subscriber { get; } = new(
        "subscriber",
        KeyShape.Single,
        KeyValue.Subscriber,
        "Values for the next steps of the org that installs the app. They are not metadata.");

    /// <summary>Types whose records belong to an app; each has a section in it.</summary>
    public static IReadOnlyList<MetadataType> Sections { get; } =
    [
        .. MetadataCatalog.Components.Where(type => type.PolicyKey is not null
            && (type.AppField is not null || type == ExternalClientApplication.MetadataType)),
    ];

    public static IReadOnlyList<PolicyKey> All { get; } =
        [Namespace, Origin, State, ClientType, .. Sections.Select(PolicyKey.OfSection), Subscriber];
}
