using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the posture as one HTML page, which loads nothing and can be read without a script.</summary>
/// <param name="report">The posture.</param>
internal sealed class PosturePage(PostureReport report)
{
    private readonly HtmlWriter html = new();

    /// <summary>Writes the page. The same posture gives the same bytes on every system.</summary>
    public static string Write(PostureReport report) => new PosturePage(report).Write();

    private string Write()
    {
        var lists = new PageLists(report, html);
        html.AddVoid("!doctype html").Begin("html", ("lang", "en"));
        WriteHead();
        html.Begin("body");
        WriteHeader();
        html.Begin("main");
        WriteTiles();
        new PageOverview(report, html).Write();
        new PageCharts(report, html).Write();
        lists.WriteChanges();
        lists.WriteRules();
        lists.WriteExceptions();
        lists.WriteUnread();
        new PageApps(report, html).Write();
        lists.WriteScore();
        lists.WriteSignature();
        html.End();
        html.Add("footer", $"Made by IDialogue.Eca {PackageWriter.ToolVersion} on {StatusWords.Minute(report.Time)}. "
            + "It shows the content of the input; secrets, consumer keys and certificates are left out.");
        html.AddOwn("script", PageStyle.Script).End().End();
        return html.ToString();
    }

    /// <summary>The policy lets nothing in but the page's own style and script, whatever a name holds.</summary>
    private void WriteHead() => html.Begin("head")
        .AddVoid("meta", ("charset", "utf-8"))
        .AddVoid("meta", ("http-equiv", "Content-Security-Policy"), ("content", "default-src 'none'; base-uri 'none'; form-action 'none'; "
            + $"style-src 'sha256-{ContentHash.Base64Of(PageStyle.Css)}'; script-src 'sha256-{ContentHash.Base64Of(PageStyle.Script)}'"))
        .AddVoid("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
        .AddVoid("meta", ("name", "color-scheme"), ("content", "light dark"))
        .Add("title", $"External Client Apps: posture on {StatusWords.Day(report.Time)}")
        .AddOwn("style", PageStyle.Css)
        .End();

    private void WriteHeader()
    {
        var baselines = string.Join(", ", report.Baselines.Select(baseline => baseline.Title));
        html.Begin("header")
            .Add("h1", "External Client Apps: posture")
            .Add("p", string.Join(" · ", new[]
            {
                StatusWords.Minute(report.Time),
                CountText.Of(report.Orgs.Count, "org"),
                CountText.Of(report.Apps.Count(), "app"),
                baselines,
                report.Commit is { } commit ? $"commit {commit}" : "",
                $"IDialogue.Eca {PackageWriter.ToolVersion}",
            }.Where(part => part.Length > 0)), ("class", "soft"))
            .Begin("nav", ("aria-label", "Contents")).Begin("ul");
        foreach (var (id, title) in Contents)
        {
            html.Begin("li").Add("a", title, ("href", $"#{id}")).End();
        }

        html.End().End().End();
    }

    private IEnumerable<(string Id, string Title)> Contents =>
        from part in new (string Id, string Title, bool IsThere)[]
        {
            ("overview", "Overview", true),
            ("charts", "Charts", true),
            ("changes", "Changes", report.Trend is not null),
            ("rules", "Rules", true),
            ("exceptions", "Exceptions", true),
            ("unread", "Not read", report.Findings.Count > 0),
            ("apps", "Apps", true),
            ("score", "Score", true),
            ("signature", "Signature", true),
        }
        where part.IsThere
        select (part.Id, part.Title);

    private void WriteTiles()
    {
        var broken = report.All.SelectMany(pair => pair.App.Broken).ToArray();
        var exceptions = report.All.SelectMany(pair => pair.App.Exceptions).ToArray();
        var next = exceptions.Select(exception => exception.Until).OfType<DateTime>().OrderBy(day => day).ToArray();
        var unreadable = report.Orgs.Count(org => org.IsUnreadable);
        html.Begin("dl", ("class", "tiles"));
        Tile(
            "Controls that hold",
            report.Score.Percent is { } percent ? FormattableString.Invariant($"{percent} %") : "–",
            report.Score.PercentWithoutExceptions is { } without
                ? FormattableString.Invariant($"{without} % without exceptions")
                : "not scored");
        Tile("Orgs", Number(report.Orgs.Count), unreadable == 0 ? "all read" : $"{CountText.Of(unreadable, "org")} not read");
        var clean = report.Apps.Count(pair => !pair.App.Broken.Any());
        Tile("Apps", Number(report.Apps.Count()), $"{CountText.Of(clean, "app")} without findings");
        Tile(
            "Broken rules",
            Number(broken.Length),
            CountText.Of(broken.Count(rule => rule.Level == RuleLevel.Error), "error"));
        Tile("Exceptions", Number(exceptions.Length), next.Length == 0 ? "none ends" : $"next ends on {StatusWords.Day(next[0])}");
        if (report.Trend is { } trend)
        {
            Tile("Changes", Number(trend.Changes.Count), trend.LastRun is { } last ? $"since {StatusWords.Minute(last)}" : "first run");
        }

        html.End();
    }

    private void Tile(string title, string value, string note) => html.Begin("div")
        .Add("dt", title)
        .Add("dd", value, ("class", "value")).Add("dd", note, ("class", "note"))
        .End();

    private static string Number(int number) => FormattableString.Invariant($"{number}");
}
