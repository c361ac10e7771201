using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Makes plans of policy files and retrieved records, and prepares the deploy of a plan.</summary>
/// <remarks>Safe for use by several threads at once if the file system and the configuration are.</remarks>
/// <param name="fileSystem">The file system to read from.</param>
public sealed class DeploymentPlanner(IFileSystem fileSystem)
{
    private const string Apply = "Deploy: apply this plan with eca apply. eca deploy does it itself.";

    private readonly IFileSystem fileSystem = fileSystem ?? throw new ArgumentNullException(nameof(fileSystem));
    private readonly PolicyPlanner planner = new(fileSystem);

    /// <summary>Plans what policy files change in an org.</summary>
    /// <param name="request">The policy files, and in <see cref="PolicyRequest.Retrieved"/> what the org has.</param>
    /// <param name="organizationId">Id of the org; absent if unknown.</param>
    /// <param name="isPhased">Whether a new app is deployed in steps: app, settings, policies.</param>
    /// <exception cref="ArgumentException"><see cref="PolicyRequest.Retrieved"/> is absent.</exception>
    public Result<DeploymentPlan> Plan(PolicyRequest request, string? organizationId = null, bool isPhased = false) =>
        Plan(request, organizationId, isPhased, findUsers: null, permissionSets: [], notActive: []);

