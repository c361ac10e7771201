namespace IDialogue.Eca.Rollout;

/// <summary>Kinds of steps, in the order in which they are taken.</summary>
public enum RolloutStepKind
{
    /// <summary>A package is installed that brings an app.</summary>
    Install,

    /// <summary>Permission sets are created where they are missing, and assigned to users.</summary>
    Assign,

    /// <summary>The records are deployed.</summary>
    Deploy,

    /// <summary>The change reaches Salesforce's servers.</summary>
    Wait,

    /// <summary>An admin activates what no deploy does.</summary>
    Activate,

    /// <summary>A user connects the org with the service behind an app.</summary>
    Connect,
}
