using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the part of the page with each app: its settings, controls and rules.</summary>
internal sealed class PageApps(PostureReport report, HtmlWriter html)
{
    public void Write()
    {
        html.Begin("section", ("id", "apps"), ("aria-labelledby", "apps-title")).Add("h2", "Apps", ("id", "apps-title"));
        for (var index = 0; index < report.Orgs.Count; index++)
        {
            var org = report.Orgs[index];
            html.Begin("h3").Text(org.Name).Text(" ").Add("span", org.Score.InWords, ("class", "soft")).End();
            html.Add("p", NoteOf(org), ("class", "soft"));
            for (var number = 0; number < org.Apps.Count; number++)
            {
                WriteApp(org.Apps[number], PageOverview.IdOf(index, number));
            }
        }

        html.End();
    }

    /// <summary>Writes a result with a sign, so that its colour is not the only one.</summary>
    public static void WriteStatus(HtmlWriter html, RuleStatus status)
    {
        var (sign, name) = status switch
        {
            RuleStatus.Passed => ("✓", "tag-good"),
            RuleStatus.Broken => ("✕", "tag-bad"),
            RuleStatus.Suppressed or RuleStatus.Off => ("◐", "tag-warn"),
            RuleStatus.Undecided => ("?", "tag-warn"),
            _ => ("–", "tag-flat"),
        };
        html.Begin("span", ("class", $"tag {name}")).Add("span", $"{sign} ", ("aria-hidden", "true")).Text(StatusWords.Of(status)).End();
    }

    private static string NoteOf(OrgPosture org) => org switch
    {
        { IsUnreadable: true } => "The input can't be read.",
        { Apps.Count: 0 } => "The input has no External Client App.",
        { Kind: OrgInputKind.Policies } => "From a policy file. What it does not set is \"not set\": a merge keeps the org's own value.",
        { Kind: OrgInputKind.Plan } => "From a plan: the records that it changes, after it is applied. Rules are not checked.",
        _ => "From retrieved metadata.",
    };

    private void WriteApp(AppPosture app, string id)
    {
        var note = $" {app.Score.InWords}, {app.Verdict}";
        html.Begin("details", ("id", id)).Begin("summary").Add("h4", app.Name).Add("span", note, ("class", "soft")).End()
            .Begin("div");
        WriteFields("Setting", "Settings that decide on access", app.Facts);
        WriteControls(app);
        WriteRules(app);
        foreach (var record in app.Records)
        {
            html.Begin("details").Add("summary", record.Title).Begin("div");
            WriteFields("Setting", $"All settings of {record.Title}", record.Fields);
            html.End().End();
        }

        html.End().End();
    }

    private void WriteFields(string head, string caption, IEnumerable<PostureField> fields)
    {
        PostureField[] rows = [.. fields];
        if (rows.Length == 0)
        {
            return;
        }

        BeginTable("facts", caption, head, "Value");
        foreach (var field in rows)
        {
            html.Begin("tr").Add("th", field.Title, ("scope", "row")).Begin("td");
            PageOverview.WriteValue(html, field.Value);
            html.End().End();
        }

        EndTable();
    }

    private void WriteControls(AppPosture app)
    {
        foreach (var controls in app.Controls
            .Where(control => control.Status != RuleStatus.NotApplicable).GroupBy(control => control.Baseline))
        {
            BeginTable("controls", controls.Key.Title, "Control", "Rules", "Result");
            foreach (var control in controls)
            {
                html.Begin("tr").Add("th", control.Name, ("scope", "row")).Begin("td");
                WriteCodes(control.Rules);
                html.End().Begin("td");
                WriteStatus(html, control.Status);
                html.End().End();
            }

            EndTable();
        }
    }

    private void WriteRules(AppPosture app)
    {
        RulePosture[] notable = [.. app.Rules.Where(rule => rule.IsNotable)];
        if (notable.Length > 0)
        {
            BeginTable("rules", "Rules with findings", "Rule", "Finding", "Level", "Result");
            foreach (var rule in notable)
            {
                html.Begin("tr").Begin("th", ("scope", "row"));
                WriteCode(rule.Rule);
                html.End().Begin("td").Text(rule.Rule.Title);
                WriteMessages(rule);
                html.End().Add("td", JsonText.Word(rule.Level)).Begin("td");
                WriteStatus(html, rule.Status);
                html.Add("div", rule.Since is { } since ? $"since {StatusWords.Day(since)}" : "", ("class", "soft"));
                html.End().End();
            }

            EndTable();
        }

        RuleDescription[] holding = [.. app.Rules.Where(rule => rule.Status == RuleStatus.Passed).Select(rule => rule.Rule)];
        if (holding.Length > 0)
        {
            html.Begin("p").Text($"{CountText.Of(holding.Length, "rule")} with nothing to report: ");
            WriteCodes(holding.Select(rule => rule.Code));
            html.End();
        }
    }

    private void WriteMessages(RulePosture rule)
    {
        if (rule.Findings.Count == 0)
        {
            return;
        }

        html.Begin("ul", ("class", "messages"));
        foreach (var message in rule.Messages)
        {
            html.Add("li", message);
        }

        html.End();
    }

    private void WriteCodes(IEnumerable<string> codes)
    {
        var isFirst = true;
        foreach (var code in codes)
        {
            html.Text(isFirst ? "" : ", ").Add("a", code, ("href", $"#{code}"));
            isFirst = false;
        }
    }

    private void WriteCode(RuleDescription rule) => html.Add("a", rule.Code, ("href", $"#{rule.Code}"));

    private void BeginTable(string name, string caption, params string[] heads)
    {
        html.Begin("table", ("class", name)).Add("caption", caption).Begin("thead").Begin("tr");
        foreach (var head in heads)
        {
            html.Add("th", head, ("scope", "col"));
        }

        html.End().End().Begin("tbody");
    }

    private void EndTable() => html.End().End();
}
