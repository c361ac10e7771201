using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies;

/// <summary>The result of a generation.</summary>
/// <param name="Package">The package.</param>
/// <param name="Written">What happened on disk.</param>
/// <param name="DeployPaths">Full paths of what is handed to <c>sf project deploy start</c>, one after the other.</param>
public sealed record GenerationReport(MetadataPackage Package, WriteReport Written, ValueList<string> DeployPaths)
{
    /// <summary>The components of the package, each beside what was asked for and what the org has.</summary>
    public required ValueList<PlannedComponent> Components { get; init; }

    /// <summary>Gets the records that the package deletes.</summary>
    public ValueList<PlannedDeletion> Deletions { get; init; } = [];

    /// <summary>In what the org differed from the policies before the merge; absent when nothing was merged.</summary>
    public MetadataDiff? Difference { get; init; }

    /// <summary>Gets the result of the rules.</summary>
    public required RuleReport Rules { get; init; }

    /// <summary>Gets the policies of each app.</summary>
    public ValueList<AppPolicy> Apps { get; init; } = [];

    /// <summary>
    /// Gets the full path of the file with the next steps, which is one of <see cref="Written"/>; absent if the package fills the output
    /// folder, so that the file would be deployed.
    /// </summary>
    public string? NextStepsFile { get; init; }

    /// <summary>Paths of all files that the policies were made of: policy files, overlays, certificates.</summary>
    public ValueList<string> InputFiles { get; init; } = [];

    /// <summary>Names of the variables that the policies use, in ordinal order.</summary>
    public ValueList<string> Variables { get; init; } = [];

    /// <summary>Gets what hides the values of variables that are not public.</summary>
    internal VariableMask Mask { get; init; } = VariableMask.None;

    /// <summary>Gets the records that the org has, as far as they are known.</summary>
    internal ValueList<MetadataComponent> OrgRecords { get; init; } = [];

    /// <summary>The steps that bring the package into an org, and who loses access by them.</summary>
    /// <param name="deployCommands">
    /// Commands that deploy <see cref="DeployPaths"/>, for example those of <see cref="PackageLayout.DeployCommand"/>.
    /// </param>
    /// <param name="targetOrg">Username or alias of the org, for the other commands; the default org of Salesforce CLI when absent.</param>
    public RolloutPlan ToRolloutPlan(IEnumerable<string> deployCommands, string? targetOrg = null)
    {
        ArgumentNullException.ThrowIfNull(deployCommands);
        return RolloutPlan.Create(
            Components, Apps.Select(app => app.ToRolloutApp()), deployCommands, targetOrg, Mask.Hide, Deletions, OrgRecords);
    }
}
