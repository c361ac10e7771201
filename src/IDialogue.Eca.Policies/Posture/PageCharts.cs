using System.Globalization;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the charts of the page. Each shows its numbers as text.</summary>
internal sealed class PageCharts(PostureReport report, HtmlWriter html)
{
    private const int Width = 560;
    private const int Row = 30;
    private const int LabelWidth = 285;
    private const int BarHeight = 14;
    private const int TextBaseline = 19;
    private const int BarTop = 8;
    private const int CountWidth = 40;
    private const int CurveHeight = 160;
    private const int CurveLeft = 40;
    private const int CurveTop = 10;
    private const int CurveBottom = 30;

    private static readonly int[] Gridlines = [0, 50, 100];

    private static readonly TokenLifetime[] Lifetimes =
    [
        TokenLifetime.None,
        TokenLifetime.Day,
        TokenLifetime.Month,
        TokenLifetime.Quarter,
        TokenLifetime.Year,
        TokenLifetime.Longer,
        TokenLifetime.WhileUsed,
        TokenLifetime.UntilRevoked,
        TokenLifetime.NotKnown,
    ];

    public void Write()
    {
        html.Begin("section", ("id", "charts"), ("aria-labelledby", "charts-title"))
            .Add("h2", "Charts", ("id", "charts-title"))
            .Begin("div", ("class", "charts"));
        WriteBars("permitted", "Permitted Users, in apps", report.Apps
            .GroupBy(pair => pair.App.PermittedUsers, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count(), AppPosture.Widest.Contains(group.Key))));
        WriteBars("lifetimes", "Life of refresh tokens, in apps", Lifetimes
            .Select(lifetime => (
                StatusWords.Of(lifetime),
                report.Apps.Count(pair => pair.App.Lifetime == lifetime),
                lifetime == TokenLifetime.UntilRevoked))
            .Where(bar => bar.Item2 > 0));
        if (report.Trend is { Scores.Count: > 1 } trend)
        {
            WriteCurve(trend.Scores);
        }

        html.End().End();
    }

    private void WriteBars(string id, string title, IEnumerable<(string Label, int Count, bool IsWidest)> counts)
    {
        (string Label, int Count, bool IsWidest)[] bars = [.. counts];
        var most = Math.Max(1, bars.Select(bar => bar.Count).DefaultIfEmpty(0).Max());
        Begin(id, title, string.Join(", ", bars.Select(bar => $"{bar.Label}: {Text(bar.Count)}")), Math.Max(1, bars.Length) * Row);
        for (var index = 0; index < bars.Length; index++)
        {
            var (label, count, isWidest) = bars[index];
            var top = index * Row;
            var full = Width - LabelWidth - CountWidth;
            html.Begin("text", ("x", "0"), ("y", Text(top + TextBaseline))).Text((isWidest ? "▲ " : "") + label).End();
            Bar("track", top, full);
            Bar(isWidest ? "bar-warn" : "bar", top, full * count / most);
            html.Begin("text", ("class", "count"), ("x", Text(Width - CountWidth + BarTop)), ("y", Text(top + TextBaseline)))
                .Text(Text(count)).End();
        }

        End();
    }

    private void Bar(string name, int top, int width) => html.Begin(
        "rect",
        ("class", name),
        ("x", Text(LabelWidth)),
        ("y", Text(top + BarTop)),
        ("width", Text(width)),
        ("height", Text(BarHeight)),
        ("rx", "3")).End();

    private void WriteCurve(ValueList<ScorePoint> points)
    {
        var last = points[points.Count - 1];
        Begin(
            "scores",
            "Score over time, in percent (dashed: without exceptions)",
            $"{StatusWords.Day(points[0].Time)}: {points[0].Score.InWords}, {StatusWords.Day(last.Time)}: {last.Score.InWords}",
            CurveHeight);
        foreach (var percent in Gridlines)
        {
            var y = Y(percent);
            html.Begin("line", ("class", "grid"), ("x1", Text(CurveLeft)), ("x2", Text(Width)), ("y1", y), ("y2", y)).End()
                .Begin("text", ("class", "count"), ("x", "0"), ("y", y)).Text(Text(percent)).End();
        }

        Curve("curve-soft", points, score => score.PercentWithoutExceptions);
        Curve("curve", points, score => score.Percent);
        var bottom = Text(CurveHeight - BarTop);
        html.Begin("text", ("class", "count"), ("x", Text(CurveLeft)), ("y", bottom)).Text(StatusWords.Day(points[0].Time)).End()
            .Begin("text", ("class", "count last"), ("x", Text(Width)), ("y", bottom)).Text(StatusWords.Day(last.Time)).End();
        End();
    }

    private void Curve(string name, ValueList<ScorePoint> points, Func<Score, int?> percentOf) => html.Begin(
        "polyline",
        ("class", name),
        ("points", string.Join(" ", points
            .Where(point => percentOf(point.Score) is not null)
            .Select(point => $"{X(points, point)},{Y(percentOf(point.Score)!.Value)}")))).End();

    /// <summary>The place of a run by its time.</summary>
    private static string X(ValueList<ScorePoint> points, ScorePoint point)
    {
        var span = points[points.Count - 1].Time - points[0].Time;
        var share = span.Ticks == 0 ? 0 : (point.Time - points[0].Time).Ticks / (double)span.Ticks;
        return Text(CurveLeft + (int)Math.Round(share * (Width - CurveLeft)));
    }

    private static string Y(int percent)
    {
        var highest = Gridlines[Gridlines.Length - 1];
        return Text(CurveTop + ((CurveHeight - CurveTop - CurveBottom) * (highest - percent) / highest));
    }

    private void Begin(string id, string title, string description, int height) => html
        .Begin("figure")
        .Add("figcaption", title, ("id", $"{id}-title"))
        .Begin(
            "svg",
            ("role", "img"),
            ("aria-labelledby", $"{id}-title {id}-text"),
            ("viewBox", FormattableString.Invariant($"0 0 {Width} {height}")))
        .Add("desc", description, ("id", $"{id}-text"));

    private void End() => html.End().End();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
