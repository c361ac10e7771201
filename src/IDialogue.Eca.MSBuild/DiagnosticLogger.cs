using IDialogue.Eca.Diagnostics;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// Hands findings to MSBuild with code, help link and place, and lines as they are to be read: characters that a terminal would obey or not
/// show are written out.
/// </summary>
internal static class DiagnosticLogger
{
    /// <summary>Logs one line.</summary>
    public static void LogLine(this TaskLoggingHelper log, MessageImportance importance, string line) =>
        log.LogMessage(importance, "{0}", ShownText.Line(line));

    public static void LogDiagnostics(this TaskLoggingHelper log, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            log.LogDiagnostic(diagnostic);
        }
    }

    public static void LogDiagnostic(this TaskLoggingHelper log, Diagnostic diagnostic) =>
        Log(log, diagnostic with { Message = ShownText.Line(diagnostic.Message) });

    /// <summary>Logs a finding whose message has several lines, which no value in them ends.</summary>
    public static void LogLines(this TaskLoggingHelper log, Diagnostic diagnostic) =>
        Log(log, diagnostic with { Message = string.Join("\n", diagnostic.Message.Split('\n').Select(ShownText.Line)) });

    private static void Log(TaskLoggingHelper log, Diagnostic diagnostic)
    {
        // The end is left out: MSBuild would print four numbers, and fewer tools make a link of these.
        var (path, line, column, _, _) = diagnostic.Location ?? default;
        var file = path is null ? null : ShownText.Line(path);
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
