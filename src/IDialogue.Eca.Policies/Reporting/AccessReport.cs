using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Access;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Access to the apps of an org.</summary>
/// <param name="Access">The access; absent after an error that left nothing to tell.</param>
/// <param name="Findings">The findings in the order of files and lines.</param>
/// <param name="Folder">Folder that paths are shown relative to.</param>
internal sealed record AccessReport(OrgAccess? Access, ValueList<Diagnostic> Findings, string Folder);