    /// <summary>Plans what policy files change in an org that can be asked for the users whom that is about.</summary>
    /// <param name="request">The policy files, and in <see cref="PolicyRequest.Retrieved"/> what the org has.</param>
    /// <param name="organizationId">Id of the org; absent if unknown.</param>
    /// <param name="isPhased">Whether a new app is deployed in steps: app, settings, policies.</param>
    /// <param name="findUsers">Finds the users of permission sets and profiles; absent without an org.</param>
    /// <param name="permissionSets">API names of the permission sets to create.</param>
    /// <param name="notActive">Users who can use no app, which is told already, as they may be shown.</param>
    internal Result<DeploymentPlan> Plan(
        PolicyRequest request,
        string? organizationId,
        bool isPhased,
        Func<IEnumerable<AccessGrant>, ValueList<AccessGrant>>? findUsers,
        IEnumerable<string> permissionSets,
        ICollection<string> notActive)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Retrieved is null)
        {
            throw new ArgumentException("A plan needs retrieved records.", nameof(request));
        }

        var diagnostics = new DiagnosticBag(request.SeverityOf);
        if (planner.Plan(request, diagnostics) is not { Package: not null } planned || diagnostics.HasErrors)
        {
            return diagnostics.ToResult<DeploymentPlan>(null);
        }

        var mask = planned.Policies.Mask;
        var values = new PlanValues(mask.Names, name => request.Configuration?[name]);
        var records = planned.Components
            .Where(component => component.Difference.IsWritten)
            .Select(component => Describe(component, planned, values, diagnostics))
            .OfType<PlannedRecord>()
            .Concat(planned.Deletions.Select(deletion => RecordFiles.DescribeDeletion(deletion.Retrieved!, values, mask)))
            .OrderBy(record => record.Type.Name, StringComparer.Ordinal)
            .ThenBy(record => record.FullName, StringComparer.Ordinal)
            .ToValueList();
        var gains = planned.Components.SelectMany(planned.Effects.GainsOf, Pair).ToArray();
        var losses = planned.Components.SelectMany(planned.Effects.LossesOf, Pair).ToArray();
        var subscribers = planned.Policies.Apps
            .Where(app => app.Subscriber?.Users.Count > 0)
            .Join(
                planned.Components.Where(component => component.Difference.IsWritten),
                app => app.FullName,
                component => component.Result.Component.App,
                PairOf)
            .ToArray();
        var granted = findUsers is null || diagnostics.HasErrors ? [] : findUsers(gains.Concat(losses)
            .SelectMany(pair => new EffectUsers(pair.Component).NeededFor(pair.Effect))
            .Concat(subscribers.SelectMany(pair => new EffectUsers(pair.Component).Deciding))
            .Distinct());
        var leftOut = subscribers
            .SelectMany(pair => new EffectUsers(pair.Component).FindLeftOut(pair.App.Subscriber!.Users, granted)
                .Where(user => !notActive.Contains(mask.Hide(user)))
                .Select(user => (
                    User: mask.Hide(user),
                    Finding: DiagnosticCatalog.UserLeftOut(
                        planned.Places.Find(pair.Component.Desired.Component, null), mask.Hide(user), mask.Hide(pair.App.FullName)))))
            .ToArray();
        diagnostics.AddRange(leftOut.Select(item => item.Finding));
        var steps = RolloutPlan
            .Create(
                planned.Components,
                planned.Policies.Apps.Select(app => app.ToRolloutApp()),
                deployCommands: [],
                targetOrg: null,
                mask.Hide,
                planned.Deletions,
                planned.OrgRecords)
            .Steps.Select(step => step.Kind == RolloutStepKind.Deploy ? step with { Instruction = Apply } : step);
        var users = planned.Policies.Apps
            .SelectMany(app => (app.Subscriber?.Users ?? []).Select(user => PlannedUser.Of(app.FullName, user, values)))
            .Distinct()
            .ToValueList();
        // The proof of their access shows what the org has, where the value of any variable can stand.
        var created = permissionSets.Select(values.Hide).OrderBy(name => name, StringComparer.Ordinal).ToValueList();
        var plan = new DeploymentPlan
        {
            ToolVersion = PackageWriter.ToolVersion,
            OrganizationId = organizationId,
            ApiVersion = planned.Policies.ApiVersion,
            Environment = request.Environment,
            PoliciesDigest = planned.HashOfPolicies(),
            Variables = users.Count > 0
                ? DeploymentPlan.Ordered(mask.Names.Where(name => request.Configuration?[name] is not null))
                : DeploymentPlan.VariablesOf(records, created, mask.Names),
            IsPhased = isPhased,
            RecordCount = planned.Components.Count + planned.Deletions.Count,
            Records = records,
            PermissionSets = created,
            Gains = Hide(gains.Select(Count), mask),
            Losses = Hide(losses.Select(Count).Concat(planned.LossesOfDeletions), mask),
            Users = users,
            Missing = leftOut.Select(item => new MissingItem(OrgItemKind.User, item.User, item.Finding.Message)).ToValueList(),
            Steps = steps.ToValueList(),
        };
        return diagnostics.ToResult(diagnostics.HasErrors ? null : plan);

        (AppPolicy App, PlannedComponent Component) PairOf(AppPolicy app, PlannedComponent component) => (app, component);

        (PlannedComponent Component, AccessEffect Effect) Pair(PlannedComponent component, AccessEffect effect) => (component, effect);

        AccessEffect Count((PlannedComponent Component, AccessEffect Effect) pair) =>
            new EffectUsers(pair.Component).Count(pair.Effect, granted);
    }

    /// <summary>
    /// Prepares the deploy of a plan: the org must still have what the plan was made for, and what is deployed is exactly what it says.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="path">Path of the plan for findings.</param>
    /// <param name="retrieved">Path of what the org has now, a folder or a zip.</param>
    /// <param name="configuration">Where the values of variables come from; none is defined when absent.</param>
    public Result<PreparedDeployment> Prepare(
        DeploymentPlan plan, string path, string retrieved, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(retrieved);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(MissingVariables(plan, path, configuration));
        var tree = diagnostics.HasErrors ? null : ReadTree(plan, retrieved, diagnostics);
        var values = new PlanValues(plan.Variables, name => configuration?[name]);
        var mask = new VariableMask(plan.Variables, name => configuration?[name]);
        return diagnostics.ToResult(tree is null ? null : new PlanCheck(plan, path, tree, values, mask, diagnostics).Prepare());
    }

    /// <summary>Checks again, just before a deploy, that the org still has what its plan was made for.</summary>
    internal ValueList<Diagnostic> Check(PreparedDeployment deployment, string path, string retrieved)
    {
        var diagnostics = new DiagnosticBag();
        if (ReadTree(deployment.Plan, retrieved, diagnostics) is { } tree)
        {
            new PlanCheck(deployment.Plan, path, tree, deployment.Values, deployment.Mask, diagnostics).Prepare();
        }

        return diagnostics.ToValueList();
    }

    /// <summary>Compares what an org has after a deploy with the plan, and plans the way back.</summary>
    /// <param name="deployment">The deploy.</param>
    /// <param name="retrieved">Path of what the org has now, a folder or a zip.</param>
    /// <returns>The plan that undoes the deploy, and an error where the org is not as planned.</returns>
    public Result<DeploymentPlan> Verify(PreparedDeployment deployment, string retrieved)
    {
        ArgumentNullException.ThrowIfNull(deployment);
        ArgumentNullException.ThrowIfNull(retrieved);
        var diagnostics = new DiagnosticBag();
        var tree = ReadTree(deployment.Plan, retrieved, diagnostics);
        return diagnostics.ToResult(tree is null ? null : new DeploymentCheck(deployment, tree, diagnostics).PlanUndo());
    }

    /// <summary>
    /// Gets the types that a plan is checked with: those of its records, and of an app that it deletes all that it can have.
    /// </summary>
    /// <remarks>A plan of permission sets alone has a type too: Salesforce CLI retrieves no empty list.</remarks>
    internal static MetadataType[] TypesOf(DeploymentPlan plan) =>
    [
        .. plan.Records.Select(record => record.Type)
            .Union(plan.Records.Any(record => record.Action == PlanAction.Delete && record.Type == ExternalClientApplication.MetadataType)
                ? AbsentComponent.TypesOfApp(plan.ApiVersion)
                : [])
            .Union(DecidingWith(plan.Records.Select(record => record.Type), plan.ApiVersion))
            .DefaultIfEmpty(ExternalClientApplication.MetadataType),
    ];

    /// <summary>
    /// Gets the types of other records without which the effects of some types are not known: a disabled app lets no one in.
    /// </summary>
    internal static MetadataType[] DecidingWith(IEnumerable<MetadataType> types, ApiVersion version) =>
        types.Contains(ExtlClntAppOauthConfigurablePolicies.MetadataType) && ExtlClntAppConfigurablePolicies.MetadataType.Since <= version
            ? [ExtlClntAppConfigurablePolicies.MetadataType]
            : [];

    /// <summary>Tells the variables of a plan that have no value.</summary>
    internal static IEnumerable<Diagnostic> MissingVariables(DeploymentPlan plan, string path, IConfiguration? configuration) =>
        plan.Variables.Where(name => configuration?[name] is null).Select(name => DiagnosticCatalog.VariableOfPlan(path, name));

    /// <summary>Tells the variables of a plan that have no value, or the users who are others with the values.</summary>
    internal static IEnumerable<Diagnostic> OtherValues(
        DeploymentPlan plan, string path, IConfiguration? configuration, PlanValues values)
    {
        Diagnostic[] missing = [.. MissingVariables(plan, path, configuration)];
        return missing.Length > 0 ? missing : OtherUsers(plan, path, values);
    }

    /// <summary>Tells the users of a plan who are others with the values of its variables.</summary>
    internal static IEnumerable<Diagnostic> OtherUsers(DeploymentPlan plan, string path, PlanValues values) => plan.Users
        .Where(user => !user.IsWith(values))
        .Select(user => DiagnosticCatalog.OtherContent(
            path, $"User {user.Username}", DeploymentPlan.VariablesOf([], [user.App, user.Username], plan.Variables)));

    /// <summary>Puts the names of variables in the place of their values.</summary>
    internal static ValueList<AccessEffect> Hide(IEnumerable<AccessEffect> effects, VariableMask mask) => effects
        .Select(effect => effect with
        {
            App = mask.Hide(effect.App),
            Description = mask.Hide(effect.Description),
            Usernames = effect.Usernames.Select(mask.Hide).ToValueList(),
        })
        .ToValueList();

    private static PlannedRecord? Describe(
        PlannedComponent component, PlannedPolicies planned, PlanValues values, DiagnosticBag diagnostics)
    {
        var result = component.Result;
        var path = component.Retrieved?.Path
            ?? PackageLayout.RelativePath(result.Component.GetMetadataType(), result.Component.FullName);
        return RecordFiles.Read(component.Retrieved, result.Bytes, path, diagnostics)
            ?.Describe(values, planned.Policies.Mask, diagnostics, planned.Places.Find(component.Desired.Component, null));
    }

    private MetadataTree? ReadTree(DeploymentPlan plan, string path, DiagnosticBag diagnostics)
    {
        var types = TypesOf(plan);
        var read = MetadataTree.Read(fileSystem, path, progress: null, new TreeReading { IsWanted = type => types.Contains(type) });
        diagnostics.AddRange(read.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error));
        return diagnostics.HasErrors ? null : read.Value;
    }
}
