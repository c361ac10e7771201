using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Values as people know them.</summary>
internal static class Words
{
    /// <summary>A value in Setup's words and in Salesforce's: <c>'Refresh token is valid until revoked' (Infinite)</c>.</summary>
    public static string Of(MetadataField field, object value)
    {
        var known = field.Enum!.Get(value);
        return known.Label is null ? $"'{known.Name}'" : $"'{known.Label}' ({known.Name})";
    }
}
