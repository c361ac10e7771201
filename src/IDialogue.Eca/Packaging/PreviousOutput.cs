using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Tells what this tool wrote itself from what an org has. A file that policies were merged into in place counts as it was before,
/// unless it was changed since; a file that the tool made is no file of the org's.
/// </summary>
internal sealed class PreviousOutput
{
    private readonly IFileSystem fileSystem;
    private readonly string folder;
    private readonly GenerationManifest manifest;

    private PreviousOutput(IFileSystem fileSystem, string folder, GenerationManifest manifest)
    {
        this.fileSystem = fileSystem;
        this.folder = folder;
        this.manifest = manifest;
    }

    /// <summary>
    /// Reads the files that were written into an output folder; none if its manifest cannot be read, which is reported when writing.
    /// </summary>
    public static PreviousOutput In(IFileSystem fileSystem, string folder) =>
        new(fileSystem, folder, new OutputFolder(fileSystem, folder, new DiagnosticBag()).ReadManifest() ?? new GenerationManifest());

    /// <summary>
    /// The bytes that a file counts with; <see langword="null"/> when it is the tool's own, or what it was before cannot be read.
    /// </summary>
    public byte[]? Replace(string path, byte[] bytes, DiagnosticBag diagnostics)
    {
        if (RelativePath.Below(fileSystem, folder, path) is not { } relative || !manifest.Holds(relative, bytes))
        {
            return bytes;
        }

        if (!manifest.IsInPlace(relative))
        {
            return null;
        }

        var before = fileSystem.Path.Combine([folder, .. GenerationManifest.BeforePath(relative).Split('/')]);
        return fileSystem.File.Exists(before)
            ? InputContent.Read(fileSystem, before, InputLimit.Record, new(before), diagnostics)
            : bytes;
    }
}
