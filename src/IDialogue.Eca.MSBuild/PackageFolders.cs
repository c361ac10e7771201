using System.IO.Abstractions;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.MSBuild;

/// <summary>The folders of a project that can hold its packages.</summary>
internal static class PackageFolders
{
    /// <summary>
    /// Lists the folders in the output folder, in ordinal order, and the output folder. Links are left out: what they lead to is elsewhere.
    /// </summary>
    public static IEnumerable<string> Of(IFileSystem fileSystem, string outputFolder)
    {
        var folders = fileSystem.Directory.Exists(outputFolder) ? fileSystem.Directory.GetDirectories(outputFolder) : [];
        return folders.Where(folder => fileSystem.DirectoryInfo.New(folder).LinkTarget is null)
            .Order(StringComparer.Ordinal)
            .Append(outputFolder);
    }

    /// <summary>Checks whether a folder is a copy that someone made of a package: it has another name than the environment.</summary>
    public static bool IsCopy(string folder, string outputFolder, PackageOwner owner) =>
        folder != outputFolder && Path.GetFileName(folder) != owner.Environment;
}
