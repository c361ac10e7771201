namespace IDialogue.Eca.Packaging;

/// <summary>A file of a package that is to be written.</summary>
/// <param name="path">Path below the output folder, with forward slashes.</param>
/// <param name="content">The file's bytes; not copied.</param>
public sealed class PackageFile(string path, byte[] content)
{
    /// <summary>Path below the output folder, with forward slashes.</summary>
    public string Path { get; } = path ?? throw new ArgumentNullException(nameof(path));

    /// <summary>The file's bytes.</summary>
    public ReadOnlyMemory<byte> Content => Bytes;

    internal byte[] Bytes { get; } = content ?? throw new ArgumentNullException(nameof(content));

    /// <summary>
    /// The file that the content was merged into and whose place it takes when that lies below the output folder; absent when there was
    /// none, or when the package has another form.
    /// </summary>
    internal OriginalFile? MergedInto { get; init; }
}
