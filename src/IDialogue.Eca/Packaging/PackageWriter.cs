using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Writes packages to disk, each file whole or not at all. It replaces and deletes only what it wrote itself and that was not changed
/// since; it knows its own files by a manifest in the output folder. Where policies are merged into a
/// retrieved file in place, what was there is kept, so that the next run merges into that again and <see cref="Clean"/> brings it back.
/// </summary>
/// <param name="fileSystem">The file system to write to.</param>
public sealed class PackageWriter(IFileSystem fileSystem)
{
    private readonly IFileSystem fileSystem = fileSystem ?? throw new ArgumentNullException(nameof(fileSystem));

    /// <summary>Version of this library, as manifests note it.</summary>
    public static string ToolVersion { get; } = typeof(PackageWriter).Assembly.GetName().Version!.ToString(3);

    /// <summary>Writes the files of a package and deletes those of an earlier one that it no longer has.</summary>
    /// <param name="files">The files, for example from <see cref="PackageLayout.GetFiles"/>.</param>
    /// <param name="folder">Full path of the output folder; made if needed.</param>
    /// <param name="inputHash">Hash of everything the package was made from, for the manifest.</param>
    /// <param name="cancellationToken">Stops before the first file is changed, and not after that.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled; nothing was changed.</exception>
    public Result<WriteReport> Write(
        IEnumerable<PackageFile> files, string folder, string inputHash, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(inputHash);
        var diagnostics = new DiagnosticBag();
        using var taken = FolderLock.Take(fileSystem, folder, diagnostics, cancellationToken: cancellationToken);
        var report = taken is null ? null : Write(files, taken, inputHash, owner: null, diagnostics, cancellationToken);
        return diagnostics.ToResult(diagnostics.HasErrors ? null : report);
    }

    /// <summary>
    /// Undoes what this tool did to a folder, unless it was changed since: its files go, and files that it merged into in place are
    /// as they were.
    /// </summary>
    /// <param name="folder">Full path of the output folder.</param>
    /// <param name="cancellationToken">Stops before the first file is changed, and not after that.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was canceled; nothing was changed.</exception>
    public Result<WriteReport> Clean(string folder, CancellationToken cancellationToken = default) =>
        Write([], folder, "", cancellationToken);

    /// <summary>The same for the package of a project, for any environment; that of another project is left.</summary>
    internal Result<WriteReport> CleanOwn(string folder, PackageOwner owner)
    {
        var manifest = new OutputFolder(fileSystem, folder, new DiagnosticBag()).ReadManifest();
        return manifest?.Owner is { } earlier && !owner.IsSameProject(earlier)
            ? new DiagnosticBag().ToResult(new WriteReport([], []))
            : Clean(folder);
    }

    /// <summary>Reads whose package a folder holds; <see langword="null"/> if it holds none, or one that names no project.</summary>
    internal PackageOwner? OwnerOf(string folder) =>
        new OutputFolder(fileSystem, folder, new DiagnosticBag()).ReadManifest()?.Owner;

    /// <summary>
    /// Cleans a folder whose package its project no longer builds. Nothing is changed if a file that this tool made was edited since.
    /// </summary>
    /// <param name="folder">Full path of the output folder.</param>
    /// <param name="package">The package in words.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    internal Result<WriteReport> RemoveObsolete(string folder, string package, DiagnosticBag diagnostics)
    {
        using var taken = FolderLock.Take(fileSystem, folder, diagnostics);
        var output = new OutputFolder(fileSystem, folder, diagnostics);
        if (taken is not null && output.ReadManifest() is { } manifest)
        {
            // Where policies were merged in place, a file that was edited since is the user's.
            var made = manifest.Paths.Where(path => !manifest.IsInPlace(path));
            diagnostics.AddRange(output.FindEdited(made, manifest).Select(path => DiagnosticCatalog.ObsoletePackageKept(path, package)));
        }

        var report = diagnostics.HasErrors ? null : Write([], taken!, "", owner: null, diagnostics, CancellationToken.None);
        return diagnostics.ToResult(report);
    }

