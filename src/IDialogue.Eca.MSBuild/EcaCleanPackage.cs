using System.IO.Abstractions;
using IDialogue.Eca.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace IDialogue.Eca.MSBuild;

/// <summary>Deletes what <see cref="EcaGeneratePackage"/> wrote for any environment, unless it was changed since.</summary>
[MSBuildMultiThreadableTask]
public sealed class EcaCleanPackage : Task
{
    /// <summary>Full path of the output folder.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Full path of the folder that keeps what builds looked at.</summary>
    [Required]
    public string StateFolder { get; set; } = "";

    /// <summary>Full path of the project: the packages of others are left.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var fileSystem = new FileSystem();
        var writer = new PackageWriter(fileSystem);
        foreach (var folder in PackageFolders.Of(fileSystem, OutputFolder))
        {
            if (writer.OwnerOf(folder) is { } found && PackageFolders.IsCopy(folder, OutputFolder, found))
            {
                continue;
            }

            var result = writer.CleanOwn(folder, PackageOwner.Of(fileSystem, folder, ProjectFile, environment: null));
            Log.LogDiagnostics(result.Diagnostics);
        }

        foreach (var state in fileSystem.Directory.Exists(StateFolder) ? fileSystem.Directory.GetFiles(StateFolder, "*.state") : [])
        {
            fileSystem.File.Delete(state);
        }

        return !Log.HasLoggedErrors;
    }
}
