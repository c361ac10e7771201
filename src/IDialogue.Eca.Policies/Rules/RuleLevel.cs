namespace IDialogue.Eca.Policies.Rules;

/// <summary>The level of a broken rule.</summary>
public enum RuleLevel
{
    /// <summary>Nothing: the rule is not looked at.</summary>
    Off,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>A warning.</summary>
    Warning,

    /// <summary>An error: nothing is written.</summary>
    Error,
}
