namespace IDialogue.Eca.Diagnostics;

/// <summary>One finding: what is wrong, where, why, and what to do.</summary>
/// <param name="Code">Code of the finding, for example <c>ECA0012</c>; never changes its meaning.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What, why and what to do, in one or a few sentences. Never holds a secret.</param>
/// <param name="Location">Where; absent when no file is to blame.</param>
public sealed record Diagnostic(string Code, DiagnosticSeverity Severity, string Message, SourceLocation? Location)
{
    /// <summary>Address of the page that explains the code.</summary>
    public string HelpLink => $"https://github.com/idialogue/IDialogue.Eca/blob/main/docs/diagnostics/{Code}.md";

    /// <summary><c>file(line,column): error ECA0012: message</c>.</summary>
    public override string ToString()
    {
        var place = Location is { } location ? $"{location}: " : "";
        var severity = Severity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            _ => "info",
        };
        return $"{place}{severity} {Code}: {Message}";
    }
}
