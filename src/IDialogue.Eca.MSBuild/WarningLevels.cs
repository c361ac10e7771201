using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.MSBuild;

/// <summary>Warning levels of a project, read as the compiler reads them: a code that is not shown is no error either.</summary>
internal sealed class WarningLevels(bool areErrors, string notShown, string notErrors)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> notShown = Codes(notShown);
    private readonly HashSet<string> notErrors = Codes(notErrors);

    /// <summary>Checks whether a reader of the build's log sees the finding as a warning.</summary>
    public bool IsShown(Diagnostic finding) => finding.Severity == DiagnosticSeverity.Warning && !notShown.Contains(finding.Code);

    /// <summary>The finding with the severity that it has in this project.</summary>
    public Diagnostic Apply(Diagnostic finding) =>
        areErrors && IsShown(finding) && !notErrors.Contains(finding.Code) ? finding with { Severity = DiagnosticSeverity.Error } : finding;

    private static HashSet<string> Codes(string list) =>
        new(list.Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
