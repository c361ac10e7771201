using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Conversion;

/// <summary>
/// The mapping of one field of a connected app: a row of <see cref="ConnectedAppMapping"/>. It has targets, or a reason why there are none,
/// or neither, if it holds a record whose fields have rows of their own.
/// </summary>
internal sealed record FieldMapping(MetadataField Source)
{
    /// <summary>The fields that take the value, in one record or in several.</summary>
    public ValueList<MetadataField> Targets { get; init; } = [];

    /// <summary>The fields that take the value of an app that gets none of the records of <see cref="Targets"/>.</summary>
    public ValueList<MetadataField> Otherwise { get; init; } = [];

    /// <summary>Why the value cannot be moved and what to do, as the end of a sentence and whole ones.</summary>
    public string? WhyNot { get; init; }

    /// <summary>Gets a value indicating whether the value tells who the app is, so that Salesforce makes a new one.</summary>
    public bool IsCredential { get; init; }

    /// <summary>
    /// Gets a value indicating whether the value is the id of a certificate of the org, without which the app would not work or not be
    /// safe.
    /// </summary>
    public bool IsCertificateId { get; init; }

    /// <summary>Finds why an org would refuse the record that was made of the one in the field; absent where nothing is known.</summary>
    public Func<MetadataObject, string?>? FindMistake { get; init; }

    /// <summary>Gets a note on the conversion of the value, for people.</summary>
    public string? Note { get; init; }

    /// <summary>Gets a connected app's value for an absent field, if an External Client App has another one.</summary>
    public object? Default { get; init; }

    /// <summary>
    /// Makes the value of a target, or of an item of it, from the value of the source: a truth value, a number, or a text, which an
    /// enum's value is by its name. Gives <see langword="null"/> where there is none.
    /// </summary>
    public Func<object, MetadataField, object?> Convert { get; init; } = ValueConversions.Same;

    /// <summary>Gets a hint for a value that has no counterpart; absent if the target's values are enough.</summary>
    public string? Hint { get; init; }

    /// <summary>
    /// Gets a value indicating whether the fields of the record that the field holds have rows of their own, with targets in several
    /// records.
    /// </summary>
    public bool IsTakenApart => Targets.Count == 0 && WhyNot is null;
}
