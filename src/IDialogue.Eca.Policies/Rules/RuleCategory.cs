namespace IDialogue.Eca.Policies.Rules;

/// <summary>What comes of it when a rule is broken.</summary>
public enum RuleCategory
{
    /// <summary>An org refuses the deploy.</summary>
    Deployment,

    /// <summary>What is said does nothing, or something else than it seems to.</summary>
    Effect,

    /// <summary>People who should use the app cannot.</summary>
    Access,

    /// <summary>The app can be misused more easily than it need be.</summary>
    Security,

    /// <summary>It works in one org and not in the next.</summary>
    Portability,
}
