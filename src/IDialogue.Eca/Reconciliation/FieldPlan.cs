using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Reconciliation;

/// <summary>The plan of a merge for one field of a retrieved record.</summary>
internal abstract record FieldPlan(MetadataField Field)
{
    /// <summary>Takes it out.</summary>
    public sealed record Removal(MetadataField Field) : FieldPlan(Field);

    /// <summary>Gives it a value.</summary>
    public sealed record Setting(MetadataField Field, object Value) : FieldPlan(Field);

    /// <summary>Changes fields of the record that it holds.</summary>
    public sealed record Patch(MetadataField Field, RecordPlan Inner) : FieldPlan(Field);

    /// <summary>Changes a list of records or values.</summary>
    /// <param name="Field">The field.</param>
    /// <param name="Existing">What becomes of each item that is there, in their order.</param>
    /// <param name="Added">What comes after them.</param>
    public sealed record List(MetadataField Field, IReadOnlyList<ItemPlan> Existing, IReadOnlyList<object> Added) : FieldPlan(Field);
}
