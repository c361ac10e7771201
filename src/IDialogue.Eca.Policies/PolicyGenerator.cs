using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Comparison;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies;

/// <summary>Makes packages of policy files: the one call behind the MSBuild task and every other front end.</summary>
/// <param name="fileSystem">The file system to read from and write to.</param>
public sealed class PolicyGenerator(IFileSystem fileSystem)
{
    /// <summary>Reads the text of one policy file without touching a file system.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Path for findings.</param>
    public static Result<PolicyFile> Parse(string text, string path)
    {
        var compilation = new PolicyCompilation();
        var file = compilation.Add(text, path);
        compilation.CheckRules();
        return compilation.Diagnostics.ToResult(file);
    }

    /// <summary>Reads and checks policy files and makes one package of them; nothing is written.</summary>
    /// <param name="policyFiles">Paths of the files.</param>
    /// <param name="apiVersion">API version of the package; what the files say when absent, else <see cref="ApiVersion.Default"/>.</param>
    public Result<MetadataPackage> Compile(IEnumerable<string> policyFiles, ApiVersion? apiVersion = null)
    {
        var compilation = new PolicyCompilation();
        Read(policyFiles, compilation);
        return compilation.Diagnostics.ToResult(compilation.ToPackage(apiVersion)?.Package);
    }

    /// <summary>Makes one package of policy files and writes it. After an error nothing on disk is changed.</summary>
    public Result<GenerationReport> Generate(GenerationRequest request)
    {
        var baseline = request.Baseline is { } path ? MetadataTree.Read(fileSystem, path) : null;
        if (baseline is { IsSuccess: false })
        {
            // Held against a tree that was read in part, policies would be blamed for what was not read.
            return new Result<GenerationReport>(null, baseline.Diagnostics);
        }

        var compilation = new PolicyCompilation(baseline?.Value);
        compilation.Diagnostics.AddRange(baseline?.Diagnostics ?? []);
        var texts = Read(request.PolicyFiles, compilation);
        if (compilation.ToPackage(request.ApiVersion) is not { } compiled)
        {
            return compilation.Diagnostics.ToResult<GenerationReport>(null);
        }

        if (baseline is null && request.KnownBaseline is { } known && MetadataTree.Read(fileSystem, known).Value is { } tree)
        {
            compilation.WarnOfResets(tree);
        }

        var written = new PackageWriter(fileSystem).Write(
            request.Layout.GetFiles(compiled.Package), request.OutputFolder, InputHash(texts, baseline?.Value, compiled.Package.ApiVersion, request.Layout));
        compilation.Diagnostics.AddRange(written.Diagnostics);
        var deployPath = fileSystem.Path.Combine([request.OutputFolder, .. request.Layout.DeployPath.Split('/')]);
        return compilation.Diagnostics.ToResult(written.Value is null ? null : new GenerationReport(compiled.Package, written.Value, deployPath)
        {
            Difference = compiled.Merged is { } merged ? new MetadataDiff(merged.Select(component => component.Difference).ToValueList()) : null,
        });
    }

    private List<PolicyText> Read(IEnumerable<string> policyFiles, PolicyCompilation compilation)
    {
        var texts = new List<PolicyText>();
        foreach (var path in policyFiles)
        {
            if (PolicyText.Read(fileSystem, path, compilation.Diagnostics) is { } text)
            {
                texts.Add(text);
                compilation.Add(text.Text, path);
            }
        }

        return texts;
    }

    /// <summary>A hash of all that the output depends on. Paths are left out: they differ between machines.</summary>
    private static string InputHash(List<PolicyText> texts, MetadataTree? baseline, ApiVersion apiVersion, PackageLayout layout)
    {
        var input = new StringBuilder();
        input.Append(apiVersion).Append('\n').Append(layout.Format).Append('\n').Append(layout.DeployPath).Append('\n');
        foreach (var text in texts)
        {
            input.Append(ContentHash.OfText(text.Bytes)).Append('\n');
        }

        foreach (var file in baseline?.Files ?? [])
        {
            input.Append(ContentHash.Of(file.Bytes)).Append('\n');
        }

        return ContentHash.Of(Encoding.UTF8.GetBytes(input.ToString()));
    }
}
