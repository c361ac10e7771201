using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>One thing that the records of an app must not say, beyond what the catalogue knows of their fields.</summary>
internal abstract class PolicyRule(RuleDescription description)
{
    public RuleDescription Description { get; } = description;

    /// <summary>The class of the records that the rule looks at.</summary>
    public abstract Type RecordType { get; }

    /// <summary>The outcome for every app where the rule is off.</summary>
    public RuleOutcome Off { get; } = new(description, RuleStatus.Off, [], null);

    /// <summary>The outcome for every app that has nothing that the rule is about.</summary>
    public RuleOutcome NotApplicable { get; } = new(description, RuleStatus.NotApplicable, [], null);

    /// <summary>The outcome for every app that keeps to the rule.</summary>
    public RuleOutcome Passed { get; } = new(description, RuleStatus.Passed, [], null);

    /// <summary>What the app breaks, at the severity of the catalogue; <see langword="null"/> when it has nothing that the rule is about.</summary>
    public abstract IReadOnlyList<Diagnostic>? Check(AppRecords app);
}
