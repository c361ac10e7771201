using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The requirements of a guard file, which no policy file can lower.</summary>
internal sealed record RuleGuard
{
    /// <summary>Gets the lowest levels of rules.</summary>
    public ValueList<RuleLevelSetting> Levels { get; init; } = [];

    /// <summary>Gets the baselines whose controls must hold.</summary>
    public ValueList<GuardedBaseline> Baselines { get; init; } = [];

    /// <summary>Gets the terms of suppressions; if absent, the rules of the guard cannot be suppressed.</summary>
    public SuppressionTerms? Terms { get; init; }

    /// <summary>Finds the lowest level of a rule, with its place; <see langword="null"/> if the guard requires none.</summary>
    public RuleLevelSetting? Find(RuleDescription rule)
    {
        var found = Levels.FirstOrDefault(level => level.Rule == rule.Code)
            ?? Baselines.Where(guarded => rule.Controls.Any(control => control.Baseline == guarded.Baseline.Name))
                .Select(guarded => new RuleLevelSetting(rule.Code, RuleLevel.Error) { Location = guarded.Location })
                .FirstOrDefault();
        return found is { Level: RuleLevel.Off } ? null : found;
    }

    /// <summary>Checks whether the guard itself takes the clients of all apps for public ones.</summary>
    public bool HasPublicClients => Baselines.Any(guarded => guarded.Baseline == RuleBaseline.HostedMcp);

    /// <summary>Finds the levels that are lower than the guard's.</summary>
    public IEnumerable<Diagnostic> CheckLevels(RuleSettings settings) =>
        from chosen in settings.Levels
        let lowest = Find(RuleCatalog.Find(chosen.Rule)!)
        where lowest is not null && chosen.Level < lowest.Level
        select DiagnosticCatalog.RefusedByGuard(
            chosen.Location,
            $"The level '{WordOf(chosen.Level)}' of {chosen.Rule}",
            $"{lowest.Location} requires '{WordOf(lowest.Level)}'. Set this level or a higher one, or remove the line.");

    /// <summary>The finding of a suppression that the guard does not allow; <see langword="null"/> for others.</summary>
    /// <param name="suppression">The suppression.</param>
    /// <param name="today">The day from which the days until its end count.</param>
    public Diagnostic? Check(RuleSuppression suppression, DateTime? today)
    {
        var mistake = Terms?.FindMistake(suppression, today);
        if (Terms is null && Find(RuleCatalog.Find(suppression.Rule)!) is { } required)
        {
            mistake = $"{required.Location} requires the rule without exceptions. Remove it and fix what the rule reports.";
        }

        return mistake is null
            ? null
            : DiagnosticCatalog.RefusedByGuard(suppression.Location, $"The suppression of {suppression.Rule}", mistake);
    }

    private static string WordOf(RuleLevel level) => level.ToString().ToLowerInvariant();
}
