using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.MSBuild;

/// <summary>Warning levels of a project, read as the compiler reads them: a code that is not shown is no error either.</summary>
/// <param name="areErrors">Whether warnings are errors.</param>
/// <param name="notShown">Codes of warnings that are not shown.</param>
/// <param name="notErrors">Codes of warnings that stay warnings.</param>
/// <param name="isPromoted">Asks the build itself, which has levels of its own, for example those of <c>-warnAsError</c>.</param>
internal sealed class WarningLevels(bool areErrors, string notShown, string notErrors, Func<string, bool> isPromoted)
{
    private static readonly char[] Separators = [';', ',', ' ', '\t', '\r', '\n'];

    private readonly HashSet<string> notShown = Codes(notShown);
    private readonly HashSet<string> notErrors = Codes(notErrors);

    /// <summary>Checks whether a reader of the build's log sees warnings of this code.</summary>
    public bool IsShown(string code) => !notShown.Contains(code);

    /// <summary>The severity that a finding has in this build.</summary>
    public DiagnosticSeverity SeverityOf(Diagnostic finding) =>
        finding.Severity == DiagnosticSeverity.Warning && IsShown(finding.Code)
            && ((areErrors && !notErrors.Contains(finding.Code)) || isPromoted(finding.Code))
            ? DiagnosticSeverity.Error
            : finding.Severity;

    private static HashSet<string> Codes(string list) =>
        new(list.Split(Separators, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
