using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Writes packages to disk, each file whole or not at all. It replaces and deletes only what it wrote itself and nobody changed
/// since; it knows its own files by a manifest in the output folder. A retrieved file that policies were merged into in place stays
/// the user's: it is replaced when it still is what was merged into, and never deleted.
/// </summary>
/// <param name="fileSystem">The file system to write to.</param>
public sealed class PackageWriter(IFileSystem fileSystem)
{
    /// <summary>Version of this library, as manifests note it.</summary>
    public static string ToolVersion { get; } = typeof(PackageWriter).Assembly.GetName().Version!.ToString(3);

    /// <summary>Writes the files of a package and deletes those of an earlier one that it no longer has.</summary>
    /// <param name="files">The files, such as from <see cref="PackageLayout.GetFiles"/>.</param>
    /// <param name="folder">Full path of the output folder; made if needed.</param>
    /// <param name="inputHash">Hash of all that the package was made from, for the manifest.</param>
    public Result<WriteReport> Write(IEnumerable<PackageFile> files, string folder, string inputHash)
    {
        var diagnostics = new DiagnosticBag();
        var report = WritePackage(files, new OutputFolder(fileSystem, folder, diagnostics), inputHash, diagnostics);
        return diagnostics.ToResult(diagnostics.HasErrors ? null : report);
    }

    /// <summary>Deletes all that this tool wrote into a folder and nobody changed since, and the manifest.</summary>
    /// <param name="folder">Full path of the output folder.</param>
    public Result<WriteReport> Clean(string folder) => Write([], folder, "");

    private static WriteReport? WritePackage(IEnumerable<PackageFile> files, OutputFolder folder, string inputHash, DiagnosticBag diagnostics)
    {
        var before = folder.ReadManifest();
        if (before is null)
        {
            return null;
        }

        var after = new GenerationManifest { ToolVersion = ToolVersion, InputHash = inputHash };
        var written = new List<WrittenFile>();
        var changed = new List<PackageFile>();
        var paths = new List<string>();
        foreach (var file in files)
        {
            paths.Add(file.Path);
            if (!folder.IsInPlace(file))
            {
                after.Add(file.Path, ContentHash.Of(file.Bytes));
            }

            var isChanged = !folder.HasContent(file, before);
            written.Add(new WrittenFile(folder.FullPath(file.Path), isChanged));
            if (isChanged)
            {
                changed.Add(file);
            }
        }

        if (diagnostics.HasErrors)
        {
            return null;
        }

        var obsolete = before.Paths.Except(paths, StringComparer.Ordinal).OrderBy(path => path, StringComparer.Ordinal).ToArray();
        if (changed.Count > 0 && !folder.Replace(changed, before.With(after)))
        {
            return null;
        }

        var deleted = folder.Delete(obsolete, before);
        if (diagnostics.HasErrors)
        {
            return null;
        }

        folder.WriteManifest(after);
        return new WriteReport(written.ToValueList(), deleted);
    }
}
