using System.IO.Abstractions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
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
    private const string ZipEnd = ".zip";

    private static readonly string[] YamlEnds = [".yaml", ".yml"];

    /// <summary>Files that only the top of a tree has.</summary>
    private static readonly string[] TopFiles = ["package.xml", "sfdx-project.json"];

    /// <summary>Folders that Salesforce's own tools put around the metadata of one org.</summary>
    private static readonly string[] Wrappers = ["force-app", "main", "default", "unpackaged"];

    private static readonly HashSet<string> TypeFolders =
        new(MetadataCatalog.Components.Select(type => type.Folder).OfType<string>(), StringComparer.Ordinal);

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

        return IsFleet(path) ? ChildrenOf(path).Select(OfPath) : [OfPath(path)];
    }

    private IEnumerable<OrgInput> FindPolicies(string path)
    {
        var name = OverlayPath.FileName(OverlayPath.Stem(path));
        string?[] environments = environment is null ? [.. OverlayPath.Environments(new InputFiles(fileSystem), path)] : [environment];
        return environments.DefaultIfEmpty(null)
            .Select(found => new OrgInput(Named(name, found), path, OrgInputKind.Policies, found));
    }

    private OrgInput OfPath(string path)
    {
        var name = fileSystem.Path.GetFileName(path.TrimEnd('/', '\\'));
        var kind = path.EndsWith(DeploymentPlan.Extension, StringComparison.OrdinalIgnoreCase) ? OrgInputKind.Plan : OrgInputKind.Metadata;
        return new OrgInput(IsFile(path) && name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name, path, kind);
    }

    /// <summary>
    /// Checks whether a folder has the trees of several orgs. A retrieve that failed can leave an empty folder among them.
    /// </summary>
    private bool IsFleet(string path) =>
        fileSystem.Directory.Exists(path) && !IsTree(path) && ChildrenOf(path).Any(child => IsFile(child) || IsTree(child));

    /// <summary>The zips and plans of a folder, and its folders but for hidden ones.</summary>
    private IEnumerable<string> ChildrenOf(string folder) => Entries(folder)
        .Where(child => fileSystem.Path.GetFileName(child)[0] != '.')
        .Where(child => fileSystem.Directory.Exists(child) || EndsWith(child, [ZipEnd, DeploymentPlan.Extension]));

    private bool IsTree(string folder) => Entries(folder).Any(entry =>
    {
        var name = fileSystem.Path.GetFileName(entry);
        return fileSystem.Directory.Exists(entry)
            ? TypeFolders.Contains(name) || (Wrappers.Contains(name) && IsTree(entry))
            : TopFiles.Contains(name) || new ComponentFileName(name).Type is not null;
    });

    /// <summary>The content of a folder; nothing if it may not be read, which the reading of the tree reports.</summary>
    private string[] Entries(string folder)
    {
        try
        {
            return fileSystem.Directory.Exists(folder)
                ? [.. fileSystem.Directory.EnumerateFileSystemEntries(folder).OrderBy(path => path, StringComparer.Ordinal)]
                : [];
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            return [];
        }
    }

    private bool IsFile(string path) => fileSystem.File.Exists(path);

    private static bool EndsWith(string path, string[] ends) =>
        Array.Exists(ends, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private static string Named(string name, string? environment) => environment is null ? name : $"{name} ({environment})";

    private static string Shown(string path, string folder)
    {
        var start = folder.TrimEnd('/', '\\').Length + 1;
        return (path.Length > start && path.StartsWith(folder, StringComparison.Ordinal) ? path.Substring(start) : path).Replace('\\', '/');
    }
}
