using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Finds the files of components below a folder as Salesforce CLI does: of a Salesforce DX project those in its package directories, less
/// what <c>.forceignore</c> leaves out; without a project, all. What looks like a component and is not found is told.
/// </summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="progress">Hears of each folder that is read.</param>
/// <param name="reading">The types to find, and what stops the walk.</param>
internal sealed class FolderWalk(
    IFileSystem fileSystem, DiagnosticBag diagnostics, IProgress<string>? progress, TreeReading reading)
{
    private readonly ProjectFinder projects = new(fileSystem, diagnostics);
    private readonly Omissions omissions = new(fileSystem);
    private readonly MisnamedFiles misnamed = new(diagnostics, reading.IsWanted);
    private readonly List<FoundFile> found = [];

    /// <summary>The projects that were found, in the order of their folders.</summary>
    public ValueList<SalesforceProject> Projects => projects.Found.OrderBy(project => project.Folder, StringComparer.Ordinal).ToValueList();

    /// <summary>The project that the folder is in, or the folder of.</summary>
    public SalesforceProject? OwnProject { get; private set; }

    /// <summary>The files below a folder; <see langword="null"/> when it cannot be read.</summary>
    /// <param name="folder">Path of the folder.</param>
    public IReadOnlyList<FoundFile>? Find(string folder)
    {
        if (projects.ScopeOf(folder) is { } scope && !Walk(folder, scope, isRoot: true))
        {
            return null;
        }

        omissions.Report(diagnostics);
        return found;
    }

    /// <summary>Gets the scope of a file that is named by itself.</summary>
    /// <param name="path">Path of the file.</param>
    public FolderScope ScopeOfFile(string path) => projects.ScopeOfFile(path);

    private bool Walk(string folder, FolderScope outer, bool isRoot)
    {
        reading.CancellationToken.ThrowIfCancellationRequested();
        progress?.Report(folder);
        try
        {
            var files = fileSystem.Directory.EnumerateFiles(folder).ToArray();
            if (projects.Enter(folder, files, outer) is { } scope)
            {
                OwnProject = isRoot ? scope.Project : OwnProject;
                foreach (var file in files)
                {
                    Take(file, scope);
                }

                foreach (var inner in fileSystem.Directory.EnumerateDirectories(folder).Where(inner => IsOfInterest(inner, scope)))
                {
                    Walk(inner, scope, isRoot: false);
                }
            }

            return true;
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            diagnostics.Add(isRoot
                ? DiagnosticCatalog.CannotRead(new(folder), exception.Message)
                : DiagnosticCatalog.FolderSkipped(new SourceLocation(folder), exception.Message));
            return !isRoot;
        }
    }

    private void Take(string path, FolderScope scope)
    {
        var name = fileSystem.Path.GetFileName(path);
        if (name == ChangeJournal.FileName)
        {
            diagnostics.Add(DiagnosticCatalog.UnfinishedTree(path));
        }

        if (name.Length == 0 || name[0] == '.')
        {
            return;
        }

        var type = new ComponentFileName(name).Type;
        if (type is null)
        {
            if (!scope.IsOutside && !Ignores(path, scope))
            {
                TakeMisnamed(path, scope);
            }
        }
        else if (reading.IsWanted?.Invoke(type) == false)
        {
            // Not asked for.
        }
        else if (scope.IsOutside)
        {
            omissions.AddOutside(path, scope.Project!);
        }
        else if (Ignores(path, scope))
        {
            omissions.AddIgnored(path, scope.ForceIgnore!);
        }
        else
        {
            found.Add(new FoundFile(reading.Moves?.PlaceOf(path, type, name) ?? path, type, scope));
        }
    }

    private void TakeMisnamed(string path, FolderScope scope)
    {
        if (misnamed.Find(path, scope, () => Open(path)) is not { } meant)
        {
            return;
        }

        if (reading.Moves is { } moves && meant is ({ } type, { } name))
        {
            var place = moves.PlaceOf(path, type, name);
            found.AddRange(place == path ? [] : [new FoundFile(place, type, scope)]);
        }
        else
        {
            misnamed.Report(path, meant);
        }
    }

    private Stream Open(string path) => InputContent.Refuse(fileSystem, path, InputLimit.Record, new(path)) is null
        ? fileSystem.File.OpenRead(path)
        : Stream.Null;

    private bool Ignores(string path, FolderScope scope) =>
        scope.ForceIgnore is { } ignore
            && RelativePath.Below(fileSystem, ignore.Folder, path) is { } relative
            && ignore.Ignores(relative, isFolder: false);

    /// <summary>Outside of source, folders of tools and of builds hold copies; a link could lead in a circle.</summary>
    private bool IsOfInterest(string folder, FolderScope scope)
    {
        var name = fileSystem.Path.GetFileName(folder);
        var isOfTools = name is "node_modules" or "bin" or "obj";
        if (name.Length == 0 || name[0] == '.' || name == "__MACOSX" || (isOfTools && scope.PackageDirectory is null))
        {
            return false;
        }

        if ((fileSystem.File.GetAttributes(folder) & FileAttributes.ReparsePoint) == 0)
        {
            return true;
        }

        diagnostics.Add(DiagnosticCatalog.FolderSkipped(
            new SourceLocation(folder), "It is a link. To include it, pass the folder it points to."));
        return false;
    }
}
