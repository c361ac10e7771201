using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild;

/// <summary>
/// The packages in an output folder that their project no longer builds. Left there, they would be deployed as if they were of today.
/// </summary>
/// <param name="log">Takes findings, and a message for each package that is removed.</param>
/// <param name="projectFile">Full path of the project; the packages of others are left.</param>
/// <param name="outputFolder">Full path of the folder with the packages or with a folder for each.</param>
/// <param name="startFolder">Folder in which the build was started; paths below it are shown relative to it.</param>
internal sealed class ObsoletePackages(TaskLoggingHelper log, string projectFile, string outputFolder, string startFolder)
{
    /// <summary>Removes them.</summary>
    /// <param name="isBuilt">Checks whether the project still builds the package of an environment, or of none, in a folder.</param>
    /// <param name="severityOf">The project's levels of warnings.</param>
    public void Remove(Func<string, string?, bool> isBuilt, Func<Diagnostic, DiagnosticSeverity>? severityOf = null)
    {
        var fileSystem = new FileSystem();
        var writer = new PackageWriter(fileSystem);
        foreach (var folder in PackageFolders.Of(fileSystem, outputFolder))
        {
            if (writer.OwnerOf(folder) is not { } owner
                || owner != PackageOwner.Of(fileSystem, folder, projectFile, owner.Environment)
                || PackageFolders.IsCopy(folder, outputFolder, owner)
                || isBuilt(folder, owner.Environment))
            {
                continue;
            }

            var package = (owner with { Project = Path.GetFileName(projectFile) }).Describe();
            var result = writer.RemoveObsolete(folder, package, new DiagnosticBag(severityOf));
            log.LogDiagnostics(result.Diagnostics);
            if (result.IsSuccess)
            {
                log.LogLine(
                    MessageImportance.High,
                    $"Removed the package of {package}, which is no longer built: {ShownPath.Below(folder, startFolder)}");
            }
        }
    }
}
