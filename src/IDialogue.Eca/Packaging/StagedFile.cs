using System.IO.Abstractions;

namespace IDialogue.Eca.Packaging;

/// <summary>One file on its way to its place.</summary>
/// <param name="fileSystem">The file system to write to.</param>
/// <param name="path">The file's place. If it is a link, its target is replaced.</param>
/// <param name="content">The file's bytes.</param>
/// <param name="mergedInto">What the content was made from, where the file is changed in place.</param>
internal sealed class StagedFile(IFileSystem fileSystem, string path, byte[] content, byte[]? mergedInto = null)
{
    private readonly string target = TargetOf(fileSystem, path);
    private string? temporary;
    private byte[]? previous;

    /// <summary>The file's place, as it is told.</summary>
    public string Path => path;

    /// <summary>The folder in which the file is written.</summary>
    public string Folder => fileSystem.Path.GetDirectoryName(target) ?? target;

    /// <summary>Name of the file beside its place.</summary>
    public string TemporaryName => fileSystem.Path.GetFileName(temporary)!;

    /// <summary>The new bytes.</summary>
    public byte[] Content => content;

    /// <summary>The bytes before; <see langword="null"/> if there was no file. Known after <see cref="ReadPrevious"/>.</summary>
    public byte[]? Previous => previous;

    /// <summary>The file whose owner, mode and attributes this one gets; the one it replaces when absent.</summary>
    public LinuxFile? Like { get; init; }

    /// <summary>Finds the file that is replaced at a path: a link stays a link.</summary>
    public static string TargetOf(IFileSystem fileSystem, string path)
    {
#if NET
        var isLink = fileSystem.FileInfo.New(path).LinkTarget is not null;
        return isLink ? fileSystem.File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
#else
        return LinuxFile.RealPath(fileSystem, path) ?? path;
#endif
    }

    /// <summary>Moves a file in place of another. On Windows, that one's attributes are kept.</summary>
    public static void Move(IFileSystem fileSystem, string source, string target)
    {
        if (fileSystem.File.Exists(target))
        {
            fileSystem.File.Replace(source, target, null);
        }
        else
        {
            fileSystem.File.Move(source, target);
        }
    }

    /// <summary>Writes the file beside its place, after a look at whether it could take it.</summary>
    /// <param name="isFlushed">Whether to wait until the bytes are on the disk.</param>
    /// <exception cref="IOException">The file can't be replaced.</exception>
    public void Write(bool isFlushed = true)
    {
        var isThere = fileSystem.File.Exists(target);
        var like = Like ?? (isThere ? LinuxFile.Of(fileSystem, target) : null);
        if (isThere)
        {
            Refuse(like);
        }

        // Not WriteAllBytes: it truncates even the file that it made, and ext4 then takes twice as long to close it.
        var beside = fileSystem.Path.Combine(Folder, TemporaryFile.NewName());
        using var stream = fileSystem.File.Open(beside, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        temporary = beside;

        // Before the first byte: what the old file kept from others is never theirs.
        if (like is not null)
        {
            like.CopyAttributesTo(beside);
        }
#if NET
        else if (isThere && !OperatingSystem.IsWindows())
        {
            fileSystem.File.SetUnixFileMode(beside, fileSystem.File.GetUnixFileMode(target));
        }
#endif

        stream.Write(content, 0, content.Length);
        if (isFlushed)
        {
            stream.Flush(true);
        }
    }

    /// <summary>Reads what the file is about to replace.</summary>
    /// <exception cref="IOException">It is no longer what the content was made from.</exception>
    public void ReadPrevious()
    {
        previous = fileSystem.File.Exists(target) ? fileSystem.File.ReadAllBytes(target) : null;
        if (mergedInto is not null && (previous is null || !previous.AsSpan().SequenceEqual(mergedInto)))
        {
            throw new IOException("The file was changed while the policies were merged into it. Run the command again.");
        }
    }

    /// <summary>Moves the file to its place.</summary>
    public void Move()
    {
        Move(fileSystem, temporary!, target);
        temporary = null;
    }

    /// <summary>Puts back what was there.</summary>
    public void Restore()
    {
        if (previous is null)
        {
            fileSystem.File.Delete(target);
        }
        else
        {
            new StagedFile(fileSystem, path, previous).WriteAndMove();
        }
    }

    /// <summary>Writes the file beside its place and moves it there.</summary>
    public void WriteAndMove()
    {
        try
        {
            Write();
            Move();
        }
        finally
        {
            DeleteTemporary();
        }
    }

    /// <summary>Deletes the file beside its place, unless it took that.</summary>
    public void DeleteTemporary()
    {
        if (temporary is not null)
        {
            TemporaryFile.DeleteQuietly(fileSystem, temporary);
        }
    }

    /// <summary>Refuses what moving would refuse after other files were moved, and what would not be the same file after it.</summary>
    private void Refuse(LinuxFile? file)
    {
        if (fileSystem.FileInfo.New(target).IsReadOnly)
        {
            throw new IOException("The file is read-only.");
        }

        if (file is { IsSpecial: true })
        {
            throw new IOException("It is a device, a pipe or a socket.");
        }

        if (file is { IsImmutable: true })
        {
            throw new IOException("The file is marked as immutable or append-only (lsattr shows it).");
        }

        var folder = file is null ? null : LinuxFile.Of(fileSystem, Folder);
        if (folder is not null && folder.KeepsFromOthers(file!))
        {
            throw new IOException("The folder is sticky, and another user owns the file.");
        }

        if (mergedInto is not null && file is { HardLinks: > 1 })
        {
            throw new IOException(
                $"The file has {file.HardLinks} hard links, and replacing it would separate them. Replace it by a copy of its own first.");
        }
    }
}
