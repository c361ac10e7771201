namespace IDialogue.Eca.Rollout;

/// <summary>An app whose records are brought to an org.</summary>
/// <param name="FullName">Full name of the app in the org: <c>namespace__DeveloperName</c> or <c>DeveloperName</c>.</param>
public sealed record RolloutApp(string FullName)
{
    /// <summary>The org that installs the app from a package; absent if unknown.</summary>
    public SubscriberOrg? Subscriber { get; init; }
}
