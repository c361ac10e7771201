using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>The steps by which a package gets into a folder without anything being lost on the way.</summary>
internal sealed class OutputFolder(IFileSystem fileSystem, string folder, DiagnosticBag diagnostics)
{
    /// <summary>Subfolders that were looked for before anything was written, and whether they were there.</summary>
    private readonly Dictionary<string, bool> subfolders = new(StringComparer.Ordinal);

    private string ManifestPath => FullPath(GenerationManifest.FileName);

    public string FullPath(string relativePath) => fileSystem.Path.Combine([folder, .. relativePath.Split('/')]);

    /// <summary>The manifest of the last run, an empty one if there was none, or <see langword="null"/> after an error.</summary>
    public GenerationManifest? ReadManifest()
    {
        if (Read(ManifestPath) is { } content)
        {
            return GenerationManifest.Parse(content, ManifestPath, diagnostics);
        }

        return diagnostics.HasErrors ? null : new GenerationManifest();
    }

    /// <summary>Checks whether the package here may be replaced: that of another project or environment may not.</summary>
    public bool IsOwnedBy(PackageOwner? owner, GenerationManifest before)
    {
        if (owner is null || before.Owner is not { } earlier
            || (owner.IsSameProject(earlier) && owner.Environment == earlier.Environment))
        {
            return true;
        }

        diagnostics.Add(DiagnosticCatalog.OutputOfAnother(ManifestPath, earlier.Describe(), owner.Describe()));
        return false;
    }

    /// <summary>Checks whether the file has this content already. Other content that this tool did not write is an error.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ours">The manifest of the earlier run.</param>
    /// <param name="existing">The content that it has; <see langword="null"/> if there is no file.</param>
    public bool HasContent(PackageFile file, GenerationManifest ours, out byte[]? existing)
    {
        existing = null;
        var path = FullPath(file.Path);
        if (!IsThere(SubfolderOf(file.Path)))
        {
            return false;
        }

        existing = Read(path);
        if (existing is null)
        {
            // Told before anything is written; moving the file would fail only after others were moved.
            if (fileSystem.Directory.Exists(path))
            {
                diagnostics.Add(DiagnosticCatalog.CannotWrite(path, "A folder has that name."));
            }

            return false;
        }

        if (existing.AsSpan().SequenceEqual(file.Bytes))
        {
            return true;
        }

        var isAsRetrieved = file.MergedInto is { } retrieved && existing.AsSpan().SequenceEqual(retrieved.Bytes);
        if (!ours.Holds(file.Path, existing) && !isAsRetrieved)
        {
            diagnostics.Add(DiagnosticCatalog.WouldOverwrite(path));
        }

        return false;
    }

    /// <summary>
    /// The file at the place where it was retrieved, when that lies below this folder; otherwise at its own, as a new file.
    /// </summary>
    public PackageFile Placed(PackageFile file)
    {
        if (file.MergedInto is not { } retrieved)
        {
            return file;
        }

        return RelativePath.Below(fileSystem, folder, retrieved.Path) is { } place
            ? new PackageFile(place, file.Bytes) { MergedInto = retrieved }
            : new PackageFile(file.Path, file.Bytes);
    }

    /// <summary>
    /// Gets the original content of a file that policies were merged into; <see langword="null"/> if the file is the tool's. The output of
    /// an earlier merge in place is not the original.
    /// </summary>
    public byte[]? OriginalContent(PackageFile file, GenerationManifest ours)
    {
        if (file.MergedInto is { } retrieved && !ours.Holds(file.Path, retrieved.Bytes))
        {
            return retrieved.Bytes;
        }

        var isKept = file.MergedInto is not null && ours.IsInPlace(file.Path);
        return isKept ? Read(FullPath(GenerationManifest.BeforePath(file.Path))) : null;
    }

