namespace IDialogue.Eca.Reconciliation;

/// <summary>The plan of a merge for one item of a retrieved list.</summary>
/// <param name="IsRemoved">Whether it goes.</param>
/// <param name="Patch">What changes inside it, if anything.</param>
internal readonly record struct ItemPlan(bool IsRemoved, RecordPlan? Patch);
