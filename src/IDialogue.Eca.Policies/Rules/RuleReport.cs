using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>What came of holding apps against the rules.</summary>
/// <param name="Apps">The apps, and the records that belong to the org.</param>
public sealed record RuleReport(ValueList<CheckedApp> Apps)
{
    /// <summary>The findings that count: not those that are suppressed.</summary>
    public IEnumerable<Diagnostic> Findings => Apps
        .SelectMany(app => app.Outcomes)
        .Where(outcome => outcome.Status == RuleStatus.Broken)
        .SelectMany(outcome => outcome.Findings);
}
