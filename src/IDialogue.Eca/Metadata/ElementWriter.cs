namespace IDialogue.Eca.Metadata;

/// <summary>
/// Takes the fields of a record that have a value one after the other, in ordinal order of their names. The generator makes everything that
/// does not depend on a value of text as bytes: a line begins with <see cref="ElementTag.Margin"/> blanks, of which the writer takes as
/// many as it needs, and ends with a line end.
/// </summary>
internal abstract class ElementWriter
{
    /// <summary>Takes a record that is a document.</summary>
    /// <param name="frame">From the declaration to the line end after the start tag, and the end tag.</param>
    /// <param name="startLength">Length of all before the end tag.</param>
    /// <param name="record">The record.</param>
    public abstract void WriteDocument(ReadOnlySpan<byte> frame, int startLength, MetadataObject record);

    public abstract void Write(ElementTag tag, string value);

    public abstract void Write(ElementTag tag, int value);

    public abstract void Write(ElementTag tag, MetadataObject record);

    public abstract void Write(ElementTag tag, ValueList<string> values);

    public abstract void Write(ElementTag tag, IReadOnlyList<MetadataObject> records);

    /// <summary>Takes an element whose value is one of a few.</summary>
    public abstract void WriteLine(ReadOnlySpan<byte> line);

    /// <summary>Takes an item of a list whose value is one of a few.</summary>
    public abstract void WriteItem(ReadOnlySpan<byte> line);
}
