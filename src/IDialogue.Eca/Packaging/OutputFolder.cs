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
    public bool HasContent(PackageFile file, GenerationManifest ours)
    {
        var path = FullPath(file.Path);
        if (!IsThere(SubfolderOf(file.Path)))
        {
            return false;
        }

        var existing = Read(path);
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
    /// Writes every file beside its place first, so that a full disk changes nothing; then notes both contents in the manifest, so
    /// that a run cut off in the middle still knows its files; then moves each into place.
    /// </summary>
    public bool Replace(IReadOnlyList<PackageFile> files, GenerationManifest meanwhile)
    {
        using var staged = new StagedFiles(fileSystem);
        try
        {
            Stage(files, staged);
            if (!TryWrite(ManifestPath, meanwhile.ToBytes()))
            {
                return false;
            }

            staged.MoveAll();
            return true;
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(staged.Current, exception.Message));
            return false;
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

    /// <summary>
    /// Takes back files of an earlier run, but none that was changed since: what the tool made is deleted, and what was there before
    /// is as it was again.
    /// </summary>
    /// <returns>Full paths of the files that were deleted.</returns>
    public ValueList<string> Restore(IEnumerable<string> relativePaths, GenerationManifest ours)
    {
        var deleted = new List<string>();
        foreach (var relativePath in relativePaths)
        {
            var path = FullPath(relativePath);
            var existing = Read(path);
            if (existing is null || !ours.Holds(relativePath, existing))
            {
                continue;
            }

            if (ours.IsInPlace(relativePath))
            {
                if (Read(FullPath(GenerationManifest.BeforePath(relativePath))) is { } before)
                {
                    TryWrite(path, before);
                }
            }
            else if (TryDelete(path) && !GenerationManifest.IsBeforePath(relativePath))
            {
                deleted.Add(path);
            }
        }

        return deleted.ToValueList();
    }

    /// <summary>Writes the manifest if it changed; deletes it when there is nothing left to remember.</summary>
    public void WriteManifest(GenerationManifest manifest)
    {
        var existing = Read(ManifestPath);
        if (manifest.Paths.Count == 0)
        {
            if (existing is not null)
            {
                TryDelete(ManifestPath);
            }

            return;
        }

        var content = manifest.ToBytes();
        if (existing is not null && existing.AsSpan().SequenceEqual(content))
        {
            return;
        }

        TryWrite(ManifestPath, content);
    }

    private void Stage(IReadOnlyList<PackageFile> files, StagedFiles staged)
    {
        // By itself, also when it is new: nothing is staged outside it.
        fileSystem.Directory.CreateDirectory(folder);
        var parts = files.GroupBy(file => SubfolderOf(file.Path), StringComparer.Ordinal).ToArray();
        foreach (var subfolder in parts.SelectMany(part => new[] { part.Key, SubfolderOf(part.Key) }).Distinct(StringComparer.Ordinal))
        {
            StagedFiles.DeleteLeftBehind(fileSystem, FullPath(subfolder));
        }

        foreach (var part in parts)
        {
            var contents = part.Select(file => (FullPath(file.Path), file.Bytes));
            if (fileSystem.Directory.Exists(FullPath(part.Key)))
            {
                foreach (var (path, content) in contents)
                {
                    staged.Add(path, content);
                }
            }
            else
            {
                staged.AddFolder(FullPath(part.Key), contents);
            }
        }
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

    private bool TryWrite(string path, byte[] content)
    {
        var finding = StagedFiles.Write(fileSystem, (path, content));
        if (finding is not null)
        {
            diagnostics.Add(finding);
        }

        return finding is null;
    }

    private byte[]? Read(string path)
    {
        try
        {
            return fileSystem.File.Exists(path) ? fileSystem.File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
            return null;
        }
    }

    private bool TryDelete(string path)
    {
        try
        {
            fileSystem.File.Delete(path);
            DeleteEmptyFolders(path);
            return true;
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(path, exception.Message));
            return false;
        }
    }

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
