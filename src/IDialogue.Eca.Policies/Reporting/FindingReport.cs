using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Findings in the forms that people and programs take.</summary>
/// <param name="findings">The findings.</param>
/// <param name="folder">Folder that paths are shown relative to, where they lie below it; empty for paths as they are.</param>
public sealed class FindingReport(IEnumerable<Diagnostic> findings, string folder)
{
    private readonly Diagnostic[] findings = [.. findings ?? throw new ArgumentNullException(nameof(findings))];
    private readonly string folder = folder ?? throw new ArgumentNullException(nameof(folder));

    /// <summary>
    /// One line a finding, as MSBuild and editors take them: <c>file(line,column): error ECA0012: message</c>. Characters that a terminal
    /// would obey or not show are written out, and so are commands for CI systems.
    /// </summary>
    public string ToText() => string.Concat(findings.Select(finding => ShownText.Line(Shown(finding).ToString()) + "\n"));

    /// <summary>The findings as JSON, with the number of errors and warnings.</summary>
    public string ToJson()
    {
        var json = new JsonText().Begin('{');
        Write(json);
        return json.End('}').ToString();
    }

    /// <summary>Writes the keys of <see cref="ToJson"/> into an object that may have others.</summary>
    internal void Write(JsonText json)
    {
        json.Add("errors", findings.Count(finding => finding.Severity == DiagnosticSeverity.Error))
            .Add("warnings", findings.Count(finding => finding.Severity == DiagnosticSeverity.Warning))
            .Begin('[', "findings");
        foreach (var finding in findings.Select(Shown))
        {
            json.Begin('{')
                .Add("code", finding.Code)
                .Add("severity", finding.Severity.ToString().ToLowerInvariant())
                .Add("message", finding.Message);
            if (finding.Location is { } place)
            {
                json.Add("file", place.File);
                foreach (var (name, value) in new[]
                {
                    ("line", place.Line),
                    ("column", place.Column),
                    ("endLine", place.EndLine),
                    ("endColumn", place.EndColumn),
                })
                {
                    if (value > 0)
                    {
                        json.Add(name, value);
                    }
                }
            }

            json.Add("helpLink", finding.HelpLink).End('}');
        }

        json.End(']');
    }

    /// <summary>The findings in SARIF 2.1.0, for code scanning; each rule with its page.</summary>
    public string ToSarif() => SarifLog.Write(findings.Select(finding => new SarifResult(Shown(finding))));

    private Diagnostic Shown(Diagnostic finding) => ShownPath.Of(finding, folder);
}
