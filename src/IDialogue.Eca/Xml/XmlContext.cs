namespace IDialogue.Eca.Xml;

/// <summary>The context of a file: its version and purpose.</summary>
internal sealed record XmlContext
{
    /// <summary>
    /// Gets a value indicating whether the file is of an API version newer than the catalogue, so that what is not known may be right.
    /// </summary>
    public bool IsNewer { get; init; }

    /// <summary>Gets a value indicating whether a value that an org refuses is an error; else it is a warning.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Finds the parts of the file's text that are replaced with other texts; there are none when absent.</summary>
    public Func<string, IReadOnlyList<ReplacedText>>? FindReplaced { get; init; }
}
