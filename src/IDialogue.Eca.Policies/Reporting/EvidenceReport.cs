using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>A report for auditors: each app, its policies in Setup's words, and the result of each rule.</summary>
public static class EvidenceReport
{
    /// <summary>The report as Markdown.</summary>
    /// <param name="report">What came of the rules.</param>
    /// <param name="date">The day of the report (UTC); left out when absent.</param>
    /// <param name="folder">Folder that paths are shown relative to, where they lie below it.</param>
    public static string ToMarkdown(RuleReport report, DateTime? date, string folder)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(folder);
        var text = new StringBuilder();
        text.Append("# External Client Apps: policies and rules\n\n");
        text.Append("Made by IDialogue.Eca ").Append(PackageWriter.ToolVersion)
            .Append(date is { } day ? $" on {StatusWords.Day(day)}. " : ". ");
        text.Append("It shows the content of the files; to compare it with the org, retrieve and run a diff.\n");
        WriteUnread(text, report.Unread, folder);
        var hasSeveral = report.Apps.Select(app => app.Project).Distinct(StringComparer.Ordinal).Count() > 1;
        foreach (var app in report.Apps)
        {
            text.Append("\n## ").Append(MarkdownText.Cell(app.FullName is { } name ? app.Show(name) : "The org"));
            text.Append(hasSeveral && app.Project is { } project
                ? MarkdownText.Cell($" ({ShownPath.Below(project, folder).Replace('\\', '/')})")
                : "");
            WriteApp(text.Append('\n'), app, folder);
        }

        return text.ToString();
    }

    /// <summary>Writes the files that the rest of the report does not cover.</summary>
    private static void WriteUnread(StringBuilder text, ValueList<Diagnostic> unread, string folder)
    {
        if (unread.Count == 0)
        {
            return;
        }

        text.Append("\n## Not read, or not in full\n\nWhat follows does not cover these.\n\n");
        foreach (var finding in unread)
        {
            text.Append("- ").Append(Describe(finding, folder)).Append('\n');
        }
    }

    private static void WriteApp(StringBuilder text, CheckedApp app, string folder)
    {
        foreach (var record in app.Records)
        {
            WriteRecord(text, new SetupText(app.Show).Of(record));
        }

        text.Append("\n### Rules\n\n| rule | finding | level | result | |\n|---|---|---|---|---|\n");
        foreach (var outcome in app.Outcomes.Where(outcome => outcome.Status is not (RuleStatus.Off or RuleStatus.NotApplicable)))
        {
            Row(text, $"[{outcome.Rule.Code}]({new Diagnostic(outcome.Rule.Code, default, "", null).HelpLink})",
                MarkdownText.Cell(outcome.Rule.Title),
                app.Settings.LevelOf(outcome.Rule).ToString().ToLowerInvariant(),
                Word(outcome.Status),
                Details(outcome, folder, app.Show));
        }

        var off = string.Join(", ", app.Outcomes.Where(outcome => outcome.Status == RuleStatus.Off).Select(outcome => outcome.Rule.Code));
        text.Append(off.Length == 0 ? "" : $"\nSwitched off: {off}.\n");
        foreach (var baseline in app.Settings.Baselines)
        {
            WriteBaseline(text, app, baseline);
        }
    }

    private static void WriteRecord(StringBuilder text, RecordPosture record)
    {
        text.Append("\n### ").Append(MarkdownText.Cell(record.Title)).Append("\n\n| setting | value |\n|---|---|\n");
        foreach (var field in record.Fields)
        {
            Row(text, MarkdownText.Cell(field.Title), MarkdownText.Cell(field.Value));
        }
    }

    private static void WriteBaseline(StringBuilder text, CheckedApp app, RuleBaseline baseline)
    {
        text.Append("\n### ").Append(baseline.Title).Append("\n\n[").Append(baseline.Name).Append("](").Append(baseline.Page)
            .Append(')').Append(baseline.ReadOn is { } day ? $", as read on {StatusWords.Day(day)}" : "")
            .Append("\n\n| control | rule | result |\n|---|---|---|\n");
        foreach (var outcome in app.Outcomes.Where(outcome => outcome.Status != RuleStatus.NotApplicable))
        {
            foreach (var control in outcome.Rule.Controls.Where(control => control.Baseline == baseline.Name))
            {
                Row(text, MarkdownText.Cell(control.Name), outcome.Rule.Code, Word(outcome.Status));
            }
        }

        foreach (var control in baseline.Uncovered)
        {
            Row(text, MarkdownText.Cell(control), "", "**not covered**: no rule checks it");
        }

        foreach (var control in baseline.Unseen)
        {
            Row(text, MarkdownText.Cell(control), "", "no file shows it: look in the org");
        }
    }

    private static string Details(RuleOutcome outcome, string folder, Func<string, string> show)
    {
        var findings = outcome.Findings.Select(finding => Describe(finding, folder));
        var accepted = outcome.Suppression is not { } suppression ? []
            : new[] { MarkdownText.Cell($"Accepted: {show(suppression.Reason)}{UntilOf(suppression)}") };
        return string.Join("<br>", accepted.Concat(findings));
    }

    private static string Describe(Diagnostic finding, string folder)
    {
        var message = ShownPath.InMessage(finding.Message, folder);
        return MarkdownText.Cell(finding.Location is { } place
            ? $"{place with { File = ShownPath.Below(place.File, folder).Replace('\\', '/') }}: {message}"
            : message);
    }

    private static string Word(RuleStatus status) =>
        status is RuleStatus.Broken or RuleStatus.Undecided ? $"**{StatusWords.Of(status)}**" : StatusWords.Of(status);

    private static void Row(StringBuilder text, params string[] cells) =>
        text.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    private static string UntilOf(RuleSuppression suppression) =>
        suppression.Until is { } until ? $" Until {StatusWords.Day(until)}." : "";
}
