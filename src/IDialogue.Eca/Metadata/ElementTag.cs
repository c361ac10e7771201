namespace IDialogue.Eca.Metadata;

/// <summary>The tags of an element, ready to be copied: the generator makes them.</summary>
internal readonly ref struct ElementTag
{
    /// <summary>Blanks before the start tag: the indentation of the deepest element that the catalogue has.</summary>
    public const int Margin = 12;

    private readonly ReadOnlySpan<byte> text;
    private readonly int startLength;

    /// <summary>Takes a start tag and an end tag.</summary>
    /// <param name="text">The start tag after <see cref="Margin"/> blanks, the end tag, and a line end.</param>
    /// <param name="startLength">Length of the blanks and the start tag.</param>
    public ElementTag(ReadOnlySpan<byte> text, int startLength)
    {
        this.text = text;
        this.startLength = startLength;
    }

    /// <summary>The blanks and the start tag.</summary>
    public ReadOnlySpan<byte> Start => text.Slice(0, startLength);

    /// <summary>The end tag and the line end.</summary>
    public ReadOnlySpan<byte> End => text.Slice(startLength);

    /// <summary>Compares the name of the element on a line with another, ordinally.</summary>
    /// <param name="line">The line, which begins with <see cref="Margin"/> blanks and a start tag.</param>
    /// <param name="other">The other name.</param>
    public static int CompareName(ReadOnlySpan<byte> line, string other)
    {
        var name = line.Slice(Margin + 1);
        name = name.Slice(0, name.IndexOf((byte)'>'));
        for (var i = 0; i < name.Length && i < other.Length; i++)
        {
            if (name[i] != other[i])
            {
                return name[i] - other[i];
            }
        }

        return name.Length - other.Length;
    }
}
