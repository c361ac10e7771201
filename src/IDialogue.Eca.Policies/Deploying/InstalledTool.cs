using System.IO.Abstractions;
using System.Runtime.InteropServices;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The programs of others.</summary>
internal static class InstalledTool
{
    private static readonly string[] Extensions = [".exe", ".cmd"];

    /// <summary>
    /// Finds the file to start; <see langword="null"/> if there is none. On Windows tools from npm are batch files, which only a shell
    /// finds by name.
    /// </summary>
    /// <param name="fileSystem">Where they lie.</param>
    /// <param name="path">The folders that they are looked for in, as <c>PATH</c> lists them.</param>
    /// <param name="tool">The name of the program.</param>
    public static string? Find(IFileSystem fileSystem, string path, string tool) =>
        !RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? tool
        : (from folder in path.Split(fileSystem.Path.PathSeparator)
           from extension in Extensions
           let file = $"{folder}{fileSystem.Path.DirectorySeparatorChar}{tool}{extension}"
           where fileSystem.File.Exists(file)
           select file).FirstOrDefault();
}
