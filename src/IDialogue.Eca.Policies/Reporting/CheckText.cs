using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Writes the result of a check for terminals: numbers of findings, and of many also by rule and by app.</summary>
internal static class CheckText
{
    private const int Many = 20;

    private static readonly (DiagnosticSeverity Severity, string Noun)[] Nouns =
        [(DiagnosticSeverity.Error, "error"), (DiagnosticSeverity.Warning, "warning"), (DiagnosticSeverity.Info, "info")];

    public static string Write(CheckReport report)
    {
        var text = new StringBuilder();
        CheckedApp[] apps = [.. report.Rules.Apps.Where(app => BrokenIn(app).Any())];
        if (report.Findings.Count > Many && apps.Length > 1)
        {
            WriteRules(text, apps);
            WriteApps(text, apps, report.Folder);
        }

        return text.Append(Count(report.Findings, 0)).Append(", ").Append(Count(report.Findings, 1)).Append('\n').ToString();
    }

    private static void WriteRules(StringBuilder text, CheckedApp[] apps)
    {
        text.Append("By rule:\n");
        foreach (var rule in apps.SelectMany(BrokenIn).GroupBy(outcome => outcome.Rule)
            .OrderByDescending(rule => rule.Count()).ThenBy(rule => rule.Key.Code, StringComparer.Ordinal))
        {
            text.Append("  ").Append(rule.Key.Code).Append(' ').Append(CountText.Of(rule.Count(), "app").PadLeft(9))
                .Append("  ").Append(rule.Key.Title).Append('\n');
        }
    }

    private static void WriteApps(StringBuilder text, CheckedApp[] apps, string folder)
    {
        text.Append("By app:\n");
        var hasSeveral = apps.Select(app => app.Project).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var (name, findings) in apps.Select(app => (NameOf(app), BrokenIn(app).SelectMany(outcome => outcome.Findings).ToArray()))
            .OrderByDescending(app => Array.FindAll(app.Item2, finding => finding.Severity == DiagnosticSeverity.Error).Length)
            .ThenByDescending(app => app.Item2.Length))
        {
            text.Append("  ").Append(ShownText.Line(name)).Append(": ")
                .Append(string.Join(", ", Enumerable.Range(0, Nouns.Length)
                    .Select(noun => Count(findings, noun)).Where(count => count[0] != '0')))
                .Append('\n');
        }

        string NameOf(CheckedApp app) => (app.FullName is { } name ? app.Show(name) : "Org settings")
            + (app.Org is { } org ? $" ({org})" : "")
            + (hasSeveral && app.Project is { } project ? $" ({ShownPath.Below(project, folder)})" : "");
    }

    private static IEnumerable<RuleOutcome> BrokenIn(CheckedApp app) =>
        app.Outcomes.Where(outcome => outcome.Status == RuleStatus.Broken);

    private static string Count(IEnumerable<Diagnostic> findings, int noun) =>
        CountText.Of(findings.Count(finding => finding.Severity == Nouns[noun].Severity), Nouns[noun].Noun);
}
