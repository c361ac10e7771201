using System.IO.Abstractions;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>The folder that the server was started in. Nothing else is read or written, by no link either.</summary>
internal sealed class ServedFolder(IFileSystem fileSystem, string folder)
{
    private static readonly StringComparison Comparison =
        OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

    private readonly string root = FolderLock.RealPath(fileSystem, folder);

    /// <summary>Full path of the folder.</summary>
    public string Path { get; } = folder;

    public IFileSystem FileSystem => fileSystem;

    /// <summary>Checks whether a path is the folder or below it, with all links on the way followed.</summary>
    public bool Contains(string path)
    {
        try
        {
            var real = FolderLock.RealPath(fileSystem, path);
            return real.Equals(root, Comparison) || real.StartsWith(root + fileSystem.Path.DirectorySeparatorChar, Comparison);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            // A link in a circle, or no path at all.
            return false;
        }
    }

    /// <summary>Returns the path, or throws if it leads out of the folder.</summary>
    public string Enter(string path) => Contains(path)
        ? path
        : throw new UnauthorizedAccessException($"'{path}' is outside the folder that the MCP server was started in.");
}
