using System.IO.Abstractions;
using System.IO.Compression;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>Reads the files of components in a zip. A small one can hold very many or very large files, so it stops at limits.</summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="reading">What is read, and how strictly.</param>
/// <param name="add">Takes each file.</param>
internal sealed class ZipReader(
    IFileSystem fileSystem, DiagnosticBag diagnostics, TreeReading reading, Action<byte[], FoundFile, bool> add)
{
    private readonly MisnamedFiles misnamed = new(diagnostics, reading.IsWanted);
    private long unpacked;

    /// <summary>Reads a zip; false after an error that leaves none of its files.</summary>
    public bool Read(string path)
    {
        try
        {
            if (InputContent.Refuse(fileSystem, path, InputLimit.Zip, new(path)) is { } refusal)
            {
                diagnostics.Add(refusal);
                return false;
            }

            using var stream = fileSystem.File.OpenRead(path);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            if (zip.Entries.Count > InputLimit.MaxZipEntries)
            {
                diagnostics.Add(DiagnosticCatalog.InputTooLarge(
                    new(path), FormattableString.Invariant($"{InputLimit.MaxZipEntries:N0} entries"), InputLimit.Zip.What));
                return false;
            }

            var manifest = zip.Entries.FirstOrDefault(entry => entry.Name == MetadataPackage.ManifestName);
            var version = manifest is null || BytesOf(manifest, $"{path}/{manifest.FullName}") is not { } content
                ? null
                : ProjectFinder.VersionOf(content, path, diagnostics);
            var scope = new FolderScope { ManifestVersion = version };
            foreach (var entry in zip.Entries)
            {
                ReadEntry(entry, $"{path}/{entry.FullName}", scope);
                if (unpacked > InputLimit.ZipContent.Bytes)
                {
                    diagnostics.Add(InputLimit.ZipContent.Exceeded(new(path)));
                    return false;
                }
            }

            return true;
        }
        catch (InvalidDataException)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), "It is not a folder, a zip or a component file."));
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(new(path), exception.Message));
        }

        return false;
    }

    private void ReadEntry(ZipArchiveEntry entry, string path, FolderScope scope)
    {
        reading.CancellationToken.ThrowIfCancellationRequested();
        if (entry.Name.Length == 0 || entry.Name[0] == '.' || path.Contains("/__MACOSX/"))
        {
            return;
        }

        if (new ComponentFileName(entry.Name).Type is not { } type)
        {
            if (misnamed.Find(path, scope, entry.Open) is { } meant)
            {
                misnamed.Report(path, meant);
            }
        }
        else if (reading.IsWanted?.Invoke(type) != false && BytesOf(entry, path) is { } bytes)
        {
            add(bytes, new FoundFile(path, type, scope), true);
        }
    }

    /// <summary>The content of an entry; the length that its header tells may be wrong.</summary>
    private byte[]? BytesOf(ZipArchiveEntry entry, string path)
    {
        using var content = entry.Open();
        var bytes = InputContent.Read(content, InputLimit.Record.Bytes);
        unpacked += bytes.Length;
        if (bytes.Length <= InputLimit.Record.Bytes)
        {
            return bytes;
        }

        diagnostics.Add(InputLimit.Record.Exceeded(new(path)));
        return null;
    }
}
