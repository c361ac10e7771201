using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The results of a rule in all apps.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Broken">Apps that break it.</param>
/// <param name="Accepted">Apps in which that is accepted, or the rule switched off.</param>
/// <param name="Unknown">Apps that were not read in full.</param>
/// <param name="Checked">All apps to which it applies.</param>
internal sealed record RuleCount(RuleDescription Rule, int Broken, int Accepted, int Unknown, int Checked)
{
    /// <summary>Gets a value indicating whether the rule does not hold in an app.</summary>
    public bool IsNotable => Broken + Accepted + Unknown > 0;

    /// <summary>Counts the rules that apply to an app, those that are broken most often first.</summary>
    public static IEnumerable<RuleCount> Of(PostureReport report) => report.All.SelectMany(pair => pair.App.Rules)
        .GroupBy(rule => rule.Rule.Code, StringComparer.Ordinal)
        .Select(group => new RuleCount(
            group.First().Rule,
            group.Count(rule => rule.Status == RuleStatus.Broken),
            group.Count(rule => rule.Status is RuleStatus.Suppressed or RuleStatus.Off),
            group.Count(rule => rule.Status == RuleStatus.Undecided),
            group.Count()))
        .OrderByDescending(rule => rule.Broken)
        .ThenByDescending(rule => rule.Accepted)
        .ThenBy(rule => rule.Rule.Code, StringComparer.Ordinal);
}
