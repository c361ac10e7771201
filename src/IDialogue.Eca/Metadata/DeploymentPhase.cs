namespace IDialogue.Eca.Metadata;

/// <summary>The order in which an org takes the records of an app that it does not have yet.</summary>
public enum DeploymentPhase
{
    /// <summary>The app itself, and what it refers to. Permission sets belong here too.</summary>
    App,

    /// <summary>Its settings, and the policy that switches its plugins on.</summary>
    Settings,

    /// <summary>Its policies, which refer to all of these.</summary>
    Policies,
}
