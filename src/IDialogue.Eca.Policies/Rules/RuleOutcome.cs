using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The result of one rule for one app.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Status">What came of it.</param>
/// <param name="Findings">What breaks the rule, at the level that the rule has here; suppressed ones too.</param>
/// <param name="Suppression">What accepts the findings; absent unless they are suppressed.</param>
public sealed record RuleOutcome(RuleDescription Rule, RuleStatus Status, ValueList<Diagnostic> Findings, RuleSuppression? Suppression);
