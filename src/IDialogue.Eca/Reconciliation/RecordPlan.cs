namespace IDialogue.Eca.Reconciliation;

/// <summary>The plan of a merge for a retrieved record, and its difference.</summary>
/// <param name="Fields">The fields that it writes or removes, in the order of the type; it touches no other.</param>
/// <param name="Changes">The differences that count, and what a deploy without merge would put back to default.</param>
internal sealed record RecordPlan(IReadOnlyList<FieldPlan> Fields, IReadOnlyList<FieldChange> Changes);
