using System.Text;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the posture for terminals: a line for each org, then the changes.</summary>
internal static class PostureText
{
    private const int MaxChanges = 20;

    /// <summary>Returns lines that end with LF and show all their characters.</summary>
    public static string Write(PostureReport report)
    {
        var text = new StringBuilder();
        foreach (var line in report.Orgs.Select(LineOf)
            .Concat(report.Orgs.Count > 1 ? [$"All {CountText.Of(report.Orgs.Count, "org")}: {report.Score.InWords}"] : [])
            .Concat(report.Trend is { } trend ? ChangesOf(trend) : []))
        {
            text.Append(ShownText.Line(line)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Returns a change in one line.</summary>
    public static string LineOf(PostureChange change) =>
        $"{string.Join(", ", new[] { change.Org, change.App, change.Field }.OfType<string>())}: {change.Before} → {change.After}";

    private static string LineOf(OrgPosture org)
    {
        if (org.IsUnreadable)
        {
            return $"{org.Name}: can't be read";
        }

        var exceptions = org.Apps.Sum(app => app.Exceptions.Count);
        return $"{org.Name}: {org.Score.InWords}, {CountText.Of(org.Apps.Count(app => !app.IsOrg), "app")}, "
            + $"{CountText.Of(org.Apps.Sum(app => app.Broken.Count()), "broken rule")}"
            + (exceptions == 0 ? "" : $", {CountText.Of(exceptions, "exception")}");
    }

    private static IEnumerable<string> ChangesOf(PostureTrend trend)
    {
        if (trend.LastRun is not { } last)
        {
            return ["First run of the history."];
        }

        return trend.Changes.Count == 0
            ? [$"Nothing changed since {StatusWords.Minute(last)}."]
            : trend.Changes.Take(MaxChanges).Select(change => $"  {LineOf(change)}")
                .Prepend($"{CountText.Of(trend.Changes.Count, "change")} since {StatusWords.Minute(last)}:")
                .Concat(trend.Changes.Count > MaxChanges
                    ? [FormattableString.Invariant($"  … and {trend.Changes.Count - MaxChanges} more in the report")]
                    : []);
    }
}
