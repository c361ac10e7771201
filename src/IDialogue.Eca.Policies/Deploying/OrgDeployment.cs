using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.SalesforceCli;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Plans for an org, and their way into it: Salesforce CLI talks to the org, and the library does the rest.</summary>
/// <param name="fileSystem">The file system of the run.</param>
/// <param name="folder">The folder of the run, which is empty.</param>
/// <param name="targetOrg">Username or alias of the org; the default org of Salesforce CLI when absent.</param>
/// <param name="run">Runs Salesforce CLI.</param>
internal sealed class OrgDeployment(IFileSystem fileSystem, string folder, string? targetOrg, OrgRun run)
{
    private readonly DeploymentPlanner planner = new(fileSystem);
    private readonly OrgRecords records = new(fileSystem, folder, targetOrg, run);
    private (int Done, int All) deploys;

    /// <summary>Gets the name of the org in messages.</summary>
    public string Org => Queries.Org;

    /// <summary>Gets what asks the org.</summary>
    public OrgQueries Queries { get; } = new(fileSystem, folder, targetOrg, run);

    /// <summary>Gets the org's id, which is asked once.</summary>
    private OrgIdentity Identity => field ??= new OrgIdentity(Queries);

    /// <summary>Gets the folder of the run.</summary>
    public string Folder => folder;

    /// <summary>Gets the message of what became of the run.</summary>
    public string Result { get; private set; } = "";

    /// <summary>
    /// Gets or sets a value indicating whether a plan creates the permission sets that its policies name and the org lacks.
    /// </summary>
    public bool CreatesPermissionSets { get; set; }

    /// <summary>Gets what keeps the plan that undoes the deploy.</summary>
    public UndoKeeping Undo { get; } = new();

    /// <summary>Does a part of the run; an interruption is told with the state of the org.</summary>
    public T? Guard<T>(Func<T?> part, DiagnosticBag diagnostics)
        where T : class
    {
        try
        {
            return part();
        }
        catch (OperationCanceledException)
        {
            diagnostics.Add(DiagnosticCatalog.RunInterrupted(Org, run.Current?.Report?.ToString(), deploys.Done, deploys.All));
            return null;
        }
    }

    /// <summary>Retrieves what the org has of some types.</summary>
    /// <returns>Path of the records; <see langword="null"/> after an error.</returns>
    public string? Retrieve(IEnumerable<MetadataType> types, ApiVersion apiVersion, DiagnosticBag diagnostics) =>
        records.Retrieve("Retrieve the org's records.", types, apiVersion, "retrieved", diagnostics);

