using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli.Output;

/// <summary>Colours for terminals.</summary>
internal static class Paint
{
    private const string Red = "\u001b[31m";
    private const string Green = "\u001b[32m";
    private const string Yellow = "\u001b[33m";
    private const string Cyan = "\u001b[36m";
    private const string Plain = "\u001b[0m";

    /// <summary>The line of a finding, with severity and code in colour.</summary>
    public static string Severity(string line, Diagnostic finding)
    {
        var color = finding.Severity switch
        {
            DiagnosticSeverity.Error => Red,
            DiagnosticSeverity.Warning => Yellow,
            _ => Cyan,
        };
        var mark = $"{finding.Severity.ToString().ToLowerInvariant()} {finding.Code}:";
        var start = line.IndexOf(mark, StringComparison.Ordinal);
        return start < 0 ? line : line.Insert(start + mark.Length, Plain).Insert(start, color);
    }

    /// <summary>Lines of a diff, each in the colour of its mark.</summary>
    public static string Changes(string text) => string.Join('\n', text.Split('\n').Select(Change));

    private static string Change(string line)
    {
        var color = line.TrimStart() switch
        {
            ['+', ' ', ..] => Green,
            ['-', ' ', ..] => Red,
            ['~', ' ', ..] => Yellow,
            ['!' or '*', ' ', ..] => Cyan,
            _ => null,
        };
        return color is null ? line : color + line + Plain;
    }
}
