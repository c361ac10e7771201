using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Files on their way to disk: each is written beside its place first, so that a full disk changes nothing, then moved. What was not
/// moved at the end is deleted.
/// </summary>
internal sealed class StagedFiles(IFileSystem fileSystem) : IDisposable
{
    private const string TemporaryEnd = ".tmp";

    private readonly Queue<(string Temporary, string Path)> staged = new();

    /// <summary>Folders that files were staged in, and whether they were made for that: then nothing can be in the way there.</summary>
    private readonly Dictionary<string, bool> folders = new(StringComparer.Ordinal);

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

    /// <summary>Whether the system refused what was asked for, which is no mistake of the tool.</summary>
    public static bool IsRefusal(Exception exception) => exception is IOException or UnauthorizedAccessException or System.Security.SecurityException;

    /// <summary>Deletes what a run that was killed left in a folder. Nobody else may be writing there.</summary>
    public static void DeleteLeftBehind(IFileSystem fileSystem, string folder)
    {
        foreach (var path in fileSystem.Directory.Exists(folder) ? fileSystem.Directory.GetFiles(folder, ".*" + TemporaryEnd) : [])
        {
            if (Guid.TryParseExact(fileSystem.Path.GetFileNameWithoutExtension(path).TrimStart('.'), "N", out _))
            {
                DeleteQuietly(fileSystem, path);
            }
        }
    }

    /// <summary>Writes a dot file, which Salesforce's tools pass over, beside the place of the file.</summary>
    public void Add(string path, byte[] content)
    {
        Current = path;
        var directory = fileSystem.Path.GetDirectoryName(path) ?? path;
        var temporary = fileSystem.Path.Combine(directory, $".{Guid.NewGuid():N}{TemporaryEnd}");
        Make(directory);
        staged.Enqueue((temporary, path));
        // Not WriteAllBytes: it truncates even the file that it made, and ext4 then takes twice as long to close it.
        using var stream = fileSystem.File.Open(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        stream.Write(content, 0, content.Length);
    }

    /// <summary>Moves each file to its place.</summary>
    public void MoveAll()
    {
        while (staged.Count > 0)
        {
            var (temporary, path) = staged.Peek();
            Current = path;
            Move(temporary, path);
            staged.Dequeue();
        }
    }

    public void Dispose()
    {
        foreach (var (temporary, _) in staged)
        {
            DeleteQuietly(fileSystem, temporary);
        }
    }

    private static void DeleteQuietly(IFileSystem fileSystem, string path)
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

    /// <summary>Whether a path leads to no file that could be replaced: <c>/dev/null</c> must stay what it is.</summary>
    private static bool IsDevice(string path) => path.StartsWith("/dev/", StringComparison.Ordinal);

    private void Make(string folder)
    {
        if (!folders.ContainsKey(folder))
        {
            folders[folder] = !fileSystem.Directory.Exists(folder);
            fileSystem.Directory.CreateDirectory(folder);
        }
    }

    private void Move(string temporary, string path)
    {
        if (folders[fileSystem.Path.GetDirectoryName(path) ?? path])
        {
            fileSystem.File.Move(temporary, path);
            return;
        }

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
