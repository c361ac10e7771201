using System.IO.Abstractions;

namespace IDialogue.Eca.Packaging;

/// <summary>Whose package a folder holds: one environment of one project.</summary>
/// <param name="Project">
/// The project's file, or its folder with a slash at the end, relative to the output folder: the same on every machine.
/// </param>
/// <param name="Environment">The environment; absent if the package is made without one.</param>
internal sealed record PackageOwner(string Project, string? Environment)
{
    /// <summary>Names the owner of an output folder.</summary>
    /// <param name="fileSystem">Tells files from folders.</param>
    /// <param name="outputFolder">Full path of the output folder.</param>
    /// <param name="project">Full path of the project's file, or of its folder.</param>
    /// <param name="environment">The environment; absent if there is none.</param>
    public static PackageOwner Of(IFileSystem fileSystem, string outputFolder, string project, string? environment)
    {
        var end = fileSystem.Directory.Exists(project) ? "/" : "";
        return new PackageOwner(RelativePath.Between(fileSystem, outputFolder, project) + end, environment);
    }

    /// <summary>
    /// Checks whether two owners are of one project. The tool knows the folder of the policy files, the build the project in it.
    /// </summary>
    public bool IsSameProject(PackageOwner other) =>
        Project == other.Project || FolderOf(Project) == other.Project || Project == FolderOf(other.Project);

    /// <summary>The owner in words.</summary>
    public string Describe() => Environment is null ? $"{Project} without environment" : $"{Project} for environment '{Environment}'";

    private static string FolderOf(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash < 0 ? "./" : path.Substring(0, slash + 1);
    }
}
