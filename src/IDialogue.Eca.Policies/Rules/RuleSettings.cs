namespace IDialogue.Eca.Policies.Rules;

/// <summary>The settings of rules.</summary>
public sealed record RuleSettings
{
    /// <summary>Levels of rules; they win over baselines and defaults.</summary>
    public ValueList<RuleLevelSetting> Levels { get; init; } = [];

    /// <summary>Published lists to check.</summary>
    public ValueList<RuleBaseline> Baselines { get; init; } = [];

    /// <summary>Findings that are known and accepted.</summary>
    public ValueList<RuleSuppression> Suppressions { get; init; } = [];

    /// <summary>
    /// Gets the full names of the apps whose clients cannot keep a secret, by design: rules that ask for one do not apply to them.
    /// </summary>
    public ValueList<string> PublicClients { get; init; } = [];

    /// <summary>Gets the requirements that these settings cannot lower; absent if there are none.</summary>
    internal RuleGuard? Guard { get; init; }

    /// <summary>The settings, as a request with a guard or without suppressions has them.</summary>
    internal RuleSettings Under(RuleGuard? guard, bool noSuppressions) => this with
    {
        Guard = guard,
        Baselines = Baselines.Concat((guard?.Baselines ?? []).Select(guarded => guarded.Baseline)).Distinct().ToValueList(),
        Suppressions = noSuppressions ? [] : Suppressions,
    };

    /// <summary>The settings of several files together; of two levels for a rule, the first counts.</summary>
    internal static RuleSettings Join(IEnumerable<RuleSettings> settings)
    {
        var all = settings.ToArray();
        return new RuleSettings
        {
            Levels = all.SelectMany(one => one.Levels).ToValueList(),
            Baselines = all.SelectMany(one => one.Baselines).Distinct().ToValueList(),
            Suppressions = all.SelectMany(one => one.Suppressions).ToValueList(),
            PublicClients = all.SelectMany(one => one.PublicClients).Distinct().ToValueList(),
            Guard = Array.Find(all, one => one.Guard is not null)?.Guard,
        };
    }

    /// <summary>The level of a broken rule.</summary>
    public RuleLevel LevelOf(RuleDescription rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var (chosen, lowest) = (ChosenLevelOf(rule), Guard?.Find(rule)?.Level ?? RuleLevel.Off);
        return chosen < lowest ? lowest : chosen;
    }

    private RuleLevel ChosenLevelOf(RuleDescription rule)
    {
        if (Levels.FirstOrDefault(setting => setting.Rule == rule.Code) is { } chosen)
        {
            return chosen.Level;
        }

        var asked = rule.Controls
            .Where(control => Baselines.Any(baseline => baseline.Name == control.Baseline))
            .Select(control => control.Level);
        return asked.Append(rule.DefaultLevel).Max();
    }
}
