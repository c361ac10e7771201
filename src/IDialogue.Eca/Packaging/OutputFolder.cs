using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>The steps by which a package gets into a folder without anything being lost on the way.</summary>
internal sealed class OutputFolder(IFileSystem fileSystem, string folder, DiagnosticBag diagnostics)
{
    private string ManifestPath => FullPath(GenerationManifest.FileName);

    public string FullPath(string relativePath) => fileSystem.Path.Combine([folder, .. relativePath.Split('/')]);

    /// <summary>The manifest of the last run, an empty one if there was none, or <see langword="null"/> after an error.</summary>
    public GenerationManifest? ReadManifest()
    {
        var content = Read(ManifestPath);
        return content is null
            ? diagnostics.HasErrors ? null : new GenerationManifest()
            : GenerationManifest.Parse(content, ManifestPath, diagnostics);
    }

    /// <summary>Whether the file has this content already. Other content that this tool did not write is an error.</summary>
    public bool HasContent(PackageFile file, GenerationManifest ours)
    {
        var path = FullPath(file.Path);
        var existing = Read(path);
        if (existing is null)
        {
            return false;
        }

        if (existing.AsSpan().SequenceEqual(file.Bytes))
        {
            return true;
        }

        if (!ours.Holds(file.Path, existing) && !(IsInPlace(file) && existing.AsSpan().SequenceEqual(file.MergedInto!.Bytes)))
        {
            diagnostics.Add(DiagnosticCatalog.WouldOverwrite(path));
        }

        return false;
    }

    /// <summary>Whether the file goes to where it was retrieved. Such a file was there before the tool and is never the tool's to delete.</summary>
    public bool IsInPlace(PackageFile file) => file.MergedInto is { } retrieved
        && fileSystem.Path.GetFullPath(FullPath(file.Path)) == fileSystem.Path.GetFullPath(retrieved.Path);

    /// <summary>
    /// Writes every file beside its place first, so that a full disk changes nothing; then notes both contents in the manifest, so
    /// that a run cut off in the middle still knows its files; then moves each into place.
    /// </summary>
    public bool Replace(IReadOnlyList<PackageFile> files, GenerationManifest meanwhile)
    {
        var staged = new List<(string Temporary, string Path)>();
        var current = folder;
        try
        {
            foreach (var file in files)
            {
                current = FullPath(file.Path);
                staged.Add((Stage(current, file.Bytes), current));
            }

            current = ManifestPath;
            WriteWhole(current, meanwhile.ToBytes());
            while (staged.Count > 0)
            {
                current = staged[0].Path;
                Move(staged[0].Temporary, current);
                staged.RemoveAt(0);
            }

            return true;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(current, exception.Message));
            return false;
        }
        finally
        {
            staged.ForEach(file => DeleteQuietly(file.Temporary));
        }
    }

    /// <summary>Deletes files of an earlier run, but none that was changed since.</summary>
    public ValueList<string> Delete(IEnumerable<string> relativePaths, GenerationManifest ours)
    {
        var deleted = new List<string>();
        foreach (var relativePath in relativePaths)
        {
            var path = FullPath(relativePath);
            var existing = Read(path);
            if (existing is null)
            {
                continue;
            }

            if (!ours.Holds(relativePath, existing))
            {
                diagnostics.Add(DiagnosticCatalog.ChangedByHand(path));
            }
            else if (TryDelete(path))
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

        try
        {
            WriteWhole(ManifestPath, content);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(ManifestPath, exception.Message));
        }
    }

    private byte[]? Read(string path)
    {
        try
        {
            return fileSystem.File.Exists(path) ? fileSystem.File.ReadAllBytes(path) : null;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
            return null;
        }
    }

    private void WriteWhole(string path, byte[] content)
    {
        var temporary = Stage(path, content);
        try
        {
            Move(temporary, path);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            DeleteQuietly(temporary);
            throw;
        }
    }

    /// <summary>Writes a dot file, which Salesforce's tools pass over, beside the place of the file.</summary>
    private string Stage(string path, byte[] content)
    {
        var directory = fileSystem.Path.GetDirectoryName(path)!;
        var temporary = fileSystem.Path.Combine(directory, $".{Guid.NewGuid():N}.tmp");
        fileSystem.Directory.CreateDirectory(directory);
        try
        {
            fileSystem.File.WriteAllBytes(temporary, content);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            DeleteQuietly(temporary);
            throw;
        }

        return temporary;
    }

    private void Move(string temporary, string path)
    {
#if NET
        fileSystem.File.Move(temporary, path, overwrite: true);
#else
        if (fileSystem.File.Exists(path))
        {
            fileSystem.File.Replace(temporary, path, null);
        }
        else
        {
            fileSystem.File.Move(temporary, path);
        }
#endif
    }

    private bool TryDelete(string path)
    {
        try
        {
            fileSystem.File.Delete(path);
            DeleteEmptyFolders(path);
            return true;
        }
        catch (Exception exception) when (IsRefusal(exception))
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

    private void DeleteQuietly(string path)
    {
        try
        {
            fileSystem.File.Delete(path);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // The error that led here is reported; a dot file left behind does no harm.
        }
    }

    private static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException or System.Security.SecurityException;
}
