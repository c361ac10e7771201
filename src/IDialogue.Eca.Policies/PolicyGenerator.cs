using System.IO.Abstractions;
using System.Text;
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
/// <param name="fileSystem">The file system to read from and write to.</param>
public sealed class PolicyGenerator(IFileSystem fileSystem)
{
    /// <summary>Reads the text of one policy file without touching a file system.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Path for findings.</param>
    /// <param name="configuration">Where the values of variables come from; none is defined when absent.</param>
    public static Result<PolicyFile> Parse(string text, string path, IConfiguration? configuration = null)
    {
        var compilation = new PolicyCompilation(new InputFiles(null), new PolicyRequest { PolicyFiles = [path], Configuration = configuration });
        var file = compilation.Add(text, path);
        compilation.CheckRules();
        return compilation.Diagnostics.ToResult(file);
    }

    /// <summary>Reads and checks policy files and makes one package of them; nothing is written.</summary>
    public Result<MetadataPackage> Compile(PolicyRequest request)
    {
        var (compilation, compiled) = CompileAll(request, outputFolder: null);
        return compilation.Diagnostics.ToResult(compiled?.Package);
    }

    /// <summary>Holds policy files against the rules, merged into what the org has where there is a baseline; nothing is written.</summary>
    /// <returns>What came of each rule, also after errors that its findings are part of.</returns>
    public Result<RuleReport> Check(PolicyRequest request)
    {
        var (compilation, _) = CompileAll(request, outputFolder: null);
        return compilation.Diagnostics.ToResult(compilation.Rules);
    }

    /// <summary>Compares what policy files say with what an org has, by meaning.</summary>
    /// <param name="request">The files, and in <see cref="PolicyRequest.Retrieved"/> what the org has.</param>
    /// <exception cref="ArgumentException"><see cref="PolicyRequest.Retrieved"/> is absent.</exception>
    public Result<MetadataDiff> Compare(PolicyRequest request)
    {
        if (request.Retrieved is null)
        {
            throw new ArgumentException("There is nothing to compare with.", nameof(request));
        }

        var (compilation, compiled) = CompileAll(request, outputFolder: null);
        return compilation.Diagnostics.ToResult(compiled?.Difference);
    }

    /// <summary>Reads policy files by themselves, without a look at the rules or at any org: what is to be retrieved before they are merged.</summary>
    public Result<PolicyOutline> Read(PolicyRequest request)
    {
        var compilation = new PolicyCompilation(new InputFiles(fileSystem), request);
        compilation.AddAll();
        return compilation.Diagnostics.ToResult(compilation.Diagnostics.HasErrors ? null : compilation.Outline());
    }

    /// <summary>Plans the way of policy files into an org; nothing is written, so no command deploys it.</summary>
    /// <param name="request">The files, and what the org has, where that is known.</param>
    /// <param name="targetOrg">Username or alias of the org, for the commands; Salesforce's CLI's default org when absent.</param>
    public Result<RolloutPlan> Plan(PolicyRequest request, string? targetOrg = null)
    {
        var (compilation, compiled) = CompileAll(request, outputFolder: null);
        return compilation.Diagnostics.ToResult(
            compiled is null ? null : RolloutPlan.Create(compiled.Package, compilation.Apps.Select(app => app.ToRolloutApp()), [], targetOrg));
    }

    /// <summary>Makes one package of policy files and writes it. After an error nothing on disk is changed.</summary>
    public Result<GenerationReport> Generate(GenerationRequest request)
    {
        var inUse = new DiagnosticBag();
        using var folder = FolderLock.Take(request.OutputFolder, inUse);
        if (folder is null)
        {
            return inUse.ToResult<GenerationReport>(null);
        }

        var (compilation, compiled) = CompileAll(request, request.OutputFolder);
        if (compiled is null)
        {
            return compilation.Diagnostics.ToResult<GenerationReport>(null);
        }

        var written = new PackageWriter(fileSystem).Write(
            request.Layout.GetFiles(compiled.Package), request.OutputFolder, InputHash(compilation, compiled.Package, request.Layout));
        compilation.Diagnostics.AddRange(written.Diagnostics);
        var deployPaths = request.Layout.GetDeployPaths(compiled.Package)
            .Select(path => fileSystem.Path.Combine([request.OutputFolder, .. path.Split('/')]))
            .ToValueList();
        return compilation.Diagnostics.ToResult(written.Value is null ? null : new GenerationReport(compiled.Package, written.Value, deployPaths)
        {
            Difference = compiled.Difference,
            Rules = compilation.Rules!,
            Apps = compilation.Apps.ToValueList(),
            InputFiles = compilation.Files.All.Select(file => file.Path).ToValueList(),
            Variables = compilation.VariableNames.ToValueList(),
        });
    }

