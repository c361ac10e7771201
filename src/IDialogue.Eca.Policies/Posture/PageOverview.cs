namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the first table of the page: a row for each app of each org.</summary>
internal sealed class PageOverview(PostureReport report, HtmlWriter html)
{
    private const int Good = 90;
    private const int Fair = 70;

    private static readonly string[] Heads =
        ["Org", "App", "Permitted Users", "Refresh Token Policy", "IP Relaxation", "PKCE", "Flows", "Score"];

    /// <summary>Returns the id of an app's part of the page.</summary>
    public static string IdOf(int org, int app) => FormattableString.Invariant($"app-{org + 1}-{app + 1}");

    public void Write()
    {
        html.Begin("section", ("id", "overview"), ("aria-labelledby", "overview-title"))
            .Add("h2", "Overview", ("id", "overview-title"))
            .Begin("div", ("class", "wide"), ("role", "region"), ("aria-label", "Overview of apps"), ("tabindex", "0"))
            .Begin("table", ("class", "sorted"))
            .Add("caption", "Each app of each org. ▲ marks the widest choice of a setting.")
            .Begin("thead").Begin("tr");
        foreach (var head in Heads)
        {
            html.Add("th", head, ("scope", "col"));
        }

        html.End().End().Begin("tbody");
        for (var index = 0; index < report.Orgs.Count; index++)
        {
            WriteOrg(report.Orgs[index], index);
        }

        html.End().End().End().End();
    }

    /// <summary>Writes a score with a bar.</summary>
    public static void WriteScore(HtmlWriter html, Score score)
    {
        if (score.Percent is not { } percent)
        {
            html.Text("–");
            return;
        }

        var width = FormattableString.Invariant($"{percent}");
        html.Begin("svg", ("viewBox", "0 0 100 12"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"))
            .Begin("rect", ("class", "track"), ("width", "100"), ("height", "12"), ("rx", "6")).End()
            .Begin("rect", ("class", ClassOf(percent)), ("width", width), ("height", "12"), ("rx", "6")).End()
            .End()
            .Text(FormattableString.Invariant($"{percent} %"));
    }

    /// <summary>Writes a value of a setting, with a mark if it is the widest choice.</summary>
    public static void WriteValue(HtmlWriter html, string value)
    {
        if (AppPosture.Widest.Contains(value))
        {
            html.Begin("span", ("class", "wide-choice")).Add("span", "▲ ", ("aria-hidden", "true")).Text(value)
                .Add("span", " (widest choice)", ("class", "hidden")).End();
        }
        else
        {
            html.Text(value);
        }
    }

    private static string ClassOf(int percent) => percent switch
    {
        >= Good => "bar-good",
        >= Fair => "bar-warn",
        _ => "bar-bad",
    };

    private void WriteOrg(OrgPosture org, int index)
    {
        if (org.Apps.Count == 0)
        {
            html.Begin("tr").Add("th", org.Name, ("scope", "row")).Begin("td");
            var (state, name) = org.IsUnreadable ? ("✕ can't be read", "tag tag-bad") : ("no app", "tag tag-flat");
            html.Add("span", state, ("class", name));
            html.End();
            for (var rest = Heads.Length - 2; rest > 0; rest--)
            {
                html.Add("td", "–");
            }

            html.End();
        }

        for (var number = 0; number < org.Apps.Count; number++)
        {
            WriteApp(org, org.Apps[number], IdOf(index, number));
        }
    }

    private void WriteApp(OrgPosture org, AppPosture app, string id)
    {
        html.Begin("tr").Add("th", org.Name, ("scope", "row")).Begin("td").Add("a", app.Name, ("href", $"#{id}")).End();
        foreach (var value in new[] { app.PermittedUsers, app.RefreshTokens, app.IpRelaxation, app.Pkce, app.Flows })
        {
            html.Begin("td");
            WriteValue(html, app.IsOrg ? "–" : value);
            if (value == app.Flows && app.RunAs.Length > 0)
            {
                html.Add("div", $"runs as {app.RunAs}", ("class", "soft"));
            }

            html.End();
        }

        html.Begin("td", ("class", "score"), ("data-key", FormattableString.Invariant($"{app.Score.Percent ?? -1}")));
        WriteScore(html, app.Score);
        html.Add("div", app.Verdict, ("class", "soft")).End().End();
    }
}