    /// <summary>
    /// Writes files and takes others back: all or none. The manifest notes both contents first, so that a run cut off in the middle still
    /// knows its files.
    /// </summary>
    /// <param name="files">The files to write.</param>
    /// <param name="obsolete">Files of an earlier run: what the tool made is deleted, and what was there before is as it was again.</param>
    /// <param name="ours">The manifest of the earlier run.</param>
    /// <param name="after">The manifest of this run.</param>
    /// <returns>Full paths of the files that were deleted; <see langword="null"/> after an error.</returns>
    public ValueList<string>? Replace(
        IReadOnlyCollection<ChangedFile> files, IEnumerable<string> obsolete, GenerationManifest ours, GenerationManifest after)
    {
        using var staged = new StagedFiles(fileSystem, folder);
        try
        {
            if (files.Count > 0)
            {
                staged.Add(ManifestPath, ours.With(after).ToBytes());
            }

            var names = new HashSet<string>(files.Select(file => file.File.Path), StringComparer.OrdinalIgnoreCase);
            var deleted = RestoreObsolete(obsolete, ours, names, staged);
            foreach (var (file, mergedInto) in files)
            {
                var original = GenerationManifest.IsBeforePath(file.Path) ? FullPath(GenerationManifest.PathOfBefore(file.Path)) : null;
                staged.Add(FullPath(file.Path), file.Bytes, mergedInto, original);
            }

            StageManifest(after, staged);
            staged.Apply();
            foreach (var path in after.Paths.Count == 0 ? deleted.Append(ManifestPath) : deleted)
            {
                DeleteEmptyFolders(path);
            }

            return deleted.Where(path => !GenerationManifest.IsBeforePath(RelativePath.Below(fileSystem, folder, path)!)).ToValueList();
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(staged.Current, exception.Message));
            return null;
        }
    }

    /// <summary>Finds the files of an earlier run that were changed since: their full paths.</summary>
    public IEnumerable<string> FindEdited(IEnumerable<string> relativePaths, GenerationManifest ours) =>
        from relativePath in relativePaths
        let path = FullPath(relativePath)
        where Read(path) is { } existing && !ours.Holds(relativePath, existing)
        select path;

    /// <summary>
    /// Finds the files that policies were merged into in place, whose originals are gone: what the org had cannot be told from what the
    /// policies added. A file that was changed since is an original itself.
    /// </summary>
    public IReadOnlyList<string> FindWithoutOriginal(GenerationManifest ours) => [.. ours.Paths.Where(relativePath =>
        ours.IsInPlace(relativePath)
        && !fileSystem.File.Exists(FullPath(GenerationManifest.BeforePath(relativePath)))
        && Read(FullPath(relativePath)) is { } existing
        && ours.Holds(relativePath, existing))];

    /// <summary>The manifest goes last, if it changed; without anything to remember there is none.</summary>
    private void StageManifest(GenerationManifest after, StagedFiles staged)
    {
        var existing = Read(ManifestPath);
        var content = after.ToBytes();
        if (after.Paths.Count == 0 && existing is not null)
        {
            staged.Delete(ManifestPath, existing);
        }
        else if (after.Paths.Count > 0 && (existing is null || !existing.AsSpan().SequenceEqual(content)))
        {
            staged.AddLast(ManifestPath, content);
        }
    }

    /// <summary>Takes back files of an earlier run, but none that was changed since.</summary>
    /// <returns>Full paths of the files that go.</returns>
    private List<string> RestoreObsolete(
        IEnumerable<string> obsolete, GenerationManifest ours, HashSet<string> names, StagedFiles staged)
    {
        var deleted = new List<string>();
        foreach (var relativePath in obsolete)
        {
            var path = FullPath(relativePath);
            var existing = Read(path);
            if (existing is null || !ours.Holds(relativePath, existing))
            {
                continue;
            }

            if (!ours.IsInPlace(relativePath))
            {
                // A name that differs in case only may be the same file on this disk: it goes before the new one comes.
                staged.Delete(path, existing, isFirst: names.Contains(relativePath));
                deleted.Add(path);
            }
            else if (Read(FullPath(GenerationManifest.BeforePath(relativePath))) is { } before)
            {
                staged.Add(path, before, mergedInto: existing);
            }
        }

        return deleted;
    }

    /// <summary>The part of a relative path before its last slash; empty for the output folder itself.</summary>
    private static string SubfolderOf(string relativePath) => relativePath.Substring(0, Math.Max(relativePath.LastIndexOf('/'), 0));

    private bool IsThere(string subfolder)
    {
        if (!subfolders.TryGetValue(subfolder, out var isThere))
        {
            var path = FullPath(subfolder);
            subfolders[subfolder] = isThere = fileSystem.Directory.Exists(path);
            if (!isThere && fileSystem.File.Exists(path))
            {
                diagnostics.Add(DiagnosticCatalog.CannotWrite(path, "A file with this name exists where a folder is needed."));
            }
        }

        return isThere;
    }

    private byte[]? Read(string path) =>
        fileSystem.File.Exists(path) ? InputContent.Read(fileSystem, path, InputLimit.Zip, new(path), diagnostics) : null;

    private void DeleteEmptyFolders(string path)
    {
        var directory = fileSystem.Path.GetDirectoryName(path);
        while (directory is not null
            && directory.Length >= folder.TrimEnd('/', '\\').Length
            && fileSystem.Directory.Exists(directory)
            && !fileSystem.Directory.EnumerateFileSystemEntries(directory).Any())
        {
            fileSystem.Directory.Delete(directory);
            directory = fileSystem.Path.GetDirectoryName(directory);
        }
    }
}
