using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Comparison;

/// <summary>What a merge does with one field of a retrieved record.</summary>
/// <param name="Field">The field.</param>
/// <param name="Value">The value to write; <see langword="null"/> to remove the field.</param>
/// <param name="Inner">For a record inside the record that has both: what to do with its fields.</param>
internal sealed record FieldPlan(MetadataField Field, object? Value, RecordPlan? Inner);
