namespace IDialogue.Eca.Policies.Planning;

/// <summary>The reason for which a plan was made.</summary>
public enum PlanPurpose
{
    /// <summary>Policies are brought into an org.</summary>
    Deploy,

    /// <summary>Records of an org become what they were before a plan was applied.</summary>
    Undo,
}
