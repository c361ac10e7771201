using System.IO.Abstractions;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>Retrieved metadata that lies where people keep it, and that a deploy without merge would undo.</summary>
internal static class KnownRetrieved
{
    private const string FolderName = "retrieved";
    private const string ProjectFile = "sfdx-project.json";

    /// <summary>
    /// A folder <c>retrieved</c> here, else the Salesforce DX project around; <see langword="null"/> when there is neither.
    /// </summary>
    public static string? Find(IFileSystem fileSystem)
    {
        var here = fileSystem.Directory.GetCurrentDirectory();
        var beside = fileSystem.Path.Combine(here, FolderName);
        if (fileSystem.Directory.Exists(beside))
        {
            return beside;
        }

        var folder = fileSystem.DirectoryInfo.New(here);
        while (folder is not null && !fileSystem.File.Exists(fileSystem.Path.Combine(folder.FullName, ProjectFile)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName;
    }
}
