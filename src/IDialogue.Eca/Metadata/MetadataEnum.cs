namespace IDialogue.Eca.Metadata;

/// <summary>An enum in the catalogue.</summary>
public sealed class MetadataEnum
{
    internal MetadataEnum(string name, string description, bool isText, ValueList<MetadataEnumValue> values)
    {
        Name = name;
        Description = description;
        IsText = isText;
        Values = values;
    }

    /// <summary>Name of the enum.</summary>
    public string Name { get; }

    /// <summary>One line on what the enum is.</summary>
    public string Description { get; }

    /// <summary>
    /// Gets a value indicating whether Salesforce types the value as a text, which it reads in any case; an enumeration of the schema has
    /// one spelling.
    /// </summary>
    internal bool IsText { get; }

    /// <summary>Values in Salesforce's order.</summary>
    public ValueList<MetadataEnumValue> Values { get; }

    /// <summary>The value with this API name in any case, or <see langword="null"/>.</summary>
    public MetadataEnumValue? FindByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (var value in Values)
        {
            if (string.Equals(value.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>
    /// The value with this API name, this present or former Setup label or, for OAuth scopes, this name in token requests, in any case, or
    /// <see langword="null"/>.
    /// </summary>
    public MetadataEnumValue? FindByNameOrLabel(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return FindByName(text)
        ?? Values.FirstOrDefault(value => string.Equals(value.Label, text, StringComparison.OrdinalIgnoreCase))
        ?? Values.FirstOrDefault(value => value.FormerLabels.Contains(text, StringComparer.OrdinalIgnoreCase))
        ?? Values.FirstOrDefault(value => value.RuntimeNames.Contains(text, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The value that an element of a metadata file has; <see langword="null"/> where an org would refuse the text.</summary>
    internal MetadataEnumValue? FindInMetadata(string text) =>
        FindByName(text) is { } value && (IsText || value.Name == text) ? value : null;

    /// <summary>Gets the catalogue's entry for a value, for example <c>RefreshTokenPolicyType.Infinite</c>.</summary>
    internal MetadataEnumValue Get(object value) => Values.First(known => known.Value.Equals(value));
}
