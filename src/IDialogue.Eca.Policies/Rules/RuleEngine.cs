using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Checks apps with the rules, by the settings of one file.</summary>
/// <param name="settings">Which rules count, and how much.</param>
/// <param name="today">The day against which suppressions expire; none does when absent.</param>
internal sealed class RuleEngine(RuleSettings settings, DateTime? today)
{
    private readonly HashSet<RuleSuppression> used = [];
    private readonly RuleSuppression[] suppressions =
        [.. settings.Suppressions.Where(suppression => settings.Guard?.Check(suppression, today) is null)];

    private readonly (PolicyRule Rule, RuleLevel Level)[] rules =
        [.. RuleCatalog.Rules.Select(rule => (rule, settings.LevelOf(rule.Description)))];

    /// <summary>Checks an app with all rules.</summary>
    /// <param name="app">The app.</param>
    /// <param name="relate">
    /// Relates a finding to what was there before: the finding to report, or <see langword="null"/> for none. All count when absent.
    /// </param>
    public CheckedApp Check(AppRecords app, Func<PolicyRule, Diagnostic, Diagnostic?>? relate = null)
    {
        app = WithDesign(app);
        var outcomes = new List<RuleOutcome>(rules.Length);
        var isPartial = app.Records.Any(ReadExtent.IsPartial);
        foreach (var (rule, level) in rules)
        {
            outcomes.Add(level == RuleLevel.Off ? rule.Off : Check(rule, level, app, isPartial, relate));
        }

        return new CheckedApp(app.FullName, app.Records.ToValueList(), settings, outcomes.ToValueList());
    }

    /// <summary>All violations of an app, suppressed or not, each with its code.</summary>
    public IEnumerable<(string Code, RuleFinding Finding)> FindAll(AppRecords app)
    {
        var known = WithDesign(app);
        return
            from rule in rules
            where rule.Level != RuleLevel.Off && IsAbout(rule.Rule, known)
            from finding in rule.Rule.Check(known) ?? []
            select (rule.Rule.Description.Code, finding);
    }

    /// <summary>Finds mistakes in the settings themselves, once all apps were checked.</summary>
    public IEnumerable<Diagnostic> CheckSettings() =>
    [
        .. settings.Guard?.CheckLevels(settings) ?? [],
        .. settings.Suppressions.Select(suppression => settings.Guard?.Check(suppression, today)).OfType<Diagnostic>(),
        .. suppressions
            .Where(suppression => !used.Contains(suppression))
            .Select(suppression => IsExpired(suppression)
                ? DiagnosticCatalog.SuppressionExpired(suppression.Location, suppression.Rule, suppression.Until!.Value)
                : DiagnosticCatalog.SuppressionUnused(suppression.Location, suppression.Rule)),
    ];

    /// <summary>Checks whether the guard requires a rule, whatever its author or an org has.</summary>
    public bool IsGuarded(PolicyRule rule) => settings.Guard?.Find(rule.Description) is not null;

    /// <summary>The clients of hosted MCP servers are public ones, as Salesforce describes them.</summary>
    private AppRecords WithDesign(AppRecords app) =>
        settings.Baselines.Contains(RuleBaseline.HostedMcp) || settings.PublicClients.Any(app.IsNamed)
            ? app with { IsPublicClient = true }
            : app;

    /// <summary>A quick look, before the rule takes its own: most rules are about records that most apps do not have.</summary>
    private static bool IsAbout(PolicyRule rule, AppRecords app)
    {
        foreach (var record in app.Records)
        {
            if (rule.RecordType.IsInstanceOfType(record))
            {
                return true;
            }
        }

        return false;
    }

    private RuleOutcome Check(
        PolicyRule rule, RuleLevel level, AppRecords app, bool isPartial, Func<PolicyRule, Diagnostic, Diagnostic?>? relate)
    {
        if (!IsAbout(rule, app))
        {
            return rule.NotApplicable;
        }

        // An author's word does not exempt an app from what the guard requires.
        if (rule.AsksForSecret && app.IsPublicClient && !(IsGuarded(rule) && settings.Guard is { HasPublicClients: false }))
        {
            return rule.PublicClient;
        }

        // What could not be read may break the rule, or make it apply.
        var broken = rule.Check(app);
        if (broken is null or { Count: 0 } && app.IsTree && IsGuarded(rule) && rule.IsSilentAbout(app))
        {
            broken = [Unknown(rule, app)];
        }

        if (broken is null or { Count: 0 } && (isPartial || rule.IsSilentAbout(app)))
        {
            return rule.Undecided;
        }

        if (broken is null)
        {
            return rule.NotApplicable;
        }

        if (broken.Count == 0)
        {
            return rule.Passed;
        }

        var findings = broken
            .Select(finding => new Diagnostic(rule.Description.Code, Severity(level), finding.Message, finding.Location))
            .Select(finding => relate is null ? finding : relate(rule, finding))
            .OfType<Diagnostic>()
            .ToValueList();
        if (findings.Count == 0)
        {
            return rule.Passed;
        }

        var suppression = FindSuppression(rule.Description.Code, app);
        return new RuleOutcome(rule.Description, suppression is null ? RuleStatus.Broken : RuleStatus.Suppressed, findings, suppression);
    }

    /// <summary>A value that is not known until a deploy must not be the way around the guard.</summary>
    private static RuleFinding Unknown(PolicyRule rule, AppRecords app) => new(
        app.Place(app.Records.First(rule.RecordType.IsInstanceOfType)),
        $"The guard file requires {rule.Description.Code}, but a value that it depends on could not be read, or is replaced on deploy. "
        + "Write the value itself, or have the rule suppressed.");

    private RuleSuppression? FindSuppression(string code, AppRecords app)
    {
        var found = Array.Find(suppressions, suppression =>
            suppression.Rule == code
            && !IsExpired(suppression)
            && (suppression.App is null || app.IsNamed(suppression.App)));
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
