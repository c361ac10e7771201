#if NET
using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>A temporary folder that only this user can read, deleted at the end.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly IFileSystem fileSystem;

    private WorkFolder(IFileSystem fileSystem, string path)
    {
        this.fileSystem = fileSystem;
        Path = path;
    }

    /// <summary>Full path of the folder.</summary>
    public string Path { get; }

    /// <summary>Makes a folder; <see langword="null"/> after an error.</summary>
    public static WorkFolder? Make(IFileSystem fileSystem, DiagnosticBag diagnostics)
    {
        try
        {
            return new WorkFolder(fileSystem, fileSystem.Directory.CreateTempSubdirectory("eca-").FullName);
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotWrite(fileSystem.Path.GetTempPath(), exception.Message));
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            fileSystem.Directory.Delete(Path, recursive: true);
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            // Something still reads there; the system empties its temporary folder, and what came of the run counts.
        }
    }
}
#endif
