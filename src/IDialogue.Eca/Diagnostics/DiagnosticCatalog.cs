using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Diagnostics;

/// <summary>
/// All findings but those of rules: one factory per code, in a file per subject in the order of the codes. Each code has a page in
/// <c>docs/diagnostics</c>. A code never changes its meaning and is never reused; new codes go to the end of their file.
/// </summary>
internal static partial class DiagnosticCatalog
{
    private static Diagnostic Error(string code, SourceLocation? location, string message) =>
        new(code, DiagnosticSeverity.Error, message, location);

    private static Diagnostic Warning(string code, SourceLocation? location, string message) =>
        new(code, DiagnosticSeverity.Warning, message, location);

    private static Diagnostic Info(string code, SourceLocation? location, string message) =>
        new(code, DiagnosticSeverity.Info, message, location);

    private static string Short(string text) => ShownText.Start(text);

    private static string Range(ApiVersion since, ApiVersion? until)
    {
        if (until is not { } last)
        {
            return $"{since} or later";
        }

        return last == since ? $"{since}" : $"{since} to {last}";
    }
}
