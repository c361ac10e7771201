using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>The size that a file may have to be read. Each is many times what real files have.</summary>
/// <param name="What">The kind of file, with its article.</param>
/// <param name="Bytes">The largest size.</param>
internal sealed record InputLimit(string What, int Bytes)
{
    private const int Megabyte = 1024 * 1024;

    /// <summary>The number of entries that a zip may have; a deploy of Salesforce takes 10,000 files.</summary>
    public const int MaxZipEntries = 100_000;

    public static readonly InputLimit PolicyFile = new("a policy file", 16 * Megabyte);
    public static readonly InputLimit Record = new("a file of metadata", 16 * Megabyte);
    public static readonly InputLimit Certificate = new("a certificate", Megabyte);
    public static readonly InputLimit Plan = new("a plan", 64 * Megabyte);
    public static readonly InputLimit HistoryRun = new("a run of a history", 64 * Megabyte);
    public static readonly InputLimit Key = new("a key or a signature", Megabyte);
    public static readonly InputLimit ProjectFile = new("a project file", Megabyte);
    public static readonly InputLimit IgnoreFile = new("an ignore file", Megabyte);
    public static readonly InputLimit Zip = new("a zip", 512 * Megabyte);

    /// <summary>The size of all records in a zip together, which a small zip can exceed by far.</summary>
    public static readonly InputLimit ZipContent = new("the records in a zip, unpacked", 128 * Megabyte);

    /// <summary>The finding for a file that is larger.</summary>
    /// <param name="place">Where the file is named; the file itself if nowhere.</param>
    public Diagnostic Exceeded(SourceLocation place) =>
        DiagnosticCatalog.InputTooLarge(place, FormattableString.Invariant($"{Bytes / Megabyte} MB"), What);
}
