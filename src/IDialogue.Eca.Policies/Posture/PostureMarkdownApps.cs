using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the folded details of an app as Markdown: rules, controls and all settings.</summary>
internal sealed class PostureMarkdownApps(PostureReport report, MarkdownTables tables)
{
    private static readonly RuleStatus[] Bold = [RuleStatus.Broken, RuleStatus.Undecided];

    /// <summary>A rule's code with a link to its page.</summary>
    public static string Link(RuleDescription rule) => $"[{rule.Code}]({new Diagnostic(rule.Code, default, "", null).HelpLink})";

    public void Write(AppPosture app)
    {
        if (app.Rules.Count > 0)
        {
            tables.Fold($"Rules: {app.Verdict}", () => WriteRules(app));
        }

        foreach (var controls in app.Controls.GroupBy(control => control.Baseline))
        {
            ControlPosture[] shown = [.. controls.Where(control => control.Status != RuleStatus.NotApplicable)];
            if (shown.Length > 0)
            {
                tables.Fold($"{controls.Key.Title}: {Score.Of(shown).InWords}", () => WriteControls(controls.Key, shown));
            }
        }

        tables.Fold($"Settings: {CountText.Of(app.Records.Count, "record")}", () => WriteRecords(app));
    }

    private void WriteRules(AppPosture app)
    {
        RulePosture[] notable = [.. app.Rules.Where(rule => rule.Status is not RuleStatus.Passed)];
        if (notable.Length > 0)
        {
            tables.Head("rule", "finding", "level", "result", "details");
            foreach (var rule in notable)
            {
                tables.Cells(
                [
                    Link(rule.Rule), MarkdownText.Cell(rule.Rule.Title), JsonText.Word(rule.Level), Word(rule.Status), Details(app, rule),
                ]);
            }
        }

        string[] holding = [.. app.Rules.Where(rule => rule.Status == RuleStatus.Passed).Select(rule => rule.Rule.Code)];
        if (holding.Length > 0)
        {
            tables.Paragraph($"{CountText.Of(holding.Length, "rule")} without a finding: {string.Join(", ", holding)}.");
        }
    }

    private void WriteControls(RuleBaseline baseline, ControlPosture[] controls)
    {
        tables.Paragraph($"[{baseline.Name}]({baseline.Page})"
            + (baseline.ReadOn is { } day ? $", as read on {StatusWords.Day(day)}" : ""));
        tables.Head("control", "rules", "result");
        foreach (var control in controls)
        {
            tables.Cells([MarkdownText.Cell(control.Name), string.Join(", ", control.Rules), Word(control.Status)]);
        }
    }

    private void WriteRecords(AppPosture app)
    {
        foreach (var record in app.Records)
        {
            tables.Heading("###", MarkdownText.Cell(record.Title));
            tables.Head("setting", "value");
            foreach (var field in record.Fields)
            {
                tables.Row(field.Title, field.Value);
            }
        }
    }

    /// <summary>The reason of an exception, and the findings with their places.</summary>
    private string Details(AppPosture app, RulePosture rule) => string.Join("<br>", app.Exceptions
        .Where(exception => exception.Rule == rule.Rule)
        .Select(exception => $"Accepted: {exception.InWords}")
        .Concat(rule.Findings.Select(Describe).Distinct())
        .Select(MarkdownText.Cell));

    private string Describe(Diagnostic finding)
    {
        var message = report.Shown(finding.Message);
        return finding.Location is { } place ? $"{report.Shown(place.ToString())}: {message}" : message;
    }

    private static string Word(RuleStatus status) =>
        Bold.Contains(status) ? $"**{StatusWords.Of(status)}**" : StatusWords.Of(status);
}
