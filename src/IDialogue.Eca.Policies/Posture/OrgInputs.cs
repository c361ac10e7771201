using System.IO.Abstractions;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>
/// Finds the orgs in paths: a tree or zip is one, a policy file is one for each of its environments, and so is each tree in a folder of
/// trees.
/// </summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="environment">The one environment of policy files; all of them if absent.</param>
internal sealed class OrgInputs(IFileSystem fileSystem, string? environment)
{
    private static readonly string[] YamlEnds = [".yaml", ".yml"];

    private readonly OrgTrees trees = new(fileSystem);

    /// <summary>Finds the orgs; two with the same name get their paths for names.</summary>
    /// <param name="paths">Full paths.</param>
    /// <param name="folder">The folder that paths are shown relative to.</param>
    public ValueList<OrgInput> Find(IEnumerable<string> paths, string folder)
    {
        var inputs = paths.SelectMany(Find).ToArray();
        var names = inputs.ToLookup(input => input.Name, StringComparer.OrdinalIgnoreCase);
        return inputs.Select(input => names[input.Name].Count() == 1 ? input : input with
        {
            Name = Named(Shown(input.Path, folder), input.Environment),
        }).ToValueList();
    }

    private IEnumerable<OrgInput> Find(string path)
    {
        if (EndsWith(path, YamlEnds))
        {
            return FindPolicies(path);
        }

        return trees.IsFleet(path, DeploymentPlan.Extension)
            ? trees.ChildrenOf(path, DeploymentPlan.Extension).Select(OfPath)
            : [OfPath(path)];
    }

    private IEnumerable<OrgInput> FindPolicies(string path)
    {
        var name = OverlayPath.FileName(OverlayPath.Stem(path));
        string?[] environments = environment is null ? [.. OverlayPath.Environments(new InputFiles(fileSystem), path)] : [environment];
        return environments.DefaultIfEmpty(null)
            .Select(found => new OrgInput(Named(name, found), path, OrgInputKind.Policies, found));
    }

    private OrgInput OfPath(string path) => new(
        trees.NameOf(path), path, EndsWith(path, [DeploymentPlan.Extension]) ? OrgInputKind.Plan : OrgInputKind.Metadata);

    private static bool EndsWith(string path, string[] ends) =>
        Array.Exists(ends, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static string Named(string name, string? environment) => environment is null ? name : $"{name} ({environment})";

    private static string Shown(string path, string folder)
    {
        var start = folder.TrimEnd('/', '\\').Length + 1;
        return (path.Length > start && path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(start) : path).Replace('\\', '/');
    }
}
