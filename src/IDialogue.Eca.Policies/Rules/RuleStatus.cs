namespace IDialogue.Eca.Policies.Rules;

/// <summary>The status of a rule for an app.</summary>
public enum RuleStatus
{
    /// <summary>The app has nothing that the rule is about.</summary>
    NotApplicable,

    /// <summary>The rule is off.</summary>
    Off,

    /// <summary>The rule holds.</summary>
    Passed,

    /// <summary>The rule is broken.</summary>
    Broken,

    /// <summary>The rule is broken, and accepted with a reason.</summary>
    Suppressed,

    /// <summary>The rule asks for a secret, and the app's clients cannot keep one, by design.</summary>
    PublicClient,

    /// <summary>Nothing breaks the rule in what could be read, and a record of the app could not be read in full.</summary>
    Undecided,
}