    /// <summary>Retrieves the policies of apps, and asks the org who can use the apps.</summary>
    /// <param name="apps">Full names of the apps; all if there are none.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <returns>The access; <see langword="null"/> after an error that left nothing to tell.</returns>
    public OrgAccess? FindAccess(IReadOnlyCollection<string> apps, DiagnosticBag diagnostics)
    {
        if (Retrieve(AppAccess.Types, ApiVersion.Default, diagnostics) is not { } path)
        {
            return null;
        }

        var read = MetadataTree.Read(fileSystem, path, progress: null, new TreeReading());
        diagnostics.AddRange(read.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        return read.Value is { } tree ? new AccessLookup(Queries, diagnostics).Find(tree, apps) : null;
    }

    /// <summary>
    /// Retrieves what the org has of the policies' types, looks up what they name, and plans what they change.
    /// </summary>
    public DeploymentPlan? Plan(PolicyRequest request, PolicyOutline outline, bool isPhased, DiagnosticBag diagnostics)
    {
        var types = outline.Types.Union(DeploymentPlanner.DecidingWith(outline.Types, outline.ApiVersion));
        if (!Identity.Find(diagnostics) || Retrieve(types, outline.ApiVersion, diagnostics) is not { } retrieved)
        {
            return null;
        }

        // All that is missing is told at once, with what the plan finds.
        var lookup = new OrgLookup(Queries, diagnostics) { CreatesPermissionSets = CreatesPermissionSets };
        var apps = MetadataTree.Read(fileSystem, retrieved, progress: null, new TreeReading()).Value?.Apps;
        var missing = lookup.FindMissing(outline.Required, apps ?? []);
        var users = new AccessLookup(Queries, diagnostics);
        var result = planner.Plan(
            request with { Retrieved = retrieved, KnownRetrieved = null },
            Identity.Id,
            isPhased,
            users.WithUsers,
            lookup.Created,
            lookup.UsersNotActive);
        // An app that the org does not have has no records there either.
        diagnostics.AddRange(result.Diagnostics.Where(finding => !lookup.Explains(finding)));
        return diagnostics.HasErrors || result.Value is not { } plan
            ? null
            : plan with { Missing = missing.Concat(plan.Missing).ToValueList() };
    }

    /// <summary>Applies a plan if the org still has what it was made for.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Path of the plan for findings.</param>
    /// <param name="configuration">Where the values of variables come from.</param>
    /// <param name="isDryRun">Whether the org only validates the deploy.</param>
    /// <param name="isRetrieved">Whether the plan was made in this run, with nothing in between.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public PreparedDeployment? Apply(
        DeploymentPlan plan, string path, IConfiguration? configuration, bool isDryRun, bool isRetrieved, DiagnosticBag diagnostics)
    {
        if (!plan.HasChanges)
        {
            Result = plan.Purpose == PlanPurpose.Undo ? "Nothing to undo." : $"Nothing to deploy: {Org} already has what the policies set.";
            if (!isDryRun && plan.Users.Count > 0 && Identity.IsFor(plan, path, diagnostics))
            {
                var values = new PlanValues(plan.Variables, name => configuration?[name]);
                diagnostics.AddRange(DeploymentPlanner.OtherValues(plan, path, configuration, values));
                Prove(plan, values, retrieved: null, diagnostics);
            }

            return null;
        }

        if (!Identity.IsFor(plan, path, diagnostics))
        {
            return null;
        }

        const string Why = "Retrieve the org's records.";
        var types = DeploymentPlanner.TypesOf(plan);
        if ((isRetrieved ? $"{folder}/retrieved" : records.Retrieve(Why, types, plan.ApiVersion, "now", diagnostics)) is not { } now)
        {
            return null;
        }

        var prepared = planner.Prepare(plan, path, now, configuration);
        diagnostics.AddRange(prepared.Diagnostics);
        var lookup = new OrgLookup(Queries, diagnostics);
        if (prepared.Value is not { } made || diagnostics.HasErrors || lookup.Check(made, path, Undo.Earlier) is not { } deployment)
        {
            return null;
        }

        if (deployment.Package.IsEmpty)
        {
            Result = $"Nothing to deploy: the plan is already in effect in {Org}.";
            Undo.Take(deployment, undo: null);
            if (Undo.Plan is null && plan.Purpose == PlanPurpose.Deploy && !isDryRun)
            {
                diagnostics.Add(DiagnosticCatalog.NotInUndo(path, deployment.Deployed));
            }

            Prove(isDryRun ? plan with { Users = [] } : plan, deployment.Values, retrieved: null, diagnostics);
        }
        else if (Deploy(deployment, path, isDryRun, diagnostics) && !isDryRun)
        {
            Verify(deployment, diagnostics);
        }

        return diagnostics.HasErrors ? null : deployment;
    }

    /// <summary>Checks the plan with what the org has after the validation, which takes minutes.</summary>
    private bool IsUnchanged(PreparedDeployment deployment, string path, DiagnosticBag diagnostics)
    {
        const string Why = "Retrieve the org's records again: nothing may have changed during the validation.";
        var types = DeploymentPlanner.TypesOf(deployment.Plan);
        if (records.Retrieve(Why, types, deployment.Plan.ApiVersion, "validated", diagnostics) is { } now)
        {
            diagnostics.AddRange(planner.Check(deployment, path, now));
        }

        return !diagnostics.HasErrors;
    }

