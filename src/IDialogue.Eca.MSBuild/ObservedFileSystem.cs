using System.IO.Abstractions;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// The file system, with a note of each file and folder that was looked for or read: on exactly these the result depends, so that none has
/// to be listed by hand.
/// </summary>
internal sealed class ObservedFileSystem : FileSystemBase
{
    private readonly FileSystem real = new();
    private readonly HashSet<(string Kind, string Path)> seen = [];

    public ObservedFileSystem()
    {
        File = new ObservedFile(real, seen);
        Directory = new ObservedDirectory(real, seen);
    }

    /// <summary>Paths that were read, or looked for and need not exist, with what was read of them.</summary>
    public IEnumerable<(string Kind, string Path)> Seen =>
        seen.OrderBy(item => item.Path, StringComparer.Ordinal).ThenBy(item => item.Kind, StringComparer.Ordinal);

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

    private sealed class ObservedFile(IFileSystem fileSystem, HashSet<(string Kind, string Path)> seen) : FileWrapper(fileSystem)
    {
        public override bool Exists(string? path) => base.Exists(Note(path));

        public override byte[] ReadAllBytes(string path) => base.ReadAllBytes(Note(path)!);

        public override FileSystemStream OpenRead(string path) => base.OpenRead(Note(path)!);

        private string? Note(string? path)
        {
            if (!string.IsNullOrEmpty(path))
            {
                seen.Add((SeenKind.File, FileSystem.Path.GetFullPath(path)));
            }

            return path;
        }
    }

    private sealed class ObservedDirectory(IFileSystem fileSystem, HashSet<(string Kind, string Path)> seen) : DirectoryWrapper(fileSystem)
    {
        public override bool Exists(string? path) => base.Exists(Note(SeenKind.Folder, path));

        public override IEnumerable<string> EnumerateFiles(string path) => base.EnumerateFiles(Note(SeenKind.Folder, path)!);

        public override IEnumerable<string> EnumerateDirectories(string path) =>
            base.EnumerateDirectories(Note(SeenKind.Subfolders, path)!);

        private string? Note(string kind, string? path)
        {
            if (!string.IsNullOrEmpty(path))
            {
                seen.Add((kind, FileSystem.Path.GetFullPath(path)));
            }

            return path;
        }
    }
}
