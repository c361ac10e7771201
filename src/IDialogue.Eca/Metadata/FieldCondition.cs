namespace IDialogue.Eca.Metadata;

/// <summary>Values of one field of a record beside which another field of it has a meaning.</summary>
internal sealed record FieldCondition(MetadataField Field, ValueList<object> Values)
{
    /// <summary>Checks whether the record's value is one of these; <see langword="null"/> if it has none.</summary>
    public bool? IsMet(MetadataObject record) => Field.GetValue(record) is { } value ? Values.Contains(value) : null;
}
