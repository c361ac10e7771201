using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Policies compared with retrieved records.</summary>
/// <param name="Diff">The differences; absent after an error.</param>
/// <param name="Findings">The findings in the order of files and lines.</param>
/// <param name="Folder">Folder that paths are shown relative to.</param>
internal sealed record DiffReport(MetadataDiff? Diff, ValueList<Diagnostic> Findings, string Folder);
