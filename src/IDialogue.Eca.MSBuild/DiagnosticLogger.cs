using IDialogue.Eca.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>Hands findings to MSBuild with code, help link and place.</summary>
internal static class DiagnosticLogger
{
    public static void LogDiagnostics(this TaskLoggingHelper log, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            log.LogDiagnostic(diagnostic);
        }
    }

    public static void LogDiagnostic(this TaskLoggingHelper log, Diagnostic diagnostic)
    {
        // The end is left out: MSBuild would print four numbers, and fewer tools make a link of these.
        var (file, line, column, _, _) = diagnostic.Location ?? default;
        switch (diagnostic.Severity)
        {
            case DiagnosticSeverity.Error:
                log.LogError(null, diagnostic.Code, null, diagnostic.HelpLink, file, line, column, 0, 0, "{0}", diagnostic.Message);
                break;
            case DiagnosticSeverity.Warning:
                log.LogWarning(null, diagnostic.Code, null, diagnostic.HelpLink, file, line, column, 0, 0, "{0}", diagnostic.Message);
                break;
            default:
                log.LogMessage(null, diagnostic.Code, null, file, line, column, 0, 0, MessageImportance.Normal, "{0}", diagnostic.Message);
                break;
        }
    }
}
