using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Model;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Holds apps against the rules, by the settings of one file.</summary>
/// <param name="settings">Which rules count, and how much.</param>
/// <param name="today">The day against which suppressions expire; none does when absent.</param>
internal sealed class RuleEngine(RuleSettings settings, DateTime? today)
{
    private readonly HashSet<RuleSuppression> used = [];

    /// <summary>Holds an app against all rules.</summary>
    /// <param name="app">The app.</param>
    /// <param name="isExcused">Findings that do not count here.</param>
    public CheckedApp Check(AppRecords app, Func<Diagnostic, bool>? isExcused = null) => new(
        app.FullName,
        app.Records.ToValueList(),
        settings,
        RuleCatalog.Rules.Select(rule => Check(rule, app, isExcused)).ToValueList());

    /// <summary>The codes of all that an app breaks, suppressed or not.</summary>
    public IEnumerable<string> FindCodes(AppRecords app) => RuleCatalog.Rules
        .Where(rule => settings.LevelOf(rule.Description) != RuleLevel.Off)
        .SelectMany(rule => rule.Check(app))
        .Select(finding => finding.Code);

    /// <summary>What is wrong with the suppressions themselves, once all apps were checked.</summary>
    public IEnumerable<Diagnostic> CheckSuppressions() => settings.Suppressions
        .Where(suppression => !used.Contains(suppression))
        .Select(suppression => IsExpired(suppression)
            ? DiagnosticCatalog.SuppressionExpired(suppression.Location, suppression.Rule, suppression.Until!.Value)
            : DiagnosticCatalog.SuppressionUnused(suppression.Location, suppression.Rule));

    private RuleOutcome Check(PolicyRule rule, AppRecords app, Func<Diagnostic, bool>? isExcused)
    {
        var level = settings.LevelOf(rule.Description);
        if (level == RuleLevel.Off || !rule.AppliesTo(app))
        {
            return new RuleOutcome(rule.Description, app.FullName, level == RuleLevel.Off ? RuleStatus.Off : RuleStatus.NotApplicable, [], null);
        }

        var findings = rule.Check(app)
            .Where(finding => isExcused?.Invoke(finding) != true)
            .Select(finding => finding with { Severity = Severity(level) })
            .ToValueList();
        var suppression = findings.Count == 0 ? null : FindSuppression(rule.Description.Code, app);
        var status = findings.Count == 0 ? RuleStatus.Passed : suppression is null ? RuleStatus.Broken : RuleStatus.Suppressed;
        return new RuleOutcome(rule.Description, app.FullName, status, findings, suppression);
    }

    private RuleSuppression? FindSuppression(string code, AppRecords app)
    {
        var found = settings.Suppressions.FirstOrDefault(
            suppression => suppression.Rule == code && !IsExpired(suppression) && (suppression.App is null || app.IsNamed(suppression.App)));
        if (found is not null)
        {
            used.Add(found);
        }

        return found;
    }

    private bool IsExpired(RuleSuppression suppression) => suppression.Until is { } last && today?.Date > last;

    private static DiagnosticSeverity Severity(RuleLevel level) => level switch
    {
        RuleLevel.Error => DiagnosticSeverity.Error,
        RuleLevel.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };
}
