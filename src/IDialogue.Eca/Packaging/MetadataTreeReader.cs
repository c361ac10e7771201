using System.IO.Abstractions;
using System.IO.Compression;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Finds the files of components in a folder or a zip, reads them, and tells what lies in the wrong place.</summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="progress">Hears of each folder that is read.</param>
/// <param name="isWanted">The types to read; all when absent.</param>
/// <param name="previousOutput">What this tool wrote itself, which is not what an org has.</param>
internal sealed class MetadataTreeReader(
    IFileSystem fileSystem, DiagnosticBag diagnostics, IProgress<string>? progress, Func<MetadataType, bool>? isWanted, PreviousOutput? previousOutput)
{
    /// <summary>More than any component's file has.</summary>
    private const int LargestFile = 16 * 1024 * 1024;

    private readonly SourceMap places = new();
    private readonly List<RetrievedFile> files = [];

    /// <summary>The tree, or <see langword="null"/> when there is nothing to read.</summary>
    public MetadataTree? Read(string path)
    {
        var isFile = fileSystem.File.Exists(path);
        var type = isFile ? TypeOf(fileSystem.Path.GetFileName(path)).Type : null;
        if (type is not null)
        {
            // Named by itself it counts, whatever else is wanted and wherever it lies.
            ReadFile(path, type);
        }
        else if (isFile ? !ReadZip(path) : !ReadFolder(path, isRoot: true))
        {
            return null;
        }

        var ordered = files
            .OrderBy(file => file.Component.GetMetadataType().Name, StringComparer.Ordinal)
            .ThenBy(file => file.Component.FullName, StringComparer.Ordinal)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToValueList();
        ReportDoubles(ordered);
        ReportOrphans(ordered);
        return new MetadataTree(path, ordered, places) { IsFile = type is not null };
    }

    private bool ReadFolder(string folder, bool isRoot)
    {
        progress?.Report(folder);
        try
        {
            foreach (var path in fileSystem.Directory.EnumerateFiles(folder))
            {
                if (Recognize(path) is { } type)
                {
                    ReadFile(path, type);
                }
            }

            foreach (var inner in fileSystem.Directory.EnumerateDirectories(folder).Where(IsOfInterest))
            {
                ReadFolder(inner, isRoot: false);
            }

            return true;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            diagnostics.Add(isRoot
                ? DiagnosticCatalog.CannotRead(new(folder), exception.Message)
                : DiagnosticCatalog.FolderSkipped(new SourceLocation(folder), exception.Message));
            return !isRoot;
        }
    }

    private void ReadFile(string path, MetadataType type)
    {
        try
        {
            if (fileSystem.FileInfo.New(path).Length > LargestFile)
            {
                diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), "It exceeds the size limit for a component (16 MB)."));
                return;
            }

            var bytes = fileSystem.File.ReadAllBytes(path);
            if ((previousOutput is null ? bytes : previousOutput.Replace(path, bytes)) is { } counted)
            {
                Add(counted, path, type, isInZip: false);
            }
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
        }
    }

    private bool ReadZip(string path)
    {
        try
        {
            using var stream = fileSystem.File.OpenRead(path);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            foreach (var entry in zip.Entries)
            {
                ReadEntry(entry, $"{path}/{entry.FullName}");
            }

            return true;
        }
        catch (InvalidDataException)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), "It is not a folder, a zip or a component file."));
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
        }

        return false;
    }

    private void ReadEntry(ZipArchiveEntry entry, string path)
    {
        if (Recognize(path) is not { } type)
        {
            return;
        }

        if (entry.Length > LargestFile)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), "It exceeds the size limit for a component (16 MB)."));
            return;
        }

        using var content = entry.Open();
        using var bytes = new MemoryStream((int)entry.Length);
        content.CopyTo(bytes);
        Add(bytes.ToArray(), path, type, isInZip: true);
    }

    private void Add(byte[] bytes, string path, MetadataType type, bool isInZip)
    {
        if (RetrievedFile.Read(bytes, path, places, diagnostics, isInZip: isInZip) is not { } file)
        {
            return;
        }

        var actual = file.Component.GetMetadataType();
        if (actual != type)
        {
            diagnostics.Add(DiagnosticCatalog.SuffixOfAnotherType(new SourceLocation(path, 1, 1), actual, type));
            return;
        }

        files.Add(file);
    }

    /// <summary>The wanted type whose suffix the file has; what looks like a component and lies wrong is told.</summary>
    private MetadataType? Recognize(string path)
    {
        var parts = path.Split('/', '\\');
        var (name, folder) = (parts[parts.Length - 1], parts.Length > 1 ? parts[parts.Length - 2] : "");
        if (name.Length == 0 || name[0] == '.' || parts.Contains("__MACOSX"))
        {
            return null;
        }

        var (type, suffix) = TypeOf(name);
        if (type is null)
        {
            if (name.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal) || suffix.StartsWith("eca", StringComparison.OrdinalIgnoreCase))
            {
                ReportSuffix(path, suffix, folder);
            }

            return null;
        }

        if (isWanted is not null && !isWanted(type))
        {
            return null;
        }

        if (type.Folder != folder)
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedFolder(new SourceLocation(path), type, folder));
        }

        return type;
    }

    /// <summary>The type of components whose files end like that, if there is one, and the end.</summary>
    private static (MetadataType? Type, string Suffix) TypeOf(string name)
    {
        name = name.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal) ? name.Remove(name.Length - MetadataXml.SourceSuffix.Length) : name;
        var dot = name.LastIndexOf('.');
        var (stem, suffix) = dot < 0 ? (name, "") : (name.Substring(0, dot), name.Substring(dot + 1));
        return (MetadataCatalog.Components.FirstOrDefault(known => known.Suffix == suffix && (known.ManifestMember ?? stem) == stem), suffix);
    }

    private void ReportSuffix(string path, string suffix, string folder)
    {
        if (MetadataCatalog.Components.FirstOrDefault(known => known.Folder == folder && known.ManifestMember is null) is { } expected)
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedSuffix(new SourceLocation(path), expected, suffix));
        }
    }

    /// <summary>Folders of tools and of builds hold copies; a link could lead in a circle.</summary>
    private bool IsOfInterest(string folder)
    {
        var name = fileSystem.Path.GetFileName(folder);
        if (name.Length == 0 || name[0] == '.' || name is "node_modules" or "bin" or "obj" or "__MACOSX")
        {
            return false;
        }

        if ((fileSystem.File.GetAttributes(folder) & FileAttributes.ReparsePoint) == 0)
        {
            return true;
        }

        diagnostics.Add(DiagnosticCatalog.FolderSkipped(new SourceLocation(folder), "It is a link. To include it, pass the folder it points to."));
        return false;
    }

    private void ReportDoubles(ValueList<RetrievedFile> ordered)
    {
        var first = new Dictionary<(MetadataType, string), RetrievedFile>();
        foreach (var file in ordered)
        {
            var key = (file.Component.GetMetadataType(), file.Component.FullName.ToUpperInvariant());
            if (first.TryGetValue(key, out var other))
            {
                diagnostics.Add(DiagnosticCatalog.ComponentInTwoFiles(
                    new SourceLocation(file.Path), file.Component.GetMetadataType(), file.Component.FullName, other.Path));
            }
            else
            {
                first.Add(key, file);
            }
        }
    }

    /// <summary>
    /// Tells which components belong to an app that the tree lacks. A tree without any app is a retrieve of satellites only, and the
    /// app of a package lies in the package.
    /// </summary>
    private void ReportOrphans(ValueList<RetrievedFile> ordered)
    {
        var apps = new HashSet<string>(
            ordered.Select(file => file.Component).OfType<ExternalClientApplication>().Select(app => app.FullName), StringComparer.OrdinalIgnoreCase);
        if (apps.Count == 0)
        {
            return;
        }

        foreach (var file in ordered)
        {
            if (file.App is { } app && !apps.Contains(app) && !NamespacedName.HasMark(app))
            {
                var type = file.Component.GetMetadataType();
                diagnostics.Add(DiagnosticCatalog.Orphan(places.Find(file.Component, type.AppField), type, file.Component.FullName, app));
            }
        }
    }

    private static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException or NotSupportedException;
}
