using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The result of the rules for apps.</summary>
/// <param name="Apps">The apps, and the records that belong to the org.</param>
public sealed record RuleReport(ValueList<CheckedApp> Apps)
{
    /// <summary>Findings about files that were not read, or not in full: what the report says does not cover them.</summary>
    public ValueList<Diagnostic> Unread { get; init; } = [];

    /// <summary>One report of several.</summary>
    public static RuleReport Join(IReadOnlyCollection<RuleReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        return new(reports.SelectMany(report => report.Apps).ToValueList())
        {
            Unread = reports.SelectMany(report => report.Unread).ToValueList(),
        };
    }

    /// <summary>The findings that count: not those that are suppressed.</summary>
    public IEnumerable<Diagnostic> Findings => Apps
        .SelectMany(app => app.Outcomes)
        .Where(outcome => outcome.Status == RuleStatus.Broken)
        .SelectMany(outcome => outcome.Findings);
}
