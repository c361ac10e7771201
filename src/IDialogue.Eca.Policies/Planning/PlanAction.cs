namespace IDialogue.Eca.Policies.Planning;

/// <summary>The change of a record as a whole.</summary>
public enum PlanAction
{
    /// <summary>The record is made.</summary>
    Create,

    /// <summary>The record is changed.</summary>
    Update,

    /// <summary>The record is deleted.</summary>
    Delete,
}
