using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>Options for reading a tree: the types, and how strict to be.</summary>
internal sealed record TreeReading
{
    /// <summary>The types to read; all when absent.</summary>
    public Func<MetadataType, bool>? IsWanted { get; init; }

    /// <summary>Gets the files that this tool wrote itself, which are not the org's.</summary>
    public PreviousOutput? PreviousOutput { get; init; }

    /// <summary>
    /// Gets a value indicating whether a value that an org refuses is an error; else it is a warning, because an org may be newer than this
    /// tool.
    /// </summary>
    public bool IsStrict { get; init; }

    /// <summary>
    /// Gets the right places of files: the tree is read as if all lay there. Without it, a file in a wrong place is a finding.
    /// </summary>
    public FileMoves? Moves { get; init; }

    /// <summary>Gets the token that stops the reading between two files.</summary>
    public CancellationToken CancellationToken { get; init; }
}
