using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies;

/// <summary>Makes packages of policy files: the one call behind the MSBuild task and every other front end.</summary>
/// <remarks>
/// Safe for use by several threads at once if the file system and the request's configuration are. Two calls that write to one folder
/// follow each other, also from two processes. With <see cref="PolicyRequest.CancellationToken"/>, each call stops between two files by an
/// <see cref="OperationCanceledException"/>; nothing was written by then.
/// </remarks>
/// <param name="fileSystem">The file system to read from and write to.</param>
public sealed class PolicyGenerator(IFileSystem fileSystem)
{
    private readonly IFileSystem fileSystem = fileSystem ?? throw new ArgumentNullException(nameof(fileSystem));
    private readonly PolicyPlanner planner = new(fileSystem);

    /// <summary>Reads the text of one policy file without touching a file system.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Path for findings.</param>
    /// <param name="configuration">Where the values of variables come from; none is defined when absent.</param>
    public static Result<PolicyFile> Parse(string text, string path, IConfiguration? configuration = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        var request = new PolicyRequest { PolicyFiles = [path], Configuration = configuration };
        var policies = PolicyLoader.LoadText(text, path, request, diagnostics);
        PlannedPolicies.Create(policies, retrieved: null, today: null, diagnostics);
        return diagnostics.ToResult(policies.Files.Count == 0 ? null : policies.Files[0]);
    }

    /// <summary>Reads and checks policy files and makes one package of them; nothing is written.</summary>
    public Result<MetadataPackage> Compile(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        return diagnostics.ToResult(planner.Plan(request, diagnostics)?.Package);
    }

    /// <summary>Checks policy files with the rules, merged into retrieved records if there are any; nothing is written.</summary>
    /// <returns>What came of each rule, also after errors that its findings are part of.</returns>
    public Result<RuleReport> Check(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        return diagnostics.ToResult(planner.Plan(request, diagnostics)?.Rules);
    }

    /// <summary>
    /// Checks policy files and metadata against the rules; levels, baselines and suppressions of the policy files count for both.
    /// </summary>
    /// <param name="request">The policy files, which can be none; their API version is also that of the metadata.</param>
    /// <param name="trees">Paths of folders, zips and files of metadata; a folder with trees of several orgs is checked org by org.</param>
    /// <param name="settings">Settings that count for the metadata beside those of the policy files.</param>
    /// <returns>The outcome of each rule, also after errors that its findings are part of.</returns>
    public Result<RuleReport> Check(PolicyRequest request, IEnumerable<string> trees, RuleSettings settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(trees);
        ArgumentNullException.ThrowIfNull(settings);
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var reports = new List<RuleReport>();
        var joined = new List<RuleSettings>();
        string[] paths = [.. trees];
        if (request.PolicyFiles.Count + request.PolicyContents.Count > 0
            && planner.Plan(request, diagnostics, canBeEmpty: paths.Length > 0) is { } planned)
        {
            reports.Add(planned.Rules);
            joined.AddRange(planned.Policies.Files.Select(file => file.Rules));
        }

        // With policy files, its findings are there twice, and the last step leaves each once.
        var guard = PolicyLoader.LoadGuard(new InputFiles(fileSystem, request.CancellationToken), request.Guard, diagnostics);
        var all = RuleSettings.Join([.. joined, settings]).Under(guard, request.NoSuppressions);
        foreach (var (org, path) in paths.SelectMany(new OrgTrees(fileSystem).Find))
        {
            var check = RuleCheck.Check(
                fileSystem, path, all, request.Today, request.Progress, request.ApiVersion, request.CancellationToken);
            diagnostics.AddRange(check.Diagnostics);
            reports.Add(check.Value! with { Apps = check.Value!.Apps.Select(app => app with { Org = org }).ToValueList() });
        }

        var report = RuleReport.Join(reports);
        return new Result<RuleReport>(report, SuppressionUse.Reconcile(diagnostics.ToValueList(), report));
    }

