using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>One key of a policy file that is not a field: binder, JSON Schema and pages read this description.</summary>
/// <param name="Name">The key.</param>
/// <param name="Shape">Shape of its value.</param>
/// <param name="Value">The value, or each item or entry.</param>
/// <param name="Text">Meaning in Markdown, in full sentences.</param>
internal sealed record PolicyKey(string Name, KeyShape Shape, KeyValue Value, string Text)
{
    /// <summary>An example of one value; absent where words or a definition show it.</summary>
    public string? Example { get; init; }

    /// <summary>Gets the name of a map's entries.</summary>
    public string EntryName { get; init; } = "developer name";

    /// <summary>Gets a value indicating whether its mapping requires the key.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Gets a value indicating whether a list may have no items.</summary>
    public bool CanBeEmpty { get; init; }

    /// <summary>Describes the key of a section by the catalogue.</summary>
    public static PolicyKey OfSection(MetadataType type) => new(
        type.PolicyKey!,
        FileKeys.Sections.Contains(type) && type.ManifestMember is null ? KeyShape.Map : KeyShape.Single,
        new KeyValue(type.PolicyKey!, "mapping"),
        Sentences.Join(type.Description, Sentences.Versions(type.Since, null)));
}
