using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Reads files that others wrote: regular ones, up to a size. A pipe would wait for its writer forever, and a device may have no end.
/// </summary>
internal static class InputContent
{
    /// <summary>The bytes of a file; <see langword="null"/> after an error.</summary>
    /// <param name="fileSystem">The file system to read from.</param>
    /// <param name="path">Path of the file.</param>
    /// <param name="limit">The size that it may have.</param>
    /// <param name="place">Where the file is named; the file itself if nowhere.</param>
    /// <param name="diagnostics">Takes the finding.</param>
    public static byte[]? Read(
        IFileSystem fileSystem, string path, InputLimit limit, SourceLocation place, DiagnosticBag diagnostics)
    {
        try
        {
            if (Refuse(fileSystem, path, limit, place) is not { } refusal)
            {
                return fileSystem.File.ReadAllBytes(path);
            }

            diagnostics.Add(refusal);
        }
        catch (Exception exception) when (FileProblem.Is(exception))
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(place, exception.Message));
        }

        return null;
    }

    /// <summary>The reason not to open a file; <see langword="null"/> if there is none, also if there is no file.</summary>
    public static Diagnostic? Refuse(IFileSystem fileSystem, string path, InputLimit limit, SourceLocation place)
    {
        if (!fileSystem.File.Exists(path))
        {
            return fileSystem.Directory.Exists(path) ? DiagnosticCatalog.CannotRead(place, "It is a folder.") : null;
        }

        // Of a link, the framework tells the length of its own.
        var file = fileSystem.FileInfo.New(StagedFile.TargetOf(fileSystem, path));
        // The end of a link can be a pipe without a name, or nothing.
        var isEmpty = !file.Exists || file.Length == 0;
        if (isEmpty && (SpecialFile.IsAt(fileSystem, path) || SpecialFile.IsAt(fileSystem, file.FullName)))
        {
            return DiagnosticCatalog.NotARegularFile(place);
        }

        return file.Exists && file.Length > limit.Bytes ? limit.Exceeded(place) : null;
    }

    /// <summary>Reads a stream to its end, and no further than one byte beyond a limit.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="limit">The number of bytes to read at most, less one.</param>
    public static byte[] Read(Stream stream, int limit)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while (content.Length <= limit
            && (count = stream.Read(buffer, 0, (int)Math.Min(buffer.Length, limit + 1L - content.Length))) > 0)
        {
            content.Write(buffer, 0, count);
        }

        return content.ToArray();
    }
}