    /// <summary>Compares what policy files say with what an org has, by meaning.</summary>
    /// <param name="request">The files, and in <see cref="PolicyRequest.Retrieved"/> what the org has.</param>
    /// <exception cref="ArgumentException"><see cref="PolicyRequest.Retrieved"/> is absent.</exception>
    public Result<MetadataDiff> Compare(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Retrieved is null)
        {
            throw new ArgumentException("There is nothing to compare with.", nameof(request));
        }

        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var planned = planner.Plan(request, diagnostics, isDeployed: false);
        return diagnostics.ToResult(planned?.Package is null ? null : planned.Difference);
    }

    /// <summary>
    /// Compares policy files with what each of several orgs has; one org that cannot be read stops none of the others.
    /// </summary>
    /// <param name="request">
    /// The files, and in <see cref="PolicyRequest.Retrieved"/> a folder with a tree or zip for each org, or the tree of one org.
    /// </param>
    /// <returns>The comparisons in the order of the names; the findings of the policy files alone are in each.</returns>
    /// <exception cref="ArgumentException"><see cref="PolicyRequest.Retrieved"/> is absent.</exception>
    public ValueList<OrgDiff> CompareOrgs(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var retrieved = request.Retrieved ?? throw new ArgumentException("There is nothing to compare with.", nameof(request));
        return new OrgTrees(fileSystem).Find(retrieved).Select(tree =>
        {
            var result = Compare(request with { Retrieved = tree.Path });
            return new OrgDiff(tree.Org, result.HasErrors ? null : result.Value, result.Diagnostics);
        }).ToValueList();
    }

    /// <summary>
    /// Reads policy files by themselves, without a look at the rules or at any org: what is to be retrieved before they are merged.
    /// </summary>
    public Result<PolicyOutline> Read(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var policies = PolicyLoader.Load(new InputFiles(fileSystem, request.CancellationToken), request, diagnostics);
        return diagnostics.ToResult(diagnostics.HasErrors ? null : PolicyOutline.Of(policies));
    }

    /// <summary>Plans the way of policy files into an org; nothing is written.</summary>
    /// <param name="request">The files, and what the org has, where that is known.</param>
    /// <param name="targetOrg">Username or alias of the org, for the commands; the default org of Salesforce CLI when absent.</param>
    /// <param name="deployCommands">Commands that deploy them, one after the other; none when absent.</param>
    public Result<RolloutPlan> Plan(PolicyRequest request, string? targetOrg = null, IEnumerable<string>? deployCommands = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var planned = planner.Plan(request, diagnostics);
        return diagnostics.ToResult(planned?.Package is null ? null : RolloutPlan.Create(
            planned.Components,
            planned.Policies.Apps.Select(app => app.ToRolloutApp()),
            deployCommands ?? [],
            targetOrg,
            planned.Policies.Mask.Hide,
            planned.Deletions,
            planned.OrgRecords));
    }

    /// <summary>Makes one package of policy files and writes it. After an error nothing on disk is changed.</summary>
    public Result<GenerationReport> Generate(GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag(request.SeverityOf);
        using var folder = FolderLock.Take(
            fileSystem, request.OutputFolder, diagnostics, cancellationToken: request.CancellationToken);
        var planned = folder is null ? null : planner.Plan(request, diagnostics, request.OutputFolder);
        new ReplacementCheck(fileSystem, diagnostics).Check(planned?.Package, request.Layout, request.OutputFolder);
        var manifest = request.Manifest is null || planned?.Package is null
            ? null
            : new ManifestMerge(fileSystem, request.OutputFolder, diagnostics).Merge(request.Manifest, planned.Package, request.Layout);
        if (planned?.Package is not { } package || diagnostics.HasErrors)
        {
            return diagnostics.ToResult<GenerationReport>(null);
        }

        var report = new GenerationReport(
            package, new WriteReport([], []), request.Layout.GetDeployPaths(package).Select(FullPath).ToValueList())
        {
            Components = planned.Components,
            Deletions = planned.Deletions,
            Difference = planned.Difference,
            Rules = planned.Rules,
            Apps = planned.Policies.Apps.ToValueList(),
            InputFiles = planned.Policies.Inputs.Select(input => input.Path).ToValueList(),
            Variables = planned.Policies.VariableNames,
            Mask = planned.Policies.Mask,
            OrgRecords = planned.OrgRecords,
        };
        var steps = NextSteps.FileOf(report, request.Layout);
        var files = request.Layout.GetFiles(package)
            .Where(file => file.Path != manifest?.Path)
            .Concat(new[] { manifest, steps }.OfType<PackageFile>());
        var inputHash = planned.HashOfInput(package, request.Layout, manifest?.MergedInto?.Bytes);
        var owner = PackageOwner.Of(fileSystem, request.OutputFolder, ProjectOf(request), request.Environment);
        var written = new PackageWriter(fileSystem).Write(files, folder!, inputHash, owner, diagnostics, request.CancellationToken);
        return diagnostics.ToResult(written is null ? null : report with
        {
            Written = written,
            NextStepsFile = steps is null ? null : FullPath(steps.Path),
        });

        string FullPath(string path) => fileSystem.Path.Combine([request.OutputFolder, .. path.Split('/')]);
    }

    /// <summary>
    /// Merges policy files into retrieved files where those lie. Nothing is made new, and nothing is kept of what was there; after an
    /// error nothing on disk is changed.
    /// </summary>
    /// <param name="request">
    /// The policy files, and in <see cref="PolicyRequest.Retrieved"/> the retrieved ones: a folder, or the file of one component.
    /// </param>
    /// <exception cref="ArgumentException"><see cref="PolicyRequest.Retrieved"/> is absent.</exception>
    public Result<MergeReport> MergeInPlace(PolicyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Retrieved is not { } tree)
        {
            throw new ArgumentException("There is nothing to merge into.", nameof(request));
        }

        var diagnostics = new DiagnosticBag(request.SeverityOf);
        var folder = fileSystem.File.Exists(tree) ? fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(tree))! : tree;
        using var taken = FolderLock.Take(fileSystem, folder, diagnostics, cancellationToken: request.CancellationToken);
        var planned = taken is null ? null : planner.Plan(request, diagnostics, isInPlace: true);
        if (planned is not { Package: not null, Difference: { } difference })
        {
            return diagnostics.ToResult<MergeReport>(null);
        }

        foreach (var component in planned.Package.Members.Where(member => member.MergedInto is null).Select(member => member.Component))
        {
            diagnostics.Add(DiagnosticCatalog.NothingToMergeInto(
                planned.Places.Find(component, null), component.GetMetadataType(), component.FullName, tree));
        }

        foreach (var deletion in planned.Deletions)
        {
            diagnostics.Add(DiagnosticCatalog.AbsentInPlace(
                planned.Policies.AbsentPlaces[deletion.Asked],
                deletion.Component.Type,
                deletion.Component.FullName,
                deletion.Retrieved!.Path));
        }

        if (planned.Components.Any(component => component.Retrieved is { IsInZip: true }))
        {
            diagnostics.Add(DiagnosticCatalog.ZipInPlace(tree));
        }

        var replacements = new ReplacementCheck(fileSystem, diagnostics);
        foreach (var member in planned.Package.Members)
        {
            replacements.CheckInPlace(member);
        }

        var written = diagnostics.HasErrors ? null : new PackageWriter(fileSystem).WriteInPlace(
            planned.Components.Select(component => component.Result), taken!, diagnostics, request.CancellationToken);
        return diagnostics.ToResult(written is null ? null : new MergeReport(written, difference));
    }

    /// <summary>The project of a request; the folder of its first policy file if none is named.</summary>
    private string ProjectOf(GenerationRequest request) => request.Project ?? fileSystem.Path.GetDirectoryName(fileSystem.Path.GetFullPath(
        request.PolicyFiles.Concat(request.PolicyContents.Select(content => content.Path)).First()))!;
}
