using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Rollout;

/// <summary>A plan to bring a package into an org without locking out users who keep access, and the users who lose it.</summary>
/// <param name="Steps">What to do, in this order.</param>
/// <param name="Effects">Who loses access by the deploy. Users with Salesforce's permission <i>Use Any API Client</i> never do.</param>
public sealed record RolloutPlan(ValueList<RolloutStep> Steps, ValueList<AccessEffect> Effects)
{
    /// <summary>
    /// Plans the way of components into an org. Where they were merged into what was retrieved, only what really changes counts: an app
    /// that was retrieved is not installed, what the org has already is not deployed.
    /// </summary>
    /// <param name="components">The components, in any order.</param>
    /// <param name="apps">The apps that they belong to.</param>
    /// <param name="deployCommands">Commands that deploy them, one after the other.</param>
    /// <param name="targetOrg">Username or alias of the org, for the other commands; the default org of Salesforce CLI when absent.</param>
    public static RolloutPlan Create(
        IEnumerable<PlannedComponent> components,
        IEnumerable<RolloutApp> apps,
        IEnumerable<string> deployCommands,
        string? targetOrg = null) => Create(components, apps, deployCommands, targetOrg, show: text => text);

    /// <summary>Returns the plan for terminals: who loses access, then the steps with their commands and links.</summary>
    /// <returns>Lines that end with LF; empty if there is nothing to do.</returns>
    public string ToText() => RolloutText.Write(this);

    /// <summary>Plans with names and values as they may be shown.</summary>
    internal static RolloutPlan Create(
        IEnumerable<PlannedComponent> components,
        IEnumerable<RolloutApp> apps,
        IEnumerable<string> deployCommands,
        string? targetOrg,
        Func<string, string> show,
        IEnumerable<PlannedDeletion>? deletions = null,
        IReadOnlyCollection<MetadataComponent>? org = null)
    {
        ArgumentNullException.ThrowIfNull(components);
        ArgumentNullException.ThrowIfNull(apps);
        ArgumentNullException.ThrowIfNull(deployCommands);
        var ordered = components
            .OrderBy(planned => planned.Result.Component.GetMetadataType().Name, StringComparer.Ordinal)
            .ThenBy(planned => planned.Result.Component.FullName, StringComparer.Ordinal)
            .ToArray();
        var deleted = (deletions ?? []).Select(deletion => deletion.Component).ToArray();
        var planner = new RolloutPlanner(ordered, apps.ToValueList(), targetOrg) { Show = show, HasDeletions = deleted.Length > 0 };
        var effects = ordered.SelectMany(new DeployEffects(ordered, org ?? []).Of).Concat(AccessReview.LossesOf(deleted, deleted))
            .Select(effect => effect with { App = show(effect.App), Description = show(effect.Description) });
        return new(planner.Plan(deployCommands.ToValueList()).ToValueList(), effects.ToValueList());
    }
}
