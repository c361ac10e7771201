using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace IDialogue.Eca.MSBuild;

/// <summary>Removes the packages of a project that builds none any more; an edited one is an error.</summary>
[MSBuildMultiThreadableTask]
public sealed class EcaRemovePackages : Task
{
    /// <summary>Full path of the output folder.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <summary>Full path of the project: the packages of others are left.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Folder in which the build was started; paths below it are shown relative to it.</summary>
    public string StartFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        new ObsoletePackages(Log, ProjectFile, OutputFolder, StartFolder).Remove((_, _) => false);
        return !Log.HasLoggedErrors;
    }
}
