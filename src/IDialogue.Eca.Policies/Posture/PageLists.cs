using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the lists over all orgs: changes, rules, exceptions, what was not read, the score, and the signature.</summary>
internal sealed class PageLists(PostureReport report, HtmlWriter html)
{
    public void WriteChanges()
    {
        if (report.Trend is not { } trend)
        {
            return;
        }

        Begin("changes", "Changes");
        if (trend.LastRun is not { } last)
        {
            html.Add("p", "This is the first run of the history. The next one shows what changed.").End();
            return;
        }

        if (trend.Changes.Count == 0)
        {
            html.Add("p", $"Nothing changed since the last run on {StatusWords.Minute(last)}.").End();
            return;
        }

        BeginTable(
            $"{CountText.Of(trend.Changes.Count, "change")} between {StatusWords.Minute(last)} and {StatusWords.Minute(report.Time)}",
            "Org", "App", "What", "Before", "After");
        foreach (var change in trend.Changes)
        {
            Row(change.Org, change.App ?? "all", change.Field ?? "", change.Before, change.After);
        }

        EndTable();
        html.End();
    }

    /// <summary>Writes the rules that an app breaks, those with the most apps first, and folds the others.</summary>
    public void WriteRules()
    {
        Begin("rules", "Rules");
        RuleCount[] rules = [.. RuleCount.Of(report)];
        WriteRules("Rules with findings, by the number of apps", [.. rules.Where(rule => rule.IsNotable)]);
        RuleCount[] others = [.. rules.Where(rule => !rule.IsNotable)];
        html.Begin("details").Add("summary", $"{CountText.Of(others.Length, "rule")} with nothing to report").Begin("div");
        WriteRules("Rules that hold wherever they apply", others);
        html.End().End().End();
    }

    private void WriteRules(string caption, RuleCount[] rules)
    {
        if (rules.Length == 0)
        {
            return;
        }

        BeginTable(caption, "Rule", "Finding", "Broken", "Accepted", "Not known", "Checked");
        foreach (var rule in rules)
        {
            html.Begin("tr", ("id", rule.Rule.Code)).Begin("th", ("scope", "row"))
                .Add("a", rule.Rule.Code, ("href", new Diagnostic(rule.Rule.Code, default, "", null).HelpLink), ("rel", "noreferrer")).End()
                .Add("td", rule.Rule.Title).Begin("td");
            html.Add("span", FormattableString.Invariant($"{(rule.Broken > 0 ? "✕ " : "")}{rule.Broken}"),
                ("class", rule.Broken > 0 ? "tag tag-bad" : "soft")).End();
            foreach (var count in new[] { rule.Accepted, rule.Unknown, rule.Checked })
            {
                html.Add("td", FormattableString.Invariant($"{count}"));
            }

            html.End();
        }

        EndTable();
    }

    public void WriteExceptions()
    {
        Begin("exceptions", "Exceptions");
        var exceptions = report.All.SelectMany(pair => pair.App.Exceptions.Select(exception => (pair.Org, pair.App, Exception: exception)))
            .OrderBy(row => row.Exception.Until ?? DateTime.MaxValue)
            .ToArray();
        if (exceptions.Length == 0)
        {
            html.Add("p", "No finding is accepted, and no rule is switched off.").End();
            return;
        }

        BeginTable("Accepted findings, the next to end first", "Org", "App", "Rule", "Reason", "Owner", "Approver", "Until", "Accepted in");
        foreach (var (org, app, exception) in exceptions)
        {
            html.Begin("tr").Add("th", org.Name, ("scope", "row")).Add("td", app.Name).Begin("td")
                .Add("a", exception.Rule.Code, ("href", $"#{exception.Rule.Code}")).Text($" {exception.Rule.Title}").End()
                .Add("td", exception.Reason)
                .Add("td", exception.Owner)
                .Add("td", exception.Approver)
                .Add("td", exception.Until is { } until ? StatusWords.Day(until) : "no end")
                .Add("td", report.Shown(exception.Place)).End();
        }

        EndTable();
        html.End();
    }

    public void WriteUnread()
    {
        if (report.Findings.Count == 0)
        {
            return;
        }

        Begin("unread", "Not read, or not in full");
        html.Add("p", "The rest of the page does not cover these.");
        BeginTable("Findings about the input", "Place", "Finding", "Message");
        foreach (var finding in report.Findings)
        {
            Row(report.Shown(finding.Location?.ToString() ?? ""), finding.Code, report.Shown(finding.Message));
        }

        EndTable();
        html.End();
    }

    public void WriteScore()
    {
        Begin("score", "How the score is computed");
        html.Add("p", "The score is the share of controls that hold, in percent, rounded down. A control is one requirement of a published "
                + "list, and holds if all of its rules hold. Each control counts once for each app that it applies to; all weigh the same.")
            .Add("p", "The first number counts accepted findings and switched-off rules as holding, that without exceptions does not. "
                + "A control that is not known, because a record was not read in full, does not hold. Controls that no file shows are not "
                + "part of the score:");
        html.Begin("ul");
        foreach (var baseline in report.Baselines)
        {
            foreach (var control in baseline.Unseen.Concat(baseline.Uncovered))
            {
                html.Add("li", $"{baseline.Title}: {control}");
            }
        }

        html.End();
        var (holding, accepted, total) = report.Score;
        html.Add("p", FormattableString.Invariant($"Here: {holding} controls hold, {accepted} are accepted, ")
            + FormattableString.Invariant($"{total - holding - accepted} do not hold, of {total}."));
        html.End();
    }

    public void WriteSignature()
    {
        Begin("signature", "Signature");
        BeginTable("Reviewed and approved", "Role", "Name", "Date", "Signature");
        foreach (var role in PostureReport.Signers)
        {
            Row(role, "", "", "");
        }

        EndTable();
        html.End();
    }

    private void Begin(string id, string title) =>
        html.Begin("section", ("id", id), ("aria-labelledby", $"{id}-title")).Add("h2", title, ("id", $"{id}-title"));

    private void BeginTable(string caption, params string[] heads)
    {
        html.Begin("div", ("class", "wide"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"))
            .Begin("table").Add("caption", caption).Begin("thead").Begin("tr");
        foreach (var head in heads)
        {
            html.Add("th", head, ("scope", "col"));
        }

        html.End().End().Begin("tbody");
    }

    private void EndTable() => html.End().End().End();

    private void Row(string head, params string[] cells)
    {
        html.Begin("tr").Add("th", head, ("scope", "row"));
        foreach (var cell in cells)
        {
            html.Add("td", cell);
        }

        html.End();
    }
}
