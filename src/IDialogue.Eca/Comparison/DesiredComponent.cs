using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Comparison;

/// <summary>
/// What shall hold of a component: all that its record says. What the record does not say (a property that is
/// <see langword="null"/> or an empty list) stays as the org has it.
/// </summary>
/// <param name="Component">The record; its <see cref="MetadataObject.UnknownElements"/> are not looked at.</param>
public sealed record DesiredComponent(MetadataComponent Component)
{
    /// <summary>Fields that the component shall not have any more.</summary>
    public ValueList<MetadataField> Removed { get; init; } = [];

    /// <summary>
    /// Lists that shall hold exactly what the record says. Without it, permission sets and profiles
    /// (<see cref="MetadataField.IsUnited"/>) are added to those that the org has.
    /// </summary>
    public ValueList<MetadataField> Exact { get; init; } = [];

    /// <summary>
    /// Whether the record must have the name that it says. Otherwise the name counts only where the org has no such record yet: an
    /// existing one is found by its app, because Salesforce names records after the way the app came into the org.
    /// </summary>
    public bool IsNameFixed { get; init; }
}
