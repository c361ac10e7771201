using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>What of a tree is read, and how strictly.</summary>
internal sealed record TreeReading
{
    /// <summary>The types to read; all when absent.</summary>
    public Func<MetadataType, bool>? IsWanted { get; init; }

    /// <summary>What this tool wrote itself, which is not what an org has.</summary>
    public PreviousOutput? PreviousOutput { get; init; }

    /// <summary>Whether a value that an org refuses is an error; else it is a warning, because an org may be newer than this tool.</summary>
    public bool IsStrict { get; init; }
}
