using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Files that change together or not at all. Each is written beside its place and flushed to disk first; then a journal tells what is to
/// come, so that the next run can finish what a kill interrupts; then each is moved. What can't be done is undone.
/// </summary>
/// <param name="fileSystem">The file system to write to.</param>
/// <param name="journalFolder">The folder for the journal; without one, a run that is killed between two files is not finished.</param>
internal sealed class StagedFiles(IFileSystem fileSystem, string? journalFolder = null) : IDisposable
{
    /// <summary>From so many files on, flushing the whole disk at once is faster.</summary>
    private const int ManyFiles = 32;

    private readonly List<StagedFile> staged = [];
    private readonly List<(string Path, byte[] Content)> deleted = [];
    private readonly List<(string Path, byte[] Content)> deletedFirst = [];
    private readonly List<StagedFile> last = [];
    private readonly Stack<string> newFolders = new();
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);
    private ChangeJournal? journal;
    private bool isDone;

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
                if (SpecialFile.IsAt(fileSystem, path))
                {
                    fileSystem.File.WriteAllBytes(path, content);
                }
                else
                {
                    staged.Add(path, content);
                }
            }

            staged.Apply();
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

    /// <summary>Writes a file beside its place, which it takes when all are applied.</summary>
    /// <param name="path">The file's place; a link stays a link, to a file with this content.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="mergedInto">
    /// What the content was made from, where a file is changed in place: it must still be there, and keeps all that it has.
    /// </param>
    /// <param name="like">The file whose owner and mode this one gets; the one it replaces when absent.</param>
    public void Add(string path, byte[] content, byte[]? mergedInto = null, string? like = null)
    {
        var file = new StagedFile(fileSystem, path, content, mergedInto) { Like = like is null ? null : LinuxFile.Of(fileSystem, like) };
        Stage(file, staged);
    }

    /// <summary>The same for a file that goes to its place after all others and after all deletions, and never without them.</summary>
    public void AddLast(string path, byte[] content) => Stage(new StagedFile(fileSystem, path, content), last);

    /// <summary>Deletes a file, which has this content, when all are applied: after the others were moved, or before.</summary>
    public void Delete(string path, byte[] content, bool isFirst = false) => (isFirst ? deletedFirst : deleted).Add((path, content));

    /// <summary>Moves each file to its place and deletes what is to be deleted.</summary>
    /// <exception cref="IOException">The system refused a change. All are undone; if that failed too, the message tells.</exception>
    public void Apply()
    {
        Flush();
        foreach (var file in staged.Concat(last))
        {
            Current = file.Path;
            file.ReadPrevious();
        }

        if (staged.Count > 1)
        {
            journal?.Begin(staged);
        }

        var done = new Stack<Action>();
        try
        {
            Delete(deletedFirst, done);
            Move(staged, done);
            Delete(deleted, done);
            Move(last, done);
            isDone = true;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            Undo(done, exception);
            throw;
        }

        journal?.End();
    }

    public void Dispose()
    {
        foreach (var file in staged.Concat(last))
        {
            file.DeleteTemporary();
        }

        journal?.DeleteTemporary();
        while (!isDone && newFolders.Count > 0)
        {
            DeleteFolder(newFolders.Pop());
        }
    }

    private void Stage(StagedFile file, List<StagedFile> files)
    {
        Current = file.Path;
        if (journal is null && journalFolder is not null)
        {
            CreateFolder(journalFolder);
            journal = new ChangeJournal(fileSystem, journalFolder);
        }

        if (folders.Add(file.Folder))
        {
            CreateFolder(file.Folder);
            TemporaryFile.DeleteLeftBehind(fileSystem, file.Folder);
        }

        files.Add(file);
        file.Write(isFlushed: files.Count <= ManyFiles || !LinuxFile.CanFlushDisk(fileSystem, file.Folder));
    }

    private void Flush()
    {
        foreach (var folder in staged.Count > ManyFiles ? folders.Where(folder => LinuxFile.CanFlushDisk(fileSystem, folder)) : [])
        {
            Current = folder;
            LinuxFile.FlushDisk(folder);
        }
    }

    private void Move(List<StagedFile> files, Stack<Action> done)
    {
        foreach (var file in files)
        {
            Current = file.Path;
            file.Move();
            done.Push(file.Restore);
        }
    }

    private void Delete(List<(string Path, byte[] Content)> files, Stack<Action> done)
    {
        foreach (var (path, content) in files)
        {
            Current = path;
            var attributes = LinuxFile.Of(fileSystem, path);
            fileSystem.File.Delete(path);
            done.Push(() => new StagedFile(fileSystem, path, content) { Like = attributes }.WriteAndMove());
        }
    }

    private void Undo(Stack<Action> done, Exception reason)
    {
        try
        {
            while (done.Count > 0)
            {
                done.Pop()();
            }

            journal?.End();
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw new IOException(
                $"{reason.Message} Some files were changed before and could not be changed back ({exception.Message}): "
                + "run the command again to finish.",
                exception);
        }
    }

    private void CreateFolder(string folder)
    {
        var missing = new Stack<string>();
        for (var path = folder; path is not null && !fileSystem.Directory.Exists(path); path = fileSystem.Path.GetDirectoryName(path))
        {
            missing.Push(path);
        }

        foreach (var path in missing)
        {
            fileSystem.Directory.CreateDirectory(path);
            newFolders.Push(path);
        }
    }

    private void DeleteFolder(string folder)
    {
        try
        {
            fileSystem.Directory.Delete(folder);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            // Someone else has put a file there.
        }
    }
}
