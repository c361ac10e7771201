using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>
/// Writes a record as Salesforce itself would: UTF-8 without byte order mark, LF, four spaces, elements in ordinal order,
/// a final line end. The same record gives the same bytes on every system.
/// </summary>
/// <remarks>
/// A record writes its fields in order; the unknown elements it keeps are put between them where their names belong. An unknown
/// element whose field has a value by now is dropped: the value took its place.
/// </remarks>
internal sealed partial class CanonicalXmlWriter : ElementWriter
{
    private readonly XmlLayout layout;
    private readonly bool isFragment;
    private Utf8Buffer output = Utf8Buffer.Rent();
    private int depth;
    private int rootEnd;
    private bool usesSchemaInstance;

    private CanonicalXmlWriter()
    {
    }

    private CanonicalXmlWriter(XmlLayout layout)
    {
        this.layout = layout;
        isFragment = true;
    }

    /// <summary>The whole document of a record.</summary>
    public static Utf8Buffer Write(MetadataObject record)
    {
        var writer = new CanonicalXmlWriter();
        record.WriteDocument(writer);
        return writer.output;
    }

    /// <summary>One element, for a document that has a layout of its own.</summary>
    public static string WriteFragment(string name, MetadataObject record, XmlLayout layout)
    {
        var writer = new CanonicalXmlWriter(layout);
        writer.Indent();
        writer.output.Append("<"u8);
        writer.output.Append(name);
        writer.rootEnd = writer.output.Length;
        writer.output.Append(">"u8);
        writer.EndLine();
        if (writer.WriteContent(record))
        {
            writer.Indent();
            writer.WriteEnd(name);
        }

        writer.DeclareSchemaInstance();
        return writer.output.TakeText();
    }

    /// <inheritdoc cref="WriteFragment(string, MetadataObject, XmlLayout)"/>
    public static string WriteFragment(string name, string value, XmlLayout layout)
    {
        var writer = new CanonicalXmlWriter(layout);
        writer.Indent();
        writer.output.Append("<"u8);
        writer.output.Append(name);
        writer.output.Append(">"u8);
        writer.output.AppendEscaped(value);
        writer.WriteEnd(name);
        return writer.output.TakeText();
    }

    public override void WriteDocument(ReadOnlySpan<byte> frame, int startLength, MetadataObject record)
    {
        output.Append(frame.Slice(0, startLength));
        rootEnd = startLength - ">\n".Length;
        if (WriteContent(record))
        {
            output.Append(frame.Slice(startLength));
        }

        DeclareSchemaInstance();
    }

    public override void Write(ElementTag tag, string value)
    {
        FlushUnknown(tag.Start, replaces: true);
        WriteElement(tag, value);
    }

    public override void Write(ElementTag tag, int value)
    {
        FlushUnknown(tag.Start, replaces: true);
        Begin(tag);
        output.Append(value);
        End(tag);
    }

    public override void Write(ElementTag tag, MetadataObject record)
    {
        FlushUnknown(tag.Start, replaces: true);
        WriteRecord(tag, record);
    }

    public override void Write(ElementTag tag, ValueList<string> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            FlushUnknown(tag.Start, replaces: false);
            WriteElement(tag, values[i]);
        }
    }

    public override void Write(ElementTag tag, IReadOnlyList<MetadataObject> records)
    {
        for (var i = 0; i < records.Count; i++)
        {
            FlushUnknown(tag.Start, replaces: false);
            WriteRecord(tag, records[i]);
        }
    }

    public override void WriteLine(ReadOnlySpan<byte> line) => WriteLine(line, replaces: true);

    /// <summary>Items of the list that no enum knows stay beside it.</summary>
    public override void WriteItem(ReadOnlySpan<byte> line) => WriteLine(line, replaces: false);

    private void WriteLine(ReadOnlySpan<byte> line, bool replaces)
    {
        FlushUnknown(line, replaces);
        if (isFragment)
        {
            Indent();
            output.Append(line.Slice(ElementTag.Margin, line.Length - ElementTag.Margin - "\n".Length));
            output.Append(layout.LineEnd);
        }
        else
        {
            output.Append(line.Slice(ElementTag.Margin - (depth * XmlLayout.CanonicalIndent.Length)));
        }
    }

    private void WriteElement(ElementTag tag, string value)
    {
        if (isFragment)
        {
            Begin(tag);
            output.AppendEscaped(value);
            End(tag);
        }
        else
        {
            output.AppendElement(tag.Start.Slice(ElementTag.Margin - (depth * XmlLayout.CanonicalIndent.Length)), value, tag.End);
        }
    }

    private void WriteRecord(ElementTag tag, MetadataObject record)
    {
        Begin(tag);
        EndLine();
        if (WriteContent(record))
        {
            Indent();
            End(tag);
        }
    }

    private void Begin(ElementTag tag)
    {
        if (isFragment)
        {
            Indent();
            output.Append(tag.Start.Slice(ElementTag.Margin));
        }
        else
        {
            output.Append(tag.Start.Slice(ElementTag.Margin - (depth * XmlLayout.CanonicalIndent.Length)));
        }
    }

    private void End(ElementTag tag)
    {
        if (isFragment)
        {
            output.Append(tag.End.Slice(0, tag.End.Length - "\n".Length));
            output.Append(layout.LineEnd);
        }
        else
        {
            output.Append(tag.End);
        }
    }

    /// <summary>
    /// Writes what a record holds, after the line of its start tag; without anything the tag becomes that of an empty element.
    /// </summary>
    /// <returns>Whether there was anything, so that an end tag is needed.</returns>
    private bool WriteContent(MetadataObject record)
    {
        var start = output.Length;
        var (outerPending, outerNext) = (pending, nextPending);
        (pending, nextPending) = (InOrder(record.UnknownElements), 0);
        depth++;
        record.WriteElements(this);
        FlushUnknown();
        depth--;
        (pending, nextPending) = (outerPending, outerNext);
        if (output.Length > start)
        {
            return true;
        }

        output.Truncate(start - ">".Length - (isFragment ? layout.LineEnd.Length : "\n".Length));
        output.Append("/>"u8);
        EndLine();
        return false;
    }

    /// <summary>Salesforce declares <c>xsi</c> at the root, and only where it is used.</summary>
    private void DeclareSchemaInstance()
    {
        if (usesSchemaInstance)
        {
            output.Insert(rootEnd, " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""u8);
        }
    }

    private void WriteEnd(string name)
    {
        output.Append("</"u8);
        output.Append(name);
        output.Append(">"u8);
        EndLine();
    }

    private void EndLine()
    {
        if (isFragment)
        {
            output.Append(layout.LineEnd);
        }
        else
        {
            output.Append("\n"u8);
        }
    }

    private void Indent()
    {
        if (isFragment)
        {
            output.Append(layout.Margin);
        }

        for (var i = 0; i < depth; i++)
        {
            output.Append(isFragment ? layout.Indent : XmlLayout.CanonicalIndent);
        }
    }
}
