using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The level that a policy file gives to a rule.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Level">What the rule is when it is broken.</param>
public sealed record RuleLevelSetting(string Rule, RuleLevel Level)
{
    /// <summary>Gets the location of the setting; absent if it is in no file.</summary>
    public SourceLocation? Location { get; init; }
}
