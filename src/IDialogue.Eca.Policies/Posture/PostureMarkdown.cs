using System.Text;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the posture as Markdown: the overview, then changes, rules, exceptions, and what was not read.</summary>
internal static class PostureMarkdown
{
    public static string Write(PostureReport report)
    {
        var markdown = new StringBuilder("# External Client Apps: posture\n\n")
            .Append(string.Join(", ", StatusWords.Minute(report.Time), CountText.Of(report.Orgs.Count, "org"),
                CountText.Of(report.Apps.Count(), "app"), report.Score.InWords))
            .Append(". Made by IDialogue.Eca ").Append(PackageWriter.ToolVersion).Append(".\n");
        string[] settings = ["Permitted Users", "Refresh Token Policy", "IP Relaxation", "Flows"];
        Head(markdown, "Overview", ["org", "app", .. settings, "score", "broken rules"]);
        foreach (var org in report.Orgs)
        {
            WriteOrg(markdown, org);
        }

        WriteChanges(markdown, report);
        var rules = RuleCount.Of(report).Where(rule => rule.IsNotable).ToArray();
        if (rules.Length > 0)
        {
            Head(markdown, "Rules with findings", "rule", "finding", "broken", "accepted", "not known", "checked");
            foreach (var rule in rules)
            {
                var counts = new[] { rule.Broken, rule.Accepted, rule.Unknown, rule.Checked }.Select(Number);
                Row(markdown, [rule.Rule.Code, rule.Rule.Title, .. counts]);
            }
        }

        WriteExceptions(markdown, report);
        if (report.Findings.Count > 0)
        {
            Head(markdown, "Not read, or not in full", "place", "finding", "message");
            foreach (var finding in report.Findings)
            {
                Row(markdown, report.Shown(finding.Location?.ToString() ?? ""), finding.Code, report.Shown(finding.Message));
            }
        }

        return markdown.ToString();
    }

    private static void WriteOrg(StringBuilder markdown, OrgPosture org)
    {
        if (org.Apps.Count == 0)
        {
            Row(markdown, org.Name, org.IsUnreadable ? "can't be read" : "no app", "", "", "", "", "", "");
        }

        foreach (var app in org.Apps)
        {
            string[] settings = app.IsOrg ? ["", "", "", ""] : [app.PermittedUsers, app.RefreshTokens, app.IpRelaxation, app.Flows];
            Row(markdown, [org.Name, app.Name, .. settings, app.Score.InWords, Number(app.Broken.Count())]);
        }
    }

    private static void WriteChanges(StringBuilder markdown, PostureReport report)
    {
        if (report.Trend is not { } trend)
        {
            return;
        }

        if (trend.LastRun is not { } last || trend.Changes.Count == 0)
        {
            markdown.Append("\n## Changes\n\n")
                .Append(trend.LastRun is { } run ? $"Nothing changed since {StatusWords.Minute(run)}.\n" : "First run of the history.\n");
            return;
        }

        Head(markdown, $"Changes since {StatusWords.Minute(last)}", "org", "app", "what", "before", "after");
        foreach (var change in trend.Changes)
        {
            Row(markdown, change.Org, change.App ?? "all", change.Field ?? "", change.Before, change.After);
        }
    }

    private static void WriteExceptions(StringBuilder markdown, PostureReport report)
    {
        var rows = report.All
            .SelectMany(pair => pair.App.Exceptions.Select(exception => (pair.Org, pair.App, Exception: exception))).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        Head(markdown, "Exceptions", "org", "app", "rule", "reason", "until", "accepted in");
        foreach (var (org, app, exception) in rows)
        {
            Row(
                markdown,
                org.Name,
                app.Name,
                $"{exception.Rule.Code} {exception.Rule.Title}",
                exception.Reason,
                exception.Until is { } until ? StatusWords.Day(until) : "no end",
                report.Shown(exception.Place));
        }
    }

    private static void Head(StringBuilder markdown, string title, params string[] heads)
    {
        markdown.Append("\n## ").Append(title).Append("\n\n");
        Row(markdown, heads);
        markdown.Append('|').Append(string.Concat(heads.Select(_ => "---|"))).Append('\n');
    }

    private static void Row(StringBuilder markdown, params string[] cells) =>
        markdown.Append("| ").Append(string.Join(" | ", cells.Select(MarkdownText.Cell))).Append(" |\n");

    private static string Number(int number) => FormattableString.Invariant($"{number}");
}
