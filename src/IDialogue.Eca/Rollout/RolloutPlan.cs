using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Rollout;

/// <summary>How a package gets into an org without locking anybody out who shall have access, and who loses it.</summary>
/// <param name="Steps">What to do, in this order.</param>
/// <param name="Effects">Who loses access by the deploy. Users with Salesforce's permission <i>Use Any API Client</i> never do.</param>
public sealed record RolloutPlan(ValueList<RolloutStep> Steps, ValueList<AccessEffect> Effects)
{
    /// <summary>
    /// Plans the way of a package into an org. Where its components were merged into what was retrieved, only what really changes
    /// counts: an app that was retrieved is not installed, what the org has already is not deployed.
    /// </summary>
    /// <param name="package">The package.</param>
    /// <param name="apps">The apps that it has records of.</param>
    /// <param name="deployCommands">Commands that deploy the package, one after the other.</param>
    /// <param name="targetOrg">Username or alias of the org, for the other commands; Salesforce's CLI's default org when absent.</param>
    public static RolloutPlan Create(
        MetadataPackage package, IEnumerable<RolloutApp> apps, IEnumerable<string> deployCommands, string? targetOrg = null) => new(
        new RolloutPlanner(package, apps.ToValueList(), targetOrg).Plan(deployCommands.ToValueList()).ToValueList(),
        package.Files.SelectMany(AccessReview.Of).ToValueList());
}
