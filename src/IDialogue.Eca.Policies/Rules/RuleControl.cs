namespace IDialogue.Eca.Policies.Rules;

/// <summary>The control of a published baseline that a rule stands for.</summary>
/// <param name="Baseline">Name of the baseline, as in policy files.</param>
/// <param name="Name">Name of the control, as its publisher writes it.</param>
/// <param name="Level">What the rule is where the baseline is asked for.</param>
public sealed record RuleControl(string Baseline, string Name, RuleLevel Level);