    private bool Deploy(PreparedDeployment deployment, string planPath, bool isDryRun, DiagnosticBag diagnostics)
    {
        var layout = new PackageLayout { IsPhased = deployment.Plan.IsPhased };
        var package = $"{folder}/package";
        var written = new PackageWriter(fileSystem).Write(layout.GetFiles(deployment.Package), package, inputHash: "");
        diagnostics.AddRange(written.Diagnostics);
        var paths = layout.GetDeployPaths(deployment.Package);
        deploys = (0, paths.Count);
        // A later package needs what an earlier one deployed, so an org can judge only the first.
        foreach (var path in isDryRun ? paths.Take(1) : paths)
        {
            var full = $"{package}/{path}";
            var why = isDryRun ? "Validate against the org; nothing is changed." : "Validate against the org; nothing is changed yet.";
            var validate = new CommandLine(why, SfCommand.DeployMetadata(full, isDryRun: true, targetOrg));
            if (diagnostics.HasErrors || !run.Run(validate, diagnostics))
            {
                return EndPartly(diagnostics);
            }

            if (!isDryRun)
            {
                var deploy = new CommandLine("Deploy.", SfCommand.DeployMetadata(full, isDryRun: false, targetOrg))
                {
                    Report = new CommandLine("", SfCommand.ReportDeploy(targetOrg)),
                };
                var isReady = deploys.Done > 0
                    || (IsUnchanged(deployment, planPath, diagnostics) && Undo.Keep(deployment, planPath, diagnostics));
                if (!isReady || !run.Run(deploy, diagnostics))
                {
                    return EndPartly(diagnostics);
                }

                deploys.Done++;
            }
        }

        Result = paths.Count == 1
            ? $"Validation succeeded: the plan can be deployed to {Org}."
            : $"Validation succeeded for the first package in {Org}. Not tried: {string.Join(", ", paths.Skip(1))}, "
                + "which need what the first package deploys.";
        return true;
    }

    /// <summary>Tells what is deployed where a later package is not.</summary>
    private bool EndPartly(DiagnosticBag diagnostics)
    {
        if (deploys.Done > 0)
        {
            diagnostics.Add(DiagnosticCatalog.PartlyDeployed(Org, deploys.Done, deploys.All, canUndo: Undo.IsKept));
        }

        return false;
    }

    private void Verify(PreparedDeployment deployment, DiagnosticBag diagnostics)
    {
        const string Why = "Retrieve the org's records again, and compare.";
        var types = DeploymentPlanner.TypesOf(deployment.Plan).Union(deployment.Plan.Users.Count == 0 ? [] : AppAccess.Types);
        if (records.Retrieve(Why, types, deployment.Plan.ApiVersion, "after", diagnostics) is not { } after)
        {
            diagnostics.Add(DiagnosticCatalog.NotReadAfterDeploy(Org, canUndo: Undo.IsKept));
            return;
        }

        var verified = planner.Verify(deployment, after);
        diagnostics.AddRange(verified.Diagnostics);
        Undo.Take(deployment, verified.Value);
        Result = (deployment.Plan.Purpose, deployment.Plan.Kept.Count + deployment.Plan.Lost.Count) switch
        {
            (PlanPurpose.Undo, 0) => $"Undone: {Org} has what it had before.",
            (PlanPurpose.Undo, _) => $"Undone: {Org} has what it had before, except what is named above.",
            _ => $"Deployed: the plan is in effect in {Org}.",
        };
        Prove(deployment.Plan, deployment.Values, after, diagnostics);
    }

    /// <summary>Proves that the users of the plan's apps are in, by all that decides on that, not only by what was deployed.</summary>
    private void Prove(DeploymentPlan plan, PlanValues values, string? retrieved, DiagnosticBag diagnostics)
    {
        const string Why = "Retrieve the policies, to prove who can use the apps.";
        if (plan.Users.Count == 0
            || diagnostics.HasErrors
            || (retrieved ?? records.Retrieve(Why, AppAccess.Types, plan.ApiVersion, "access", diagnostics)) is not { } path)
        {
            return;
        }

        var proof = new AccessProof(plan, values, Queries, canUndo: Undo is { IsKept: true, Plan: not null }, diagnostics);
        Result = string.Join(
            "\n", proof.Prove(MetadataTree.Read(fileSystem, path, progress: null, new TreeReading())).Prepend(Result));
    }
}
