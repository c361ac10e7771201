using System.IO.Abstractions;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>
/// The file system as one run of a command may use it: files outside the served folder do not exist for it, and cannot be opened or
/// written. A run that is to stop ends when it reads the next file or folder.
/// </summary>
internal sealed class ServedFileSystem(ServedFolder folder, CancellationToken stop) : FileSystemBase
{
    private readonly IFileSystem real = folder.FileSystem;

    public override IFile File { get; } = new ServedFile(folder, stop);

    public override IDirectory Directory { get; } = new ServedDirectory(folder, stop);

    public override IPath Path => real.Path;

    /// <summary>Length and links of files; their content is opened by <see cref="File"/>.</summary>
    public override IFileInfoFactory FileInfo => real.FileInfo;

    public override IDirectoryInfoFactory DirectoryInfo => real.DirectoryInfo;

    public override IFileStreamFactory FileStream => throw new NotSupportedException();

    public override IDriveInfoFactory DriveInfo => throw new NotSupportedException();

    public override IFileSystemWatcherFactory FileSystemWatcher => throw new NotSupportedException();

    public override IRandomAccess RandomAccess => throw new NotSupportedException();

    public override IFileVersionInfoFactory FileVersionInfo => throw new NotSupportedException();
}
