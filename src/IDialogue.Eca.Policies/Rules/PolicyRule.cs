using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>One thing that the records of an app must not say, beyond what the catalogue knows of their fields.</summary>
internal abstract class PolicyRule(RuleDescription description)
{
    public RuleDescription Description { get; } = description;

    /// <summary>Whether the app has what the rule is about.</summary>
    public abstract bool AppliesTo(AppRecords app);

    /// <summary>What the app breaks, at the severity of the catalogue.</summary>
    public abstract IEnumerable<Diagnostic> Check(AppRecords app);
}
