using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>A disk on which only so many writes and moves succeed.</summary>
/// <param name="disk">The disk.</param>
/// <param name="freeWrites">How many files can be opened for writing.</param>
/// <param name="freeMoves">How many files can be moved; the next one can't, and those after it can.</param>
/// <param name="freeChanges">How many changes of any kind succeed before none does: a run that is killed leaves the disk like that.</param>
internal sealed class FullDisk(
    MockFileSystem disk, int freeWrites = int.MaxValue, int freeMoves = int.MaxValue, int freeChanges = int.MaxValue) : IFileSystem
{
    private readonly RefusingFile file = new(disk, freeWrites, freeMoves, freeChanges);

    /// <summary>Whether the run wanted more changes than it got.</summary>
    public bool IsDead => file.IsDead;

    public IFile File => file;

    public IDirectory Directory => disk.Directory;

    public IDirectoryInfoFactory DirectoryInfo => disk.DirectoryInfo;

    public IDriveInfoFactory DriveInfo => disk.DriveInfo;

    public IFileInfoFactory FileInfo => disk.FileInfo;

    public IFileVersionInfoFactory FileVersionInfo => disk.FileVersionInfo;

    public IFileStreamFactory FileStream => disk.FileStream;

    public IFileSystemWatcherFactory FileSystemWatcher => disk.FileSystemWatcher;

    public IPath Path => disk.Path;

    public IRandomAccess RandomAccess => disk.RandomAccess;

    private sealed class RefusingFile(MockFileSystem disk, int freeWrites, int freeMoves, int freeChanges) : MockFile(disk)
    {
        private int freeWrites = freeWrites;
        private int freeMoves = freeMoves;
        private int freeChanges = freeChanges;

        public bool IsDead => freeChanges < 0;

        public override FileSystemStream Open(string path, FileMode mode, FileAccess access, FileShare share)
        {
            Use(ref freeWrites);
            return disk.File.Open(path, mode, access, share);
        }

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

        public override void Delete(string path)
        {
            var one = 1;
            Use(ref one);
            disk.File.Delete(path);
        }

        private void Use(ref int left)
        {
            if (freeChanges-- <= 0 || left-- == 0)
            {
                throw new IOException("No space left on device");
            }
        }
    }
}
