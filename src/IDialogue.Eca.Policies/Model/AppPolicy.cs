using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Model;

/// <summary>All that a policy file says about one app.</summary>
public sealed record AppPolicy
{
    /// <summary>Name of the app, without namespace.</summary>
    public required string DeveloperName { get; init; }

    /// <summary>Namespace of the package that the app came from; absent when there is none.</summary>
    public string? Namespace { get; init; }

    /// <summary>Full name of the app in the org: <c>namespace__DeveloperName</c> or <c>DeveloperName</c>.</summary>
    public string FullName => NamespacedName.Join(Namespace, DeveloperName);

    /// <summary>What shall hold of the app's records, one a section.</summary>
    public ValueList<DesiredComponent> Desired { get; init; } = [];

    /// <summary>The section <c>subscriber</c>: what the next steps need to know of the org; absent when nothing was said.</summary>
    public SubscriberOrg? Subscriber { get; init; }

    /// <summary>The metadata records, one a section.</summary>
    public IEnumerable<MetadataComponent> Components => Desired.Select(desired => desired.Component);

    /// <summary>The app as a plan of its rollout takes it.</summary>
    internal RolloutApp ToRolloutApp() => new(FullName) { Subscriber = Subscriber };

    /// <summary>The section <c>oauthPolicies</c>; absent when nothing was said.</summary>
    public ExtlClntAppOauthConfigurablePolicies? OauthPolicies =>
        Components.OfType<ExtlClntAppOauthConfigurablePolicies>().FirstOrDefault();

    /// <summary>The section <c>appPolicies</c>; absent when nothing was said.</summary>
    public ExtlClntAppConfigurablePolicies? AppPolicies => Components.OfType<ExtlClntAppConfigurablePolicies>().FirstOrDefault();
}