    /// <summary>
    /// Merges policy files into retrieved files where those lie. Nothing is made new, and nothing is kept of what was there; after an
    /// error nothing on disk is changed.
    /// </summary>
    /// <param name="request">The policy files, and in <see cref="PolicyRequest.Retrieved"/> the retrieved ones: a folder, or the file of one component.</param>
    /// <exception cref="ArgumentException"><see cref="PolicyRequest.Retrieved"/> is absent.</exception>
    public Result<MergeReport> MergeInPlace(PolicyRequest request)
    {
        if (request.Retrieved is not { } tree)
        {
            throw new ArgumentException("There is nothing to merge into.", nameof(request));
        }

        var (compilation, compiled) = CompileAll(request, outputFolder: null);
        if (compiled is null)
        {
            return compilation.Diagnostics.ToResult<MergeReport>(null);
        }

        var findings = compilation.Diagnostics;
        findings.AddRange(compiled.Package.Files.Where(file => file.Retrieved is null).Select(
            file => DiagnosticCatalog.NothingToMergeInto(compilation.PlaceOf(file.Component), file.Component.GetMetadataType(), file.Component.FullName, tree)));
        if (compiled.Package.Files.Any(file => file.Retrieved is { IsInZip: true }))
        {
            findings.Add(DiagnosticCatalog.ZipInPlace(tree));
        }

        var written = findings.HasErrors ? null : new PackageWriter(fileSystem).WriteInPlace(compiled.Package.Files, findings);
        return findings.ToResult(written is null ? null : new MergeReport(written, compiled.Difference!));
    }

    /// <param name="request">The files.</param>
    /// <param name="outputFolder">Where the package of an earlier run may lie, which is not what the org has.</param>
    private (PolicyCompilation Compilation, CompiledPackage? Package) CompileAll(PolicyRequest request, string? outputFolder)
    {
        var compilation = new PolicyCompilation(new InputFiles(fileSystem), request);
        compilation.AddAll();
        if (request.Retrieved is not { } path)
        {
            var alone = compilation.ToPackage(baseline: null);
            if (alone is not null && request.KnownRetrieved is { } known && ReadTree(known, compilation, outputFolder).Value is { } tree)
            {
                compilation.WarnOfResets(tree);
            }

            return (compilation, alone);
        }

        var baseline = ReadTree(path, compilation, outputFolder);
        compilation.Diagnostics.AddRange(baseline.Diagnostics);
        // Held against a tree that was read in part, policies would be blamed for what was not read.
        return (compilation, baseline.IsSuccess ? compilation.ToPackage(baseline.Value) : null);
    }

    /// <summary>What an org has, as far as the policies need it.</summary>
    private Result<MetadataTree> ReadTree(string path, PolicyCompilation compilation, string? outputFolder) =>
        MetadataTree.Read(
            fileSystem, path, compilation.Progress, compilation.NeededTypes.Contains, outputFolder is null ? null : PreviousOutput.In(fileSystem, outputFolder));

    /// <summary>A hash of all that the output depends on. Paths are left out: they differ between machines.</summary>
    private static string InputHash(PolicyCompilation compilation, MetadataPackage package, PackageLayout layout)
    {
        var input = new StringBuilder();
        input.Append(package.ApiVersion).Append('\n').Append(layout.Format).Append('\n').Append(layout.GetDeployPaths(package)).Append('\n');
        foreach (var file in compilation.Files.All)
        {
            input.Append(ContentHash.OfText(file.Bytes)).Append('\n');
        }

        foreach (var file in compilation.Baseline?.Files ?? [])
        {
            input.Append(ContentHash.Of(file.Bytes)).Append('\n');
        }

        return ContentHash.Of(Encoding.UTF8.GetBytes(input.ToString()));
    }
}
