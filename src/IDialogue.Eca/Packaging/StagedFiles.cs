using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Files on their way to disk: each is written beside its place first, so that a full disk changes nothing, then moved; so is a new folder
/// as a whole. What was not moved at the end is deleted.
/// </summary>
internal sealed class StagedFiles(IFileSystem fileSystem) : IDisposable
{
    private const string TemporaryEnd = ".tmp";

    private readonly Queue<(string Temporary, string Path, bool IsFolder)> staged = new();

    /// <summary>The file that was dealt with last, for findings.</summary>
    public string Current { get; private set; } = "";

    /// <summary>Writes files whole or not at all; a finding tells what was in the way.</summary>
    public static Diagnostic? Write(IFileSystem fileSystem, params (string Path, byte[] Content)[] files)
    {
        using var staged = new StagedFiles(fileSystem);
        try
        {
            foreach (var (path, content) in files)
            {
                staged.Current = path;
                if (IsDevice(path))
                {
                    fileSystem.File.WriteAllBytes(path, content);
                }
                else
                {
                    staged.Add(path, content);
                }
            }

            staged.MoveAll();
            return null;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            return DiagnosticCatalog.CannotWrite(staged.Current, exception.Message);
        }
    }

    /// <summary>Checks whether the system refused what was asked for, which is no mistake of the tool.</summary>
    public static bool IsRefusal(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    /// <summary>Deletes what a run that was killed left in a folder. No one else may be writing there.</summary>
    public static void DeleteLeftBehind(IFileSystem fileSystem, string folder)
    {
        var isThere = fileSystem.Directory.Exists(folder);
        foreach (var path in isThere ? fileSystem.Directory.GetFileSystemEntries(folder, ".*" + TemporaryEnd) : [])
        {
            if (Guid.TryParseExact(fileSystem.Path.GetFileNameWithoutExtension(path).TrimStart('.'), "N", out _))
            {
                DeleteQuietly(fileSystem, path, isFolder: fileSystem.Directory.Exists(path));
            }
        }
    }

    /// <summary>Writes a dot file, which Salesforce's tools pass over, beside the place of the file.</summary>
    public void Add(string path, byte[] content)
    {
        Current = path;
        var temporary = Beside(path);
        fileSystem.Directory.CreateDirectory(fileSystem.Path.GetDirectoryName(path) ?? path);
        staged.Enqueue((temporary, path, IsFolder: false));
        WriteNew(temporary, content);
    }

    /// <summary>
    /// Writes all files of a folder that is not there yet into a dot folder beside its place. Moving that takes as long as moving one
    /// file.
    /// </summary>
    public void AddFolder(string folder, IEnumerable<(string Path, byte[] Content)> files)
    {
        Current = folder;
        var temporary = Beside(folder);
        fileSystem.Directory.CreateDirectory(temporary);
        staged.Enqueue((temporary, folder, IsFolder: true));
        foreach (var (path, content) in files)
        {
            Current = path;
            WriteNew(fileSystem.Path.Combine(temporary, fileSystem.Path.GetFileName(path)), content);
        }
    }

    /// <summary>Moves each file and folder to its place.</summary>
    public void MoveAll()
    {
        while (staged.Count > 0)
        {
            var (temporary, path, isFolder) = staged.Peek();
            Current = path;
            if (isFolder)
            {
                MoveFolder(temporary, path);
            }
            else
            {
                Move(temporary, path);
            }

            staged.Dequeue();
        }
    }

    public void Dispose()
    {
        foreach (var (temporary, _, isFolder) in staged)
        {
            DeleteQuietly(fileSystem, temporary, isFolder);
        }
    }

    private static void DeleteQuietly(IFileSystem fileSystem, string path, bool isFolder)
    {
        try
        {
            if (isFolder)
            {
                fileSystem.Directory.Delete(path, recursive: true);
            }
            else
            {
                fileSystem.File.Delete(path);
            }
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // The error that led here is reported; what is left behind begins with a point and does no harm.
        }
    }

    /// <summary>Checks whether a path leads to no file that could be replaced: <c>/dev/null</c> must stay what it is.</summary>
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    private string Beside(string path) =>
        fileSystem.Path.Combine(fileSystem.Path.GetDirectoryName(path) ?? path, $".{Guid.NewGuid():N}{TemporaryEnd}");

    /// <summary>Not WriteAllBytes: it truncates even the file that it made, and ext4 then takes twice as long to close it.</summary>
    private void WriteNew(string path, byte[] content)
    {
        using var stream = fileSystem.File.Open(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(content, 0, content.Length);
    }

    private void MoveFolder(string temporary, string folder)
    {
        try
        {
            fileSystem.Directory.Move(temporary, folder);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // By now the folder is there, or Windows refuses because a scanner reads one of the files: one by one, then.
            fileSystem.Directory.CreateDirectory(folder);
            foreach (var file in fileSystem.Directory.GetFiles(temporary))
            {
                Move(file, fileSystem.Path.Combine(folder, fileSystem.Path.GetFileName(file)));
            }

            fileSystem.Directory.Delete(temporary);
        }
    }

    private void Move(string temporary, string path)
    {
#if NET
        // A link stays a link to the same file, and a file keeps who may read it.
        var isLink = fileSystem.FileInfo.New(path).LinkTarget is not null;
        var target = isLink ? fileSystem.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
        if (!OperatingSystem.IsWindows() && fileSystem.File.Exists(target))
        {
            fileSystem.File.SetUnixFileMode(temporary, fileSystem.File.GetUnixFileMode(target));
        }

        fileSystem.File.Move(temporary, target, overwrite: true);
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
}
