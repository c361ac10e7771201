namespace IDialogue.Eca.Policies.Rules;

/// <summary>
/// A check of the records of an app, beyond what the catalogue knows of their fields. All of a rule is in its class: code, category,
/// level, the page of Salesforce that it rests on, its sentences, and the check.
/// </summary>
internal abstract class PolicyRule(RuleDescription description)
{
    public RuleDescription Description { get; } = description;

    /// <summary>
    /// Gets a value indicating whether findings count also where the retrieved record broke the rule before and no policy changes it.
    /// </summary>
    public virtual bool CountsWhereUnchanged => false;

    /// <summary>Gets a value indicating whether the rule asks for a secret, which public clients cannot keep.</summary>
    public virtual bool AsksForSecret => false;

    /// <summary>The class of the records that the rule looks at.</summary>
    public abstract Type RecordType { get; }

    /// <summary>The outcome for every app where the rule is off.</summary>
    public RuleOutcome Off { get; } = new(description, RuleStatus.Off, [], null);

    /// <summary>The outcome for every app that has nothing that the rule is about.</summary>
    public RuleOutcome NotApplicable { get; } = new(description, RuleStatus.NotApplicable, [], null);

    /// <summary>The outcome for every app that is a public client by design, of a rule that asks for a secret.</summary>
    public RuleOutcome PublicClient { get; } = new(description, RuleStatus.PublicClient, [], null);

    /// <summary>The outcome for every app that keeps to the rule.</summary>
    public RuleOutcome Passed { get; } = new(description, RuleStatus.Passed, [], null);

    /// <summary>The outcome for every app that has no violations, as far as its records could be read.</summary>
    public RuleOutcome Undecided { get; } = new(description, RuleStatus.Undecided, [], null);

    /// <summary>Checks an app; <see langword="null"/> when it has nothing that the rule is about.</summary>
    public abstract IReadOnlyList<RuleFinding>? Check(AppRecords app);

    /// <summary>Checks whether the rule does not check a record, because a field that it depends on could not be read.</summary>
    public virtual bool IsSilentAbout(AppRecords app) => false;
}
