using System.IO.Abstractions;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// The file system, with a note of each file and folder that was looked for or read: on exactly these the result depends, so that none has
/// to be listed by hand.
/// </summary>
internal sealed class ObservedFileSystem : FileSystemBase
{
    private readonly FileSystem real = new();
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> folders = new(StringComparer.Ordinal);

    public ObservedFileSystem()
    {
        File = new ObservedFile(real, files);
        Directory = new ObservedDirectory(real, folders);
    }

    /// <summary>Paths of files that were read, and of those that were looked for and need not exist.</summary>
    public IEnumerable<string> Files => files.Order(StringComparer.Ordinal);

    /// <summary>Paths of folders likewise.</summary>
    public IEnumerable<string> Folders => folders.Order(StringComparer.Ordinal);

    public override IFile File { get; }

    public override IDirectory Directory { get; }

    public override IPath Path => real.Path;

    public override IFileInfoFactory FileInfo => real.FileInfo;

    public override IFileStreamFactory FileStream => real.FileStream;

    public override IDirectoryInfoFactory DirectoryInfo => real.DirectoryInfo;

    public override IDriveInfoFactory DriveInfo => real.DriveInfo;

    public override IFileSystemWatcherFactory FileSystemWatcher => real.FileSystemWatcher;

    public override IRandomAccess RandomAccess => real.RandomAccess;

    public override IFileVersionInfoFactory FileVersionInfo => real.FileVersionInfo;

    private sealed class ObservedFile(IFileSystem fileSystem, HashSet<string> files) : FileWrapper(fileSystem)
    {
        public override bool Exists(string? path) => base.Exists(Note(path));

        public override byte[] ReadAllBytes(string path) => base.ReadAllBytes(Note(path)!);

        public override FileSystemStream OpenRead(string path) => base.OpenRead(Note(path)!);

        private string? Note(string? path)
        {
            if (!string.IsNullOrEmpty(path))
            {
                files.Add(FileSystem.Path.GetFullPath(path));
            }

            return path;
        }
    }

    private sealed class ObservedDirectory(IFileSystem fileSystem, HashSet<string> folders) : DirectoryWrapper(fileSystem)
    {
        public override bool Exists(string? path) => base.Exists(Note(path));

        public override IEnumerable<string> EnumerateFiles(string path) => base.EnumerateFiles(Note(path)!);

        public override IEnumerable<string> EnumerateDirectories(string path) => base.EnumerateDirectories(Note(path)!);

        private string? Note(string? path)
        {
            if (!string.IsNullOrEmpty(path))
            {
                folders.Add(FileSystem.Path.GetFullPath(path));
            }

            return path;
        }
    }
}
