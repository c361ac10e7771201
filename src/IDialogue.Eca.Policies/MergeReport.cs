using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies;

/// <summary>The result of a merge in place.</summary>
/// <param name="Written">The files that the policies speak of.</param>
/// <param name="Difference">What a deploy of them would change in the org that they came from.</param>
public sealed record MergeReport(WriteReport Written, MetadataDiff Difference);
