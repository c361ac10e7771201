using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// The right places of files with wrong names or in wrong folders: a tree is read as if its files lay there. Where two files would have
/// one place, both stay.
/// </summary>
/// <param name="fileSystem">The file system that has the files.</param>
/// <param name="root">Full path of the tree.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class FileMoves(IFileSystem fileSystem, string root, DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, string> sources = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The path under which the file of a place lies now.</summary>
    public string SourceOf(string place) => sources.TryGetValue(place, out var source) ? source : place;

    /// <summary>The right place of a file; its own where that is taken, which is a finding.</summary>
    /// <param name="path">The path under which it lies now.</param>
    /// <param name="type">The type of its component.</param>
    /// <param name="name">The name that it should have.</param>
    public string PlaceOf(string path, MetadataType type, string name)
    {
        var place = fileSystem.Path.Combine(FolderOf(path, type, name), name);
        if (place == path)
        {
            return path;
        }

        if (sources.ContainsKey(place) || IsOther(path, place))
        {
            diagnostics.Add(DiagnosticCatalog.PlaceIsTaken(new(path), place));
            return path;
        }

        sources.Add(place, path);
        return place;
    }

    /// <summary>Checks for a file at a place. On a disk without case, one that differs in case only is the file itself.</summary>
    private bool IsOther(string path, string place) => string.Equals(place, path, StringComparison.OrdinalIgnoreCase)
        ? fileSystem.Directory.EnumerateFiles(fileSystem.Path.GetDirectoryName(path)!).Contains(place, StringComparer.Ordinal)
        : fileSystem.File.Exists(place);

    /// <summary>In source format, Salesforce's tools find a component by its suffix, wherever it lies.</summary>
    private string FolderOf(string path, MetadataType type, string name)
    {
        var folder = fileSystem.Path.GetDirectoryName(path)!;
        if (name.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal) || fileSystem.Path.GetFileName(folder) == type.Folder)
        {
            return folder;
        }

        var isPackage = fileSystem.Path.GetFullPath(folder) == root
            || fileSystem.File.Exists(fileSystem.Path.Combine(folder, MetadataPackage.ManifestName));
        return fileSystem.Path.Combine(isPackage ? folder : fileSystem.Path.GetDirectoryName(folder)!, type.Folder!);
    }
}
