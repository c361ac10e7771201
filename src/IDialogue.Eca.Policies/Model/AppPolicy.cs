using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Model;

/// <summary>The policies of one app in a policy file.</summary>
public sealed record AppPolicy
{
    /// <summary>Name of the app, without namespace.</summary>
    public required string DeveloperName { get; init; }

    /// <summary>Namespace of the package that the app came from; absent when there is none.</summary>
    public string? Namespace { get; init; }

    /// <summary>Full name of the app in the org: <c>namespace__DeveloperName</c> or <c>DeveloperName</c>.</summary>
    public string FullName => NamespacedName.Join(Namespace, DeveloperName);

    /// <summary>Gets a value indicating whether the app's clients cannot keep a secret, by design.</summary>
    public bool IsPublicClient { get; init; }

    /// <summary>Gets the desired records of the app, one per section.</summary>
    public ValueList<DesiredComponent> Desired { get; init; } = [];

    /// <summary>Gets the types of the sections that could not be read.</summary>
    internal ValueList<MetadataType> UnreadSections { get; init; } = [];

    /// <summary>Gets what the org must not have: the app itself, or records of it.</summary>
    public ValueList<AbsentComponent> Absent { get; init; } = [];

    /// <summary>The section <c>subscriber</c>: what the next steps need to know of the org; absent if not set.</summary>
    public SubscriberOrg? Subscriber { get; init; }

    /// <summary>The metadata records, one a section.</summary>
    public IEnumerable<MetadataComponent> Components => Desired.Select(desired => desired.Component);

    /// <summary>The app as a plan of its rollout takes it.</summary>
    internal RolloutApp ToRolloutApp() => new(FullName) { Subscriber = Subscriber };

    /// <summary>The section <c>oauthPolicies</c>; absent if not set.</summary>
    public ExtlClntAppOauthConfigurablePolicies? OauthPolicies =>
        Components.OfType<ExtlClntAppOauthConfigurablePolicies>().FirstOrDefault();

    /// <summary>The section <c>appPolicies</c>; absent if not set.</summary>
    public ExtlClntAppConfigurablePolicies? AppPolicies => Components.OfType<ExtlClntAppConfigurablePolicies>().FirstOrDefault();
}
