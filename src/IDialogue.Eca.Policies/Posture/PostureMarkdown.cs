using System.Text;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the posture as Markdown: an overview to sign first, then each app, whose details are folded.</summary>
/// <param name="report">The posture.</param>
internal sealed class PostureMarkdown(PostureReport report)
{
    private readonly StringBuilder markdown = new();
    private readonly bool hasOrgs = report.Orgs.Count > 1;

    private MarkdownTables Tables => new(markdown);

    /// <summary>Writes the document. The same posture gives the same bytes on every system.</summary>
    public static string Write(PostureReport report) => new PostureMarkdown(report).Write();

    private string Write()
    {
        markdown.Append("# External Client Apps: posture\n");
        WriteSource();
        WriteOverview();
        WriteChanges();
        WriteRules();
        WriteExceptions();
        WriteUnread();
        WriteSignature();
        var apps = new PostureMarkdownApps(report, Tables);
        foreach (var (org, app) in report.All)
        {
            Tables.Heading("##", MarkdownText.Cell(hasOrgs && org.Name.Length > 0 ? $"{app.Name} ({org.Name})" : app.Name));
            apps.Write(app);
        }

        WriteUncovered();
        return markdown.ToString();
    }

    private void WriteSource()
    {
        Tables.Head("", "");
        foreach (var (title, value) in report.Origin)
        {
            Tables.Row(title, value);
        }

        Tables.Row("Made by", $"IDialogue.Eca {PackageWriter.ToolVersion}");
    }

    private void WriteOverview()
    {
        Tables.Heading("##", "Overview");
        string[] org = hasOrgs ? ["org"] : [];
        string[] score = report.Score.Total > 0 ? ["score"] : [];
        Tables.Head([.. org, "app", .. AppPosture.Titles, .. score, "verdict"]);
        foreach (var row in report.Orgs.SelectMany(RowsOf))
        {
            Tables.Row([.. row.Skip(hasOrgs ? 0 : 1)]);
        }

        Tables.Paragraph(report.Counts);
    }

    private IEnumerable<string[]> RowsOf(OrgPosture org)
    {
        var blanks = Enumerable.Repeat("", AppPosture.Titles.Count + (report.Score.Total > 0 ? 1 : 0)).ToArray();
        return org.Apps.Count == 0
            ? [[org.Name, "", .. blanks, org.IsUnreadable ? "can't be read" : "no app"]]
            : org.Apps.Select(app => new[] { org.Name, app.Name }
                .Concat(app.Values)
                .Concat(report.Score.Total > 0 ? [app.Score.InWords] : Array.Empty<string>())
                .Append(app.Verdict)
                .ToArray());
    }

    private void WriteChanges()
    {
        if (report.Trend is not { } trend)
        {
            return;
        }

        if (trend.LastRun is not { } last || trend.Changes.Count == 0)
        {
            Tables.Heading("##", "Changes");
            Tables.Paragraph(trend.LastRun is { } run ? $"Nothing changed since {StatusWords.Minute(run)}." : "First run of the history.");
            return;
        }

        Tables.Heading("##", $"Changes since {StatusWords.Minute(last)}");
        Tables.Head("org", "app", "what", "before", "after");
        foreach (var change in trend.Changes)
        {
            Tables.Row(change.Org, change.App ?? "all", change.Field ?? "", change.Before, change.After);
        }
    }

    private void WriteRules()
    {
        var rules = RuleCount.Of(report).Where(rule => rule.IsNotable).ToArray();
        if (rules.Length == 0)
        {
            return;
        }

        Tables.Heading("##", "Rules with findings");
        Tables.Head("rule", "finding", "apps that break it", "accepted", "not known", "checked");
        foreach (var rule in rules)
        {
            var counts = new[] { rule.Broken, rule.Accepted, rule.Unknown, rule.Checked };
            Tables.Cells(
            [
                PostureMarkdownApps.Link(rule.Rule),
                MarkdownText.Cell(rule.Rule.Title),
                .. counts.Select(count => FormattableString.Invariant($"{count}")),
            ]);
        }
    }

    private void WriteExceptions()
    {
        var rows = report.All
            .SelectMany(pair => pair.App.Exceptions.Select(exception => (pair.Org, pair.App, Exception: exception))).ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        Tables.Heading("##", "Exceptions");
        string[] org = hasOrgs ? ["org"] : [];
        Tables.Head([.. org, "app", "rule", "reason", "owner", "approver", "until", "accepted in"]);
        foreach (var row in rows)
        {
            Tables.Row(
            [
                .. hasOrgs ? [row.Org.Name] : Array.Empty<string>(),
                row.App.Name,
                $"{row.Exception.Rule.Code} {row.Exception.Rule.Title}",
                row.Exception.Reason,
                row.Exception.Owner,
                row.Exception.Approver,
                row.Exception.Until is { } until ? StatusWords.Day(until) : "no end",
                report.Shown(row.Exception.Place),
            ]);
        }
    }

    private void WriteUnread()
    {
        if (report.Findings.Count == 0)
        {
            return;
        }

        Tables.Heading("##", "Not read, or not in full");
        Tables.Paragraph("The rest does not cover these.");
        Tables.Head("place", "finding", "message");
        foreach (var finding in report.Findings)
        {
            Tables.Row(report.Shown(finding.Location?.ToString() ?? ""), finding.Code, report.Shown(finding.Message));
        }
    }

    private void WriteSignature()
    {
        Tables.Heading("##", "Signature");
        Tables.Head("role", "name", "date", "signature");
        foreach (var role in PostureReport.Signers)
        {
            Tables.Row(role, "", "", "");
        }
    }

    /// <summary>Writes the controls that are checked in no app.</summary>
    private void WriteUncovered()
    {
        var controls = (from baseline in report.Baselines
                        from control in baseline.Uncovered.Select(name => (Name: name, Why: "no rule checks it"))
                            .Concat(baseline.Unseen.Select(name => (Name: name, Why: "no file shows it; look in the org")))
                        select (baseline.Title, control.Name, control.Why)).ToArray();
        if (controls.Length == 0)
        {
            return;
        }

        Tables.Heading("##", "Controls that are not checked");
        Tables.Head("list", "control", "why");
        foreach (var (title, name, why) in controls)
        {
            Tables.Row(title, name, why);
        }
    }
}
