using System.IO.Abstractions;
using System.IO.Compression;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>Finds the files of components in a folder or a zip, reads them, and tells what lies in the wrong place.</summary>
internal sealed class MetadataTreeReader(IFileSystem fileSystem, DiagnosticBag diagnostics)
{
    private const string SourceEnd = "-meta.xml";

    /// <summary>More than any component's file has; a zip that claims it is none of ours.</summary>
    private const int LargestEntry = 16 * 1024 * 1024;

    private readonly SourceMap places = new();
    private readonly List<ComponentFile> files = [];

    /// <summary>The tree, or <see langword="null"/> when there is nothing to read.</summary>
    public MetadataTree? Read(string path)
    {
        try
        {
            if (fileSystem.File.Exists(path))
            {
                ReadZip(path);
            }
            else
            {
                ReadFolder(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
            return null;
        }

        var ordered = files
            .OrderBy(file => file.Component.GetMetadataType().Name, StringComparer.Ordinal)
            .ThenBy(file => file.Component.FullName, StringComparer.Ordinal)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToValueList();
        ReportDoubles(ordered);
        ReportOrphans(ordered);
        return new MetadataTree(path, ordered, places);
    }

    private void ReadFolder(string folder)
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
            ReadFolder(inner);
        }
    }

    private void ReadFile(string path, MetadataType type)
    {
        try
        {
            Add(fileSystem.File.ReadAllBytes(path), path, type);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
        }
    }

    private void ReadZip(string path)
    {
        using var stream = fileSystem.File.OpenRead(path);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            var entryPath = $"{path}/{entry.FullName}";
            if (Recognize(entryPath) is not { } type)
            {
                continue;
            }

            if (entry.Length > LargestEntry)
            {
                diagnostics.Add(DiagnosticCatalog.CannotRead(new(entryPath), "It is larger than any component."));
                continue;
            }

            using var content = entry.Open();
            using var bytes = new MemoryStream((int)entry.Length);
            content.CopyTo(bytes);
            Add(bytes.ToArray(), entryPath, type);
        }
    }

    private void Add(byte[] bytes, string path, MetadataType type)
    {
        if (ComponentFile.Read(bytes, path, places, diagnostics) is not { } file)
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

    /// <summary>The type whose suffix the file has; what looks like a component and lies wrong is told.</summary>
    private MetadataType? Recognize(string path)
    {
        var parts = path.Split('/', '\\');
        var (name, folder) = (parts[parts.Length - 1], parts.Length > 1 ? parts[parts.Length - 2] : "");
        var isSource = name.EndsWith(SourceEnd, StringComparison.Ordinal);
        name = isSource ? name.Substring(0, name.Length - SourceEnd.Length) : name;
        var dot = name.LastIndexOf('.');
        var (stem, suffix) = dot < 0 ? (name, "") : (name.Substring(0, dot), name.Substring(dot + 1));
        var type = MetadataCatalog.Components.FirstOrDefault(known => known.Suffix == suffix && (known.ManifestMember ?? stem) == stem);
        if (type is not null && type.Folder != folder)
        {
            diagnostics.Add(DiagnosticCatalog.WrongFolder(new SourceLocation(path), type, folder));
        }
        else if (type is null && (isSource || suffix.StartsWith("eca", StringComparison.OrdinalIgnoreCase)))
        {
            ReportSuffix(path, suffix, folder);
        }

        return type;
    }

    private void ReportSuffix(string path, string suffix, string folder)
    {
        if (MetadataCatalog.Components.FirstOrDefault(known => known.Folder == folder && known.ManifestMember is null) is { } expected)
        {
            diagnostics.Add(DiagnosticCatalog.WrongSuffix(new SourceLocation(path), expected, suffix));
        }
    }

    /// <summary>Folders of tools and of builds hold copies; a link could lead in a circle.</summary>
    private bool IsOfInterest(string folder)
    {
        var name = fileSystem.Path.GetFileName(folder);
        return name.Length > 0
            && name[0] != '.'
            && name is not ("node_modules" or "bin" or "obj")
            && (fileSystem.File.GetAttributes(folder) & FileAttributes.ReparsePoint) == 0;
    }

    private void ReportDoubles(ValueList<ComponentFile> ordered)
    {
        var first = new Dictionary<(MetadataType, string), ComponentFile>();
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
    private void ReportOrphans(ValueList<ComponentFile> ordered)
    {
        var apps = new HashSet<string>(
            ordered.Select(file => file.Component).OfType<ExternalClientApplication>().Select(app => app.FullName), StringComparer.OrdinalIgnoreCase);
        if (apps.Count == 0)
        {
            return;
        }

        foreach (var file in ordered)
        {
            if (file.App is { } app && !apps.Contains(app) && !app.Contains("__", StringComparison.Ordinal))
            {
                diagnostics.Add(DiagnosticCatalog.Orphan(
                    places.Find(file.Component, file.Component.GetMetadataType().AppField), file.Component.GetMetadataType(), file.Component.FullName, app));
            }
        }
    }
}
