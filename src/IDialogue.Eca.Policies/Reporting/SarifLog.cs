using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Writes findings in the Static Analysis Results Interchange Format, version 2.1.0.</summary>
internal static class SarifLog
{
    private const string Home = "https://github.com/idialogue/IDialogue.Eca";

    /// <summary>
    /// The name of the fingerprint of a finding, which is the same from run to run; another way to make it needs another name.
    /// </summary>
    private const string FingerprintName = "ecaFinding/v1";

    private const int FingerprintLength = 32;

    public static string Write(IEnumerable<SarifResult> findings)
    {
        var results = findings.ToArray();
        var codes = results.Select(result => result.Finding.Code).Distinct().OrderBy(code => code, StringComparer.Ordinal).ToArray();
        var json = new JsonText().Begin('{')
            .Add("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .Add("version", "2.1.0")
            .Begin('[', "runs").Begin('{')
            .Begin('{', "tool").Begin('{', "driver")
            .Add("name", "IDialogue.Eca")
            .Add("semanticVersion", PackageWriter.ToolVersion)
            .Add("informationUri", Home)
            .Begin('[', "rules");
        Array.ForEach(codes, code => WriteRule(json, code));
        json.End(']').End('}').End('}')
            .Add("columnKind", "utf16CodeUnits")
            .Begin('[', "results");
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var result in results)
        {
            WriteResult(json, result, Array.IndexOf(codes, result.Finding.Code), Fingerprint(result.Finding, seen));
        }

        return json.End(']').End('}').End(']').End('}').ToString();
    }

    private static void WriteRule(JsonText json, string code)
    {
        json.Begin('{').Add("id", code);
        var finding = new Diagnostic(code, DiagnosticSeverity.Info, "", null);
        if (DiagnosticPage.Find(code) is { } page)
        {
            json.Begin('{', "shortDescription").Add("text", page.Title).End('}')
                .Begin('{', "help").Add("text", page.Markdown).Add("markdown", page.Markdown).End('}');
        }

        json.Add("helpUri", finding.HelpLink);
        if (RuleCatalog.Find(code) is { } rule)
        {
            json.Begin('{', "properties").Begin('[', "tags");
            foreach (var tag in rule.Controls.Select(control => control.Baseline).Prepend(rule.Category.ToString().ToLowerInvariant()))
            {
                json.Add(null, tag);
            }

            json.End(']').End('}');
        }

        json.End('}');
    }

    private static void WriteResult(JsonText json, SarifResult result, int ruleIndex, string fingerprint)
    {
        var finding = result.Finding;
        json.Begin('{')
            .Add("ruleId", finding.Code)
            .Add("ruleIndex", ruleIndex)
            .Add("level", finding.Severity switch
            {
                DiagnosticSeverity.Error => "error",
                DiagnosticSeverity.Warning => "warning",
                _ => "note",
            })
            .Begin('{', "message").Add("text", finding.Message).End('}')
            .Begin('[', "locations");
        if (finding.Location is { } place)
        {
            WriteLocation(json, place);
        }

        json.End(']').Begin('{', "partialFingerprints").Add(FingerprintName, fingerprint).End('}');
        if (result.Justification is { } reason)
        {
            WriteSuppression(json, result, reason);
        }

        json.End('}');
    }

    /// <summary>Writes who accepts a finding: the file that has it, or another one.</summary>
    private static void WriteSuppression(JsonText json, SarifResult result, string reason)
    {
        json.Begin('[', "suppressions").Begin('{')
            .Add("kind", result.AcceptedIn?.File == result.Finding.Location?.File ? "inSource" : "external")
            .Add("status", "accepted")
            .Add("justification", reason);
        if (result.AcceptedIn is { } place)
        {
            WriteLocation(json, place, "location");
        }

        json.End('}').End(']');
    }

    private static void WriteLocation(JsonText json, SourceLocation place, string? name = null)
    {
        json.Begin('{', name).Begin('{', "physicalLocation").Begin('{', "artifactLocation").Add("uri", FileUri.Of(place.File)).End('}');
        if (place.Line > 0)
        {
            json.Begin('{', "region").Add("startLine", place.Line).Add("startColumn", Math.Max(1, place.Column));
            if (place.EndLine > 0)
            {
                json.Add("endLine", place.EndLine).Add("endColumn", Math.Max(1, place.EndColumn));
            }

            json.End('}');
        }

        json.End('}').End('}');
    }

    /// <summary>
    /// Code, file and message without the line, so that a finding keeps it when lines above come or go; the second such one differs.
    /// </summary>
    private static string Fingerprint(Diagnostic finding, Dictionary<string, int> seen)
    {
        var about = $"{finding.Code}\n{finding.Location?.File.Replace('\\', '/')}\n{finding.Message}";
        seen.TryGetValue(about, out var count);
        seen[about] = count + 1;
        return ContentHash.Of(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{about}\n{count}"))).Substring(0, FingerprintLength);
    }
}
