using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>An app whose records are brought to an org.</summary>
/// <param name="FullName">Full name of the app in the org: <c>namespace__DeveloperName</c> or <c>DeveloperName</c>.</param>
public sealed record RolloutApp(string FullName)
{
    /// <summary>What shall hold of the app's records. Its permission sets are those that someone must create and assign.</summary>
    public ValueList<DesiredComponent> Desired { get; init; } = [];

    /// <summary>The org that installs the app from a package; absent when nothing is said of it.</summary>
    public SubscriberOrg? Subscriber { get; init; }
}
