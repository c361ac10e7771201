using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>The files of components that a project leaves out: one finding a reason, whatever their number.</summary>
/// <param name="fileSystem">The file system that they are in.</param>
internal sealed class Omissions(IFileSystem fileSystem)
{
    private const int MaxNamed = 5;

    private readonly Dictionary<SalesforceProject, List<string>> outside = [];
    private readonly Dictionary<string, List<string>> ignored = new(StringComparer.Ordinal);

    /// <summary>Takes a file outside the package directories of its project.</summary>
    public void AddOutside(string path, SalesforceProject project) => Add(outside, project, Below(project.Folder, path));

    /// <summary>Takes a file that a <c>.forceignore</c> leaves out.</summary>
    public void AddIgnored(string path, ForceIgnore ignore) => Add(ignored, ignore.Folder, Below(ignore.Folder, path));

    public void Report(DiagnosticBag diagnostics)
    {
        foreach (var pair in outside)
        {
            var folders = pair.Value.Select(path => path.Split('/')).Select(parts => parts.Length == 1 ? "." : parts[0]);
            diagnostics.Add(DiagnosticCatalog.OutsidePackageDirectories(
                new(fileSystem.Path.Combine(pair.Key.Folder, SalesforceProject.FileName)), pair.Value.Count, Named(folders)));
        }

        foreach (var pair in ignored)
        {
            diagnostics.Add(DiagnosticCatalog.ForceIgnored(
                new(fileSystem.Path.Combine(pair.Key, ForceIgnore.FileName)), pair.Value.Count, Named(pair.Value)));
        }
    }

    private string Below(string folder, string path) => RelativePath.Below(fileSystem, folder, path) ?? path;

    private static void Add<TKey>(Dictionary<TKey, List<string>> files, TKey key, string path)
        where TKey : notnull
    {
        if (!files.TryGetValue(key, out var paths))
        {
            files.Add(key, paths = []);
        }

        paths.Add(path);
    }

    private static string Named(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).ToArray();
        return string.Join(", ", all.Take(MaxNamed)) + (all.Length > MaxNamed ? ", …" : "");
    }
}
