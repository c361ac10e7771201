using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>The result of a rule for an app.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Level">The level of the rule here.</param>
/// <param name="Status">Its result.</param>
internal sealed record RulePosture(RuleDescription Rule, RuleLevel Level, RuleStatus Status)
{
    /// <summary>Gets a value indicating whether the result is more than a rule that holds.</summary>
    public bool IsNotable => Status is RuleStatus.Broken or RuleStatus.Suppressed or RuleStatus.Undecided or RuleStatus.Off;

    /// <summary>Gets the findings, also accepted ones.</summary>
    public ValueList<Diagnostic> Findings { get; init; } = [];

    /// <summary>Gets the findings in sentences.</summary>
    public IEnumerable<string> Messages => Findings.Select(finding => finding.Message).Distinct();

    /// <summary>Gets the first run (UTC) since which the rule has had this result; absent without a history.</summary>
    public DateTime? Since { get; init; }
}
