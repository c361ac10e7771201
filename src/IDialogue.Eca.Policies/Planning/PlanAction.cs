namespace IDialogue.Eca.Policies.Planning;

/// <summary>What a plan does to a record.</summary>
public enum PlanAction
{
    /// <summary>The record is made.</summary>
    Create,

    /// <summary>The record is changed.</summary>
    Update,
}
