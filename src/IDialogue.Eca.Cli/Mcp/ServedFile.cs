using System.IO.Abstractions;
using System.Runtime.Versioning;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>Files below the served folder. A test checks that every method that the libraries call is one of these.</summary>
internal sealed class ServedFile(ServedFolder folder, CancellationToken stop) : FileWrapper(folder.FileSystem)
{
    public override bool Exists(string? path) => path is not null && folder.Contains(path) && base.Exists(path);

    public override byte[] ReadAllBytes(string path)
    {
        stop.ThrowIfCancellationRequested();
        return base.ReadAllBytes(folder.Enter(path));
    }

    public override FileSystemStream OpenRead(string path)
    {
        stop.ThrowIfCancellationRequested();
        return base.OpenRead(folder.Enter(path));
    }

    public override FileSystemStream Open(string path, FileMode mode, FileAccess access, FileShare share) =>
        base.Open(folder.Enter(path), mode, access, share);

    public override void WriteAllBytes(string path, byte[] bytes) => base.WriteAllBytes(folder.Enter(path), bytes);

    public override void Delete(string path) => base.Delete(folder.Enter(path));

    public override void Move(string sourceFileName, string destFileName) =>
        base.Move(folder.Enter(sourceFileName), folder.Enter(destFileName));

    public override void Replace(string sourceFileName, string destinationFileName, string? destinationBackupFileName) =>
        base.Replace(folder.Enter(sourceFileName), folder.Enter(destinationFileName), destinationBackupFileName);

    /// <summary>Not guarded: a walk has to see that a folder is a link, so as not to enter it.</summary>
    public override FileAttributes GetAttributes(string path) => base.GetAttributes(path);

    public override IFileSystemInfo? ResolveLinkTarget(string linkPath, bool returnFinalTarget) =>
        base.ResolveLinkTarget(folder.Enter(linkPath), returnFinalTarget);

    [UnsupportedOSPlatform("windows")]
    public override UnixFileMode GetUnixFileMode(string path) => base.GetUnixFileMode(folder.Enter(path));

    [UnsupportedOSPlatform("windows")]
    public override void SetUnixFileMode(string path, UnixFileMode mode) => base.SetUnixFileMode(folder.Enter(path), mode);
}
