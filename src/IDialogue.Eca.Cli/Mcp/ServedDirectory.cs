using System.IO.Abstractions;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>Folders below the served folder. A test checks that every method that the libraries call is one of these.</summary>
internal sealed class ServedDirectory(ServedFolder folder, CancellationToken stop) : DirectoryWrapper(folder.FileSystem)
{
    public override string GetCurrentDirectory() => folder.Path;

    public override bool Exists(string? path) => path is not null && folder.Contains(path) && base.Exists(path);

    public override IEnumerable<string> EnumerateFiles(string path)
    {
        stop.ThrowIfCancellationRequested();
        return base.EnumerateFiles(folder.Enter(path));
    }

    public override IEnumerable<string> EnumerateDirectories(string path)
    {
        stop.ThrowIfCancellationRequested();
        return base.EnumerateDirectories(folder.Enter(path));
    }

    public override IEnumerable<string> EnumerateFileSystemEntries(string path) => base.EnumerateFileSystemEntries(folder.Enter(path));

    public override string[] GetFiles(string path, string searchPattern) => base.GetFiles(folder.Enter(path), searchPattern);

    public override string[] GetDirectories(string path, string searchPattern, SearchOption searchOption) =>
        base.GetDirectories(folder.Enter(path), searchPattern, searchOption);

    public override IDirectoryInfo CreateDirectory(string path) => base.CreateDirectory(folder.Enter(path));

    /// <summary>Only a command that talks to an org needs a folder elsewhere, and none does here.</summary>
    public override IDirectoryInfo CreateTempSubdirectory(string? prefix = null) => throw new NotSupportedException();

    public override void Delete(string path) => base.Delete(folder.Enter(path));

    public override void Delete(string path, bool recursive) => base.Delete(folder.Enter(path), recursive);
}
