using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>Policy files with one section.</summary>
internal static class SectionText
{
    public static IEnumerable<MetadataType> Types => AppKeys.Sections.Concat(FileKeys.Sections);

    /// <summary>A policy file with this section of an app, or of the org.</summary>
    public static string Of(MetadataType type, string content) =>
        AppKeys.Sections.Contains(type) ? $"apps:\n  A:\n    origin: setup\n    {type.PolicyKey}: {content}"
        : type.ManifestMember is not null ? $"{type.PolicyKey}: {content}"
        : $"{type.PolicyKey}:\n  A: {content}";

    /// <summary>A policy file that says this one field.</summary>
    /// <param name="type">The section.</param>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value, or one item of it where it is a list.</param>
    public static string Of(MetadataType type, MetadataField field, string value) => Of(type, $"{{ {Pair(field, value)} }}");

    /// <summary>A policy file that says one field of a record inside a section.</summary>
    public static string Of(MetadataType type, MetadataField field, MetadataField inner, string value) =>
        Of(type, field, $"{{ {Pair(inner, value)} }}");

    private static string Pair(MetadataField field, string value) =>
        $"{field.PolicyKey}: {(field.IsRepeated || field.Separator is not null ? $"[{value}]" : value)}";
}
