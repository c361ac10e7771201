using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Reads the files of components in a folder or a zip, and tells what lies in the wrong place.</summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="progress">Hears of each folder that is read.</param>
/// <param name="reading">What is read, and how strictly.</param>
internal sealed class MetadataTreeReader(
    IFileSystem fileSystem, DiagnosticBag diagnostics, IProgress<string>? progress, TreeReading reading)
{
    private readonly FolderWalk walk = new(fileSystem, diagnostics, progress, reading);
    private readonly SourceMap places = new();
    private readonly List<RetrievedFile> files = [];

    /// <summary>The tree, or <see langword="null"/> when there is nothing to read.</summary>
    public MetadataTree? Read(string path)
    {
        var isFile = fileSystem.File.Exists(path);
        var type = isFile ? new ComponentFileName(fileSystem.Path.GetFileName(path)).Type : null;
        if (type is not null)
        {
            // Named by itself it counts, whatever else is wanted and wherever it lies.
            ReadFile(new FoundFile(path, type, walk.ScopeOfFile(path)));
        }
        else if (isFile ? !new ZipReader(fileSystem, diagnostics, reading, Add).Read(path) : !ReadFolder(path))
        {
            return null;
        }

        var ordered = files
            .OrderBy(file => file.Component.GetMetadataType().Name, StringComparer.Ordinal)
            .ThenBy(file => file.Component.FullName, StringComparer.Ordinal)
            .ThenBy(file => file.Path, StringComparer.Ordinal)
            .ToValueList();
        var unread = diagnostics.ToValueList();
        foreach (var project in ordered.GroupBy(file => file.Project).Select(files => files.ToArray()))
        {
            if (type is null)
            {
                ReportFolders(project);
            }

            ReportDoubles(project);
            ReportOrphans(project);
        }

        return new MetadataTree(path, ordered, places)
        {
            IsFile = type is not null,
            Projects = walk.Projects,
            OwnProject = walk.OwnProject,
            Unread = unread,
        };
    }

    private bool ReadFolder(string folder)
    {
        if (walk.Find(folder) is not { } found)
        {
            return false;
        }

        foreach (var file in found)
        {
            ReadFile(file);
        }

        return true;
    }

    private void ReadFile(FoundFile file)
    {
        reading.CancellationToken.ThrowIfCancellationRequested();
        var path = reading.Moves?.SourceOf(file.Path) ?? file.Path;
        if (InputContent.Read(fileSystem, path, InputLimit.Record, new(path), diagnostics) is { } bytes
            && (reading.PreviousOutput is null ? bytes : reading.PreviousOutput.Replace(file.Path, bytes, diagnostics)) is { } counted)
        {
            Add(counted, file, isInZip: false);
        }
    }

    private void Add(byte[] bytes, FoundFile found, bool isInZip)
    {
        if (RetrievedFile.Read(bytes, found.Path, places, diagnostics, ContextOf(found), found.Scope, isInZip) is not { } file)
        {
            return;
        }

        var actual = file.Component.GetMetadataType();
        if (actual != found.Type && reading.Moves is { } moves)
        {
            AddRenamed(bytes, found, actual, moves);
            return;
        }

        if (actual != found.Type)
        {
            diagnostics.Add(DiagnosticCatalog.SuffixOfAnotherType(new SourceLocation(found.Path, 1, 1), actual, found.Type));
            return;
        }

        if (reading.IsStrict && ComponentName.FindMistake(file.Component.FullName, actual) is { } hint)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidComponentName(
                new SourceLocation(found.Path), actual.Name, file.Component.FullName, hint));
        }

        files.Add(file);
    }

    /// <summary>Reads a file under the name that its content should have.</summary>
    private void AddRenamed(byte[] bytes, FoundFile found, MetadataType actual, FileMoves moves)
    {
        var isSource = found.Path.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal);
        var name = new ComponentFileName(fileSystem.Path.GetFileName(found.Path)).For(actual, isSource);
        var place = moves.PlaceOf(moves.SourceOf(found.Path), actual, name);
        if (place != moves.SourceOf(found.Path))
        {
            Add(bytes, found with { Path = place, Type = actual }, isInZip: false);
        }
    }

    /// <summary>The context of a file: its version and purpose.</summary>
    private XmlContext ContextOf(FoundFile found) => new()
    {
        IsNewer = found.Scope.ApiVersion > ApiVersion.Newest,
        IsStrict = reading.IsStrict,
        FindReplaced = found.Scope.Project?.SearchOf(fileSystem, found.Path),
    };

    /// <summary>In source format, Salesforce's tools find a component by its suffix, wherever it lies.</summary>
    private void ReportFolders(RetrievedFile[] project)
    {
        foreach (var file in project.Where(file => !file.Path.EndsWith(MetadataXml.SourceSuffix, StringComparison.Ordinal)))
        {
            var (type, parts) = (file.Component.GetMetadataType(), file.Path.Split('/', '\\'));
            var folder = parts.Length > 1 ? parts[parts.Length - 2] : "";
            if (folder != type.Folder)
            {
                diagnostics.Add(DiagnosticCatalog.UnexpectedFolder(new SourceLocation(file.Path), type, folder));
            }
        }
    }

    private void ReportDoubles(RetrievedFile[] project)
    {
        var first = new Dictionary<(MetadataType, string), RetrievedFile>();
        foreach (var file in project)
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
    /// Tells which components belong to an app that the project lacks. A tree without any app is a retrieve of satellites only, and the
    /// app of a package lies in the package.
    /// </summary>
    private void ReportOrphans(RetrievedFile[] project)
    {
        var apps = new HashSet<string>(
            project.Select(file => file.Component).OfType<ExternalClientApplication>().Select(app => app.FullName),
            StringComparer.OrdinalIgnoreCase);
        if (apps.Count == 0)
        {
            return;
        }

        foreach (var file in project)
        {
            if (file.App is { } app && !apps.Contains(app) && !NamespacedName.HasMark(app))
            {
                var type = file.Component.GetMetadataType();
                diagnostics.Add(DiagnosticCatalog.Orphan(places.Find(file.Component, type.AppField), type, file.Component.FullName, app));
            }
        }
    }
}
