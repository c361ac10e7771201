using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of a section: the fields of its record, and those that are not fields.</summary>
internal static class SectionKeys
{
    public static PolicyKey FullName { get; } = new(
        "fullName", KeyShape.Single, KeyValue.Text, "Name of the record, if it does not follow from `origin`.");

    public static PolicyKey State { get; } = new(
        "state",
        KeyShape.Single,
        KeyValue.State,
        "`absent` deletes the record; beside it only `fullName` can be set. `present` is the default.");

    public static PolicyKey Preset { get; } = new(
        "preset", KeyShape.Single, KeyValue.Preset, "Sets several policies at once. Policies in the file override it.");

    public static PolicyKey Remove { get; } = new(
        "remove", KeyShape.List, KeyValue.FieldKey, "Keys of fields that a merge deletes from the record.");

    /// <summary>The keys of a section that are not fields.</summary>
    public static IEnumerable<PolicyKey> Of(MetadataType type) =>
    [
        .. type.AppField is null ? Array.Empty<PolicyKey>() : [FullName, State],
        .. type == ExtlClntAppOauthConfigurablePolicies.MetadataType ? [Preset] : Array.Empty<PolicyKey>(),
        Remove,
    ];

    /// <summary>The fields that a policy file can set.</summary>
    public static IEnumerable<MetadataField> FieldsOf(MetadataType type) => type.Fields.Where(HasPolicyKey);

    /// <summary>
    /// Checks whether a policy file can set the field: app and names follow from its structure, and some are never written.
    /// </summary>
    public static bool HasPolicyKey(MetadataField field) => field.Role is not (FieldRole.App or FieldRole.Name) && !field.IsNeverWritten;
}
