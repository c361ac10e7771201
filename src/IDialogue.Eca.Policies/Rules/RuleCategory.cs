namespace IDialogue.Eca.Policies.Rules;

/// <summary>The category of a rule: the consequence of breaking it.</summary>
public enum RuleCategory
{
    /// <summary>An org refuses the deploy.</summary>
    Deployment,

    /// <summary>A value has no effect, or another one than it seems to.</summary>
    Effect,

    /// <summary>People who should use the app cannot.</summary>
    Access,

    /// <summary>The app can be misused more easily than it need be.</summary>
    Security,

    /// <summary>It works in one org and not in the next.</summary>
    Portability,
}
