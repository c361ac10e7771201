using System.IO.Abstractions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>
/// Finds the trees of several orgs: a folder that is no tree itself and has trees or zips is a fleet, and each has the name of an org.
/// </summary>
/// <param name="fileSystem">The file system to read from.</param>
internal sealed class OrgTrees(IFileSystem fileSystem)
{
    private const string ZipEnd = ".zip";

    /// <summary>Files that only the top of a tree has.</summary>
    private static readonly string[] TopFiles = ["package.xml", "sfdx-project.json"];

    /// <summary>Folders that Salesforce's own tools put around the metadata of one org.</summary>
    private static readonly string[] Wrappers = ["force-app", "main", "default", "unpackaged"];

    private static readonly HashSet<string> TypeFolders =
        new(MetadataCatalog.Components.Select(type => type.Folder).OfType<string>(), StringComparer.Ordinal);

    /// <summary>Finds the trees at a path.</summary>
    /// <param name="path">Full path of a folder, a zip, or the file of a component.</param>
    /// <returns>The orgs of a fleet with their trees; otherwise the path itself, without an org.</returns>
    public IEnumerable<(string? Org, string Path)> Find(string path) =>
        IsFleet(path) ? ChildrenOf(path).Select(child => ((string?)NameOf(child), child)) : [(null, path)];

    /// <summary>
    /// Checks whether a folder has the trees of several orgs, or of one beside nothing but empty folders, which failed retrieves
    /// leave. One tree beside other folders is a repository.
    /// </summary>
    /// <param name="path">Full path of a folder.</param>
    /// <param name="ends">Ends of the names of files that are an org's too.</param>
    public bool IsFleet(string path, params string[] ends)
    {
        if (!fileSystem.Directory.Exists(path) || IsTree(path))
        {
            return false;
        }

        var others = ChildrenOf(path, ends).Where(child => !fileSystem.File.Exists(child) && !IsTree(child)).ToArray();
        var orgs = ChildrenOf(path, ends).Count() - others.Length;
        return orgs > 1 || (orgs == 1 && others.All(other => Entries(other).Length == 0));
    }

    /// <summary>Gets the folders of a fleet but for hidden ones, its zips, and other files of orgs.</summary>
    /// <param name="folder">Full path of a folder.</param>
    /// <param name="ends">Ends of the names of files that are an org's too.</param>
    public IEnumerable<string> ChildrenOf(string folder, params string[] ends) => Entries(folder)
        .Where(child => fileSystem.Path.GetFileName(child)[0] != '.')
        .Where(child => fileSystem.Directory.Exists(child) || ends.Append(ZipEnd).Any(end => HasEnd(child, end)));

    /// <summary>Gets the name of the org of a tree: that of the folder, or of the file without its end.</summary>
    public string NameOf(string path)
    {
        var name = fileSystem.Path.GetFileName(path.TrimEnd('/', '\\'));
        return fileSystem.File.Exists(path) && name.LastIndexOf('.') is > 0 and var dot ? name.Substring(0, dot) : name;
    }

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

    private static bool HasEnd(string path, string end) => path.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
