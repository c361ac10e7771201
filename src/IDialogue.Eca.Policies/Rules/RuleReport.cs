using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>What came of holding apps against the rules.</summary>
/// <param name="Apps">The apps, and the records that belong to the org.</param>
public sealed record RuleReport(ValueList<CheckedApp> Apps)
{
    /// <summary>All outcomes, app by app, in the order of the codes.</summary>
    public IEnumerable<RuleOutcome> Outcomes => Apps.SelectMany(app => app.Outcomes);

    /// <summary>The findings that count: not those that are suppressed.</summary>
    public IEnumerable<Diagnostic> Findings => Outcomes.Where(outcome => outcome.Status == RuleStatus.Broken).SelectMany(outcome => outcome.Findings);
}