    /// <summary>Writes the files of a package into a folder that was taken; <see langword="null"/> after an error.</summary>
    internal WriteReport? Write(
        IEnumerable<PackageFile> files,
        FolderLock taken,
        string inputHash,
        PackageOwner? owner,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
    {
        var folder = new OutputFolder(fileSystem, taken.Folder, diagnostics);
        var report = WritePackage(files, folder, inputHash, owner, diagnostics, cancellationToken);
        return diagnostics.HasErrors ? null : report;
    }

    /// <summary>
    /// Writes merged files to where they were retrieved, below a folder that was taken; <see langword="null"/> after an error, which leaves
    /// them as they were.
    /// </summary>
    internal WriteReport? WriteInPlace(
        IEnumerable<PackagedComponent> components, FolderLock taken, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        using var staged = new StagedFiles(fileSystem, taken.Folder);
        var written = new List<WrittenFile>();
        try
        {
            foreach (var component in components)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var file = component.MergedInto!;
                var isChanged = !component.Bytes.AsSpan().SequenceEqual(file.Bytes);
                written.Add(new WrittenFile(file.Path, isChanged));
                if (isChanged)
                {
                    staged.Add(file.Path, component.Bytes, mergedInto: file.Bytes);
                }
            }

            staged.Apply();
            return new WriteReport(written.ToValueList(), []);
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(staged.Current, exception.Message));
            return null;
        }
    }

    private static WriteReport? WritePackage(
        IEnumerable<PackageFile> files,
        OutputFolder folder,
        string inputHash,
        PackageOwner? owner,
        DiagnosticBag diagnostics,
        CancellationToken cancellationToken)
    {
        var placed = files.Select(folder.Placed).ToArray();
        if (Array.Find(placed, file => !RelativePath.IsSafe(file.Path)) is { } outside)
        {
            diagnostics.Add(DiagnosticCatalog.OutsideOutputFolder(outside.Path));
            return null;
        }

        if (placed.Select(file => PackageLayout.ReservedNameOf(file.Path)).FirstOrDefault(name => name is not null) is { } reserved)
        {
            diagnostics.Add(DiagnosticCatalog.ReservedPackageDirectory(reserved));
            return null;
        }

        var before = folder.ReadManifest();
        if (before is null || !folder.IsOwnedBy(owner, before))
        {
            return null;
        }

        diagnostics.AddRange(folder.FindWithoutOriginal(before).Select(path => DiagnosticCatalog.OriginalGone(
            folder.FullPath(path), GenerationManifest.BeforePath(path), isBuild: placed.Length > 0)));

        var after = new GenerationManifest { ToolVersion = ToolVersion, InputHash = inputHash, Owner = owner };
        var written = new List<WrittenFile>();
        var changed = new List<ChangedFile>();
        var paths = new List<string>();
        foreach (var file in placed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var originalContent = folder.OriginalContent(file, before);
            // A file that was there before and stays as it was is not the tool's.
            var isOurs = originalContent is null || !originalContent.AsSpan().SequenceEqual(file.Bytes);
            if (isOurs && originalContent is not null)
            {
                // In place first: a run that is cut off must not lose what was there.
                Add(new PackageFile(GenerationManifest.BeforePath(file.Path), originalContent), isOurs: true);
            }

            written.Add(new WrittenFile(folder.FullPath(file.Path), Add(file, isOurs)));
        }

        // What a file was before goes last: until then it may be needed to take the file back.
        var obsolete = before.Paths.Except(paths, StringComparer.Ordinal)
            .OrderBy(GenerationManifest.IsBeforePath).ThenBy(path => path, StringComparer.Ordinal).ToArray();
        diagnostics.AddRange(folder.FindEdited(obsolete, before).Select(DiagnosticCatalog.EditedOutputKept));
        if (diagnostics.HasErrors)
        {
            return null;
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (folder.Replace(changed, obsolete, before, after) is not { } deleted)
        {
            return null;
        }

        return new WriteReport(written.ToValueList(), deleted);

        bool Add(PackageFile file, bool isOurs)
        {
            paths.Add(file.Path);
            if (isOurs)
            {
                after.Add(file.Path, ContentHash.Of(file.Bytes));
            }

            if (folder.HasContent(file, before, out var existing) && !before.IsRenamedByCase(file.Path))
            {
                return false;
            }

            changed.Add(new ChangedFile(file, file.MergedInto is null ? null : existing));
            return true;
        }
    }
}
