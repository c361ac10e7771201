using System.IO.Abstractions;
using IDialogue.Eca.Packaging;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace IDialogue.Eca.MSBuild;

/// <summary>Deletes what <see cref="EcaGeneratePackage"/> wrote, unless it was changed since.</summary>
[MSBuildMultiThreadableTask]
public sealed class EcaCleanPackage : Task
{
    /// <summary>Full path of the output folder.</summary>
    [Required]
    public string OutputFolder { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var result = new PackageWriter(new FileSystem()).Clean(OutputFolder);
        Log.LogDiagnostics(result.Diagnostics);
        return !result.HasErrors;
    }
}
