using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Conversion;

/// <summary>A record that is made of a connected app.</summary>
/// <param name="Type">The record's type.</param>
/// <param name="Source">The field of the connected app without which there is no such record; absent for records that are always
/// made.</param>
internal sealed record RecordMapping(MetadataType Type, MetadataField? Source)
{
    /// <summary>Gets the values that the record gets although no connected app has them.</summary>
    public ValueList<(MetadataField Field, object Value)> Given { get; init; } = [];

    /// <summary>Gets the values that the app's own policies get if the record is made: the switch of its plugin.</summary>
    public ValueList<(MetadataField Field, object Value)> GivenInAppPolicies { get; init; } = [];
}
