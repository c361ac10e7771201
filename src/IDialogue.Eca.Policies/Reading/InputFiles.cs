using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Reading;

/// <summary>Reads the files that policies are made of, each once, and remembers them.</summary>
/// <param name="fileSystem">The file system; <see langword="null"/> when there is none to read from.</param>
/// <param name="cancellationToken">Stops between two files.</param>
internal sealed class InputFiles(IFileSystem? fileSystem, CancellationToken cancellationToken = default)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<InputFile> all = [];

    /// <summary>Gets the files in the order of reading.</summary>
    public IReadOnlyList<InputFile> All => all;

    public bool Exists(string path) => fileSystem?.File.Exists(path) == true;

    /// <summary>Names of the files beside one.</summary>
    public IEnumerable<string> Beside(string path)
    {
        var folder = fileSystem?.Path.GetDirectoryName(path);
        return string.IsNullOrEmpty(folder) || !fileSystem!.Directory.Exists(folder)
            ? []
            : fileSystem.Directory.EnumerateFiles(folder).Select(file => fileSystem.Path.GetFileName(file));
    }

    /// <summary>Paths of the folders in a folder, less those of tools and builds, and links, which could lead in a circle.</summary>
    public IEnumerable<string> FoldersIn(string folder) => List(folder, () => fileSystem!.Directory.EnumerateDirectories(folder))
        .Where(inner => fileSystem!.Path.GetFileName(inner) is { Length: > 0 } name
            && name[0] != '.' && name is not ("bin" or "obj" or "node_modules")
            && (fileSystem.File.GetAttributes(inner) & FileAttributes.ReparsePoint) == 0);

    /// <summary>Paths of the files in a folder and, unless it is a project of its own, in the folders below it.</summary>
    public IEnumerable<string> Below(string folder)
    {
        var files = List(folder, () => fileSystem!.Directory.EnumerateFiles(folder));
        return Array.Exists(files, file => file.EndsWith("proj", StringComparison.Ordinal))
            ? []
            : files.Concat(FoldersIn(folder).SelectMany(Below));
    }

    /// <summary>The folder of a file or folder.</summary>
    public string FolderOf(string path) => fileSystem?.Path.GetDirectoryName(path) ?? "";

    /// <summary>Path of a file that is named in another one, relative to its folder.</summary>
    public string Resolve(string path, string namedIn) =>
        fileSystem is null ? path : fileSystem.Path.Combine(fileSystem.Path.GetDirectoryName(namedIn) ?? "", path);

    /// <summary>Reads the text of a file, without byte order mark; <see langword="null"/> after an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="place">Where the file is named, for findings; the file itself when absent.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public string? ReadText(string path, SourceLocation? place, DiagnosticBag diagnostics) =>
        ReadBytes(path, InputLimit.PolicyFile, place, diagnostics) is { } bytes ? Decode(path, bytes, diagnostics) : null;

    /// <summary>Looks at the text of a file that is no input; <see langword="null"/> if it cannot be read or is no UTF-8.</summary>
    public string? Peek(string path) => Look(path) is { } bytes ? Decode(bytes) : null;

    /// <summary>Reads the text of a file whose content is at hand; <see langword="null"/> after an error.</summary>
    public string? ReadText(InputFile content, DiagnosticBag diagnostics)
    {
        all.Add(content);
        if (content.Bytes.Length > InputLimit.PolicyFile.Bytes)
        {
            diagnostics.Add(InputLimit.PolicyFile.Exceeded(new(content.Path)));
            return null;
        }

        return Decode(content.Path, content.Bytes, diagnostics);
    }

    /// <summary>Reads the bytes of a file; <see langword="null"/> after an error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">The size that it may have.</param>
    /// <param name="place">Where the file is named, for findings; the file itself when absent.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public byte[]? ReadBytes(string path, InputLimit limit, SourceLocation? place, DiagnosticBag diagnostics)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (fileSystem is null)
        {
            diagnostics.Add(DiagnosticCatalog.CannotRead(place ?? new(path), $"{path} is a file, and this call does not read files."));
            return null;
        }

        var bytes = InputContent.Read(fileSystem, path, limit, place ?? new(path), diagnostics);
        if (bytes is not null)
        {
            all.Add(new InputFile(path, bytes));
        }

        return bytes;
    }

    /// <summary>Checks whether two files have the same bytes; one that cannot be read has no other's.</summary>
    public bool AreSame(string path, string other) =>
        Look(path) is { } bytes && Look(other) is { } others && bytes.AsSpan().SequenceEqual(others);

    /// <summary>Decodes UTF-8 with or without byte order mark; <see langword="null"/> when the bytes are none.</summary>
    public static string? Decode(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>The bytes of a file that is no input; <see langword="null"/> if it cannot be read.</summary>
    private byte[]? Look(string path) => fileSystem is null
        ? null
        : InputContent.Read(fileSystem, path, InputLimit.PolicyFile, new(path), new DiagnosticBag());

    /// <summary>Lists what is in a folder; nothing if it does not exist or may not be read.</summary>
    private string[] List(string folder, Func<IEnumerable<string>> enumerate)
    {
        try
        {
            return fileSystem?.Directory.Exists(folder) == true ? [.. enumerate().OrderBy(path => path, StringComparer.Ordinal)] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? Decode(string path, byte[] bytes, DiagnosticBag diagnostics)
    {
        if (Decode(bytes) is { } text)
        {
            return text;
        }

        diagnostics.Add(DiagnosticCatalog.NotUtf8(path));
        return null;
    }
}
