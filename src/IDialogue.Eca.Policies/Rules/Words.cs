using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Names of fields and values in sentences.</summary>
internal static class Words
{
    /// <summary>A field by its key in policy files: <c>'permittedUsers'</c>.</summary>
    public static string Of(MetadataField field) => $"'{field.PolicyKey}'";

    /// <summary>Several fields: <c>'a', 'b' and 'c'</c>.</summary>
    public static string Of(IReadOnlyList<MetadataField> fields) => fields.Count == 1
        ? Of(fields[0])
        : $"{string.Join(", ", fields.Take(fields.Count - 1).Select(field => Of(field)))} and {Of(fields[fields.Count - 1])}";

    /// <summary>A type by the key of its section in policy files: <c>'oauthPolicies'</c>.</summary>
    public static string Of(MetadataType type) => $"'{type.PolicyKey}'";

    /// <summary>A value in Setup's words and in Salesforce's: <c>'Refresh token is valid until revoked' (Infinite)</c>.</summary>
    public static string Of(MetadataField field, object value)
    {
        var known = field.Enum!.Get(value);
        return known.Label is null ? $"'{known.Name}'" : $"'{known.Label}' ({known.Name})";
    }
}
