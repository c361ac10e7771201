using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies;

/// <summary>Policies compared with what an org has.</summary>
/// <param name="Org">Name of the org: that of its folder or zip; absent for the tree of one org.</param>
/// <param name="Difference">The differences; absent after an error.</param>
/// <param name="Findings">The findings in the order of files and lines.</param>
public sealed record OrgDiff(string? Org, MetadataDiff? Difference, ValueList<Diagnostic> Findings);
