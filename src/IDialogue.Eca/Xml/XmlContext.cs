namespace IDialogue.Eca.Xml;

/// <summary>What is known of a file beside its content.</summary>
internal sealed record XmlContext
{
    /// <summary>Whether the file is of an API version newer than the catalogue, so that what is not known may be right.</summary>
    public bool IsNewer { get; init; }

    /// <summary>Whether a value that an org refuses is an error; else it is a warning.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Finds the parts of the file's text in whose place other texts will stand; there are none when absent.</summary>
    public Func<string, IReadOnlyList<ReplacedText>>? FindReplaced { get; init; }
}
