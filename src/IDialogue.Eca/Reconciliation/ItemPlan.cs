namespace IDialogue.Eca.Reconciliation;

/// <summary>What a merge does with one item of a list that is there.</summary>
/// <param name="IsRemoved">Whether it goes.</param>
/// <param name="Patch">What changes inside it, if anything.</param>
internal readonly record struct ItemPlan(bool IsRemoved, RecordPlan? Patch);
