using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>A disk on which only so many writes and moves succeed.</summary>
internal sealed class FullDisk(MockFileSystem disk, int freeWrites = int.MaxValue, int freeMoves = int.MaxValue) : IFileSystem
{
    public IFile File { get; } = new RefusingFile(disk, freeWrites, freeMoves);

    public IDirectory Directory => disk.Directory;

    public IDirectoryInfoFactory DirectoryInfo => disk.DirectoryInfo;

    public IDriveInfoFactory DriveInfo => disk.DriveInfo;

    public IFileInfoFactory FileInfo => disk.FileInfo;

    public IFileVersionInfoFactory FileVersionInfo => disk.FileVersionInfo;

    public IFileStreamFactory FileStream => disk.FileStream;

    public IFileSystemWatcherFactory FileSystemWatcher => disk.FileSystemWatcher;

    public IPath Path => disk.Path;

    public IRandomAccess RandomAccess => disk.RandomAccess;

    private sealed class RefusingFile(MockFileSystem disk, int freeWrites, int freeMoves) : MockFile(disk)
    {
        private int freeWrites = freeWrites;
        private int freeMoves = freeMoves;

        public override FileSystemStream Open(string path, FileMode mode, FileAccess access, FileShare share)
        {
            Use(ref freeWrites);
            return disk.File.Open(path, mode, access, share);
        }

        public override void Move(string sourceFileName, string destFileName, bool overwrite)
        {
            Use(ref freeMoves);
            disk.File.Move(sourceFileName, destFileName, overwrite);
        }

        // What the netstandard2.0 build of the library calls.
        public override void Replace(string sourceFileName, string destinationFileName, string? destinationBackupFileName)
        {
            Use(ref freeMoves);
            disk.File.Replace(sourceFileName, destinationFileName, destinationBackupFileName);
        }

        public override void Move(string sourceFileName, string destFileName)
        {
            Use(ref freeMoves);
            disk.File.Move(sourceFileName, destFileName);
        }

        private static void Use(ref int left)
        {
            if (left-- == 0)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
