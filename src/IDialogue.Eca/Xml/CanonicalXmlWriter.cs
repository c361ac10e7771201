using System.Globalization;
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
internal sealed class CanonicalXmlWriter : ElementWriter
{
    private readonly Utf8Buffer output = new();
    private readonly XmlLayout layout;
    private int depth;
    private UnknownElement[] pending = [];
    private int nextPending;

    private CanonicalXmlWriter(XmlLayout layout) => this.layout = layout;

    /// <summary>The whole document of a record.</summary>
    public static Utf8Buffer Write(MetadataObject record)
    {
        var writer = new CanonicalXmlWriter(XmlLayout.Canonical);
        writer.WriteDocument(record);
        return writer.output;
    }

    /// <summary>One element, for a document that has a layout of its own.</summary>
    public static string WriteFragment(string name, MetadataObject record, XmlLayout layout)
    {
        var writer = new CanonicalXmlWriter(layout);
        writer.Indent();
        writer.output.Append('<');
        writer.output.Append(name);
        writer.DeclareSchemaInstance(record);
        writer.WriteContent(name, record);
        return writer.output.TakeText();
    }

    /// <inheritdoc cref="WriteFragment(string, MetadataObject, XmlLayout)"/>
    public static string WriteFragment(string name, string value, XmlLayout layout)
    {
        var writer = new CanonicalXmlWriter(layout);
        writer.Write(name, value);
        return writer.output.TakeText();
    }

    public override void Write(string name, string? value)
    {
        FlushUnknown(before: name, isSaid: value is not null);
        if (value is not null)
        {
            WriteElement(name, value);
        }
    }

    public override void Write(string name, bool? value) => Write(name, value switch { true => "true", false => "false", null => null });

    public override void Write(string name, int? value) => Write(name, value?.ToString(CultureInfo.InvariantCulture));

    public override void Write(string name, ValueList<string> values)
    {
        FlushUnknown(before: name, isSaid: false);
        foreach (var value in values)
        {
            WriteElement(name, value);
        }
    }

    public override void Write(string name, MetadataObject? record)
    {
        FlushUnknown(before: name, isSaid: record is not null);
        if (record is not null)
        {
            WriteRecord(name, record);
        }
    }

    public override void Write(string name, IReadOnlyList<MetadataObject> records)
    {
        FlushUnknown(before: name, isSaid: false);
        for (var i = 0; i < records.Count; i++)
        {
            WriteRecord(name, records[i]);
        }
    }

    private void WriteDocument(MetadataObject record)
    {
        var name = record.GetMetadataType().Name;
        output.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<");
        output.Append(name);
        output.Append(" xmlns=\"" + XmlNames.Metadata + "\"");
        DeclareSchemaInstance(record);
        WriteContent(name, record);
    }

    /// <summary>Salesforce declares <c>xsi</c> at the root, and only where it is used.</summary>
    private void DeclareSchemaInstance(MetadataObject record)
    {
        if (UsesSchemaInstance(record))
        {
            output.Append(" xmlns:xsi=\"" + XmlNames.SchemaInstance + "\"");
        }
    }

    private void WriteRecord(string name, MetadataObject record)
    {
        Indent();
        output.Append('<');
        output.Append(name);
        WriteContent(name, record);
    }

    /// <summary>What follows the open start tag, to the line end after the element.</summary>
    private void WriteContent(string name, MetadataObject record)
    {
        output.Append('>');
        output.Append(layout.LineEnd);
        var start = output.Length;
        var (outerPending, outerNext) = (pending, nextPending);
        (pending, nextPending) = (InOrder(record.UnknownElements), 0);
        depth++;
        record.WriteElements(this);
        FlushUnknown(before: null, isSaid: false);
        depth--;
        (pending, nextPending) = (outerPending, outerNext);
        if (output.Length == start)
        {
            output.Truncate(start - layout.LineEnd.Length - 1);
            output.Append("/>");
            output.Append(layout.LineEnd);
            return;
        }

        Indent();
        WriteEnd(name);
    }

    private void WriteElement(string name, string value)
    {
        Indent();
        output.Append('<');
        output.Append(name);
        output.Append('>');
        output.AppendEscaped(value);
        WriteEnd(name);
    }

    private void WriteEnd(string name)
    {
        output.Append("</");
        output.Append(name);
        output.Append('>');
        output.Append(layout.LineEnd);
    }

    private void Indent()
    {
        output.Append(layout.Margin);
        for (var i = 0; i < depth; i++)
        {
            output.Append(layout.Indent);
        }
    }

    private static UnknownElement[] InOrder(ValueList<UnknownElement> elements) =>
        elements.Count == 0 ? [] : [.. elements.OrderBy(element => element.Name, StringComparer.Ordinal)];

    /// <summary>Writes the unknown elements whose names come before the field's; all that are left when there is no field.</summary>
    private void FlushUnknown(string? before, bool isSaid)
    {
        for (; nextPending < pending.Length; nextPending++)
        {
            var element = pending[nextPending];
            var order = before is null ? -1 : string.CompareOrdinal(element.Name, before);
            if (order > 0)
            {
                return;
            }

            var isReplaced = order == 0 && isSaid;
            if (!isReplaced)
            {
                WriteUnknown(element, XmlNames.Metadata);
            }
        }
    }

    private void WriteUnknown(UnknownElement element, string outerNamespace)
    {
        Indent();
        output.Append('<');
        output.Append(element.Name);
        var elementNamespace = element.Namespace ?? XmlNames.Metadata;
        if (elementNamespace != outerNamespace)
        {
            WriteAttribute("xmlns", elementNamespace);
        }

        WriteAttributes(element.Attributes);
        if (element.Children.Count > 0)
        {
            output.Append('>');
            output.Append(layout.LineEnd);
            depth++;
            foreach (var child in element.Children)
            {
                WriteUnknown(child, elementNamespace);
            }

            depth--;
            Indent();
            WriteEnd(element.Name);
        }
        else if (element.Text is null)
        {
            output.Append("/>");
            output.Append(layout.LineEnd);
        }
        else
        {
            output.Append('>');
            output.AppendEscaped(element.Text);
            WriteEnd(element.Name);
        }
    }

    private void WriteAttributes(ValueList<UnknownAttribute> attributes)
    {
        for (var i = 0; i < attributes.Count; i++)
        {
            var attribute = attributes[i];
            var prefix = "";
            if (attribute.Namespace == XmlNames.SchemaInstance)
            {
                prefix = "xsi:";
            }
            else if (attribute.Namespace is not null)
            {
                prefix = string.Format(CultureInfo.InvariantCulture, "ns{0}:", i);
                WriteAttribute("xmlns:" + prefix.TrimEnd(':'), attribute.Namespace);
            }

            WriteAttribute(prefix + attribute.Name, attribute.Value);
        }
    }

    private void WriteAttribute(string name, string value)
    {
        output.Append(' ');
        output.Append(name);
        output.Append("=\"");
        output.AppendEscaped(value, isAttribute: true);
        output.Append('"');
    }

    private static bool UsesSchemaInstance(MetadataObject record)
    {
        if (record.UnknownElements.Any(UsesSchemaInstance))
        {
            return true;
        }

        var fields = record.GetMetadataType().Fields;
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Kind != MetadataValueKind.Complex)
            {
                continue;
            }

            var value = record.GetValue(i);
            if (value is MetadataObject single ? UsesSchemaInstance(single) : value is IEnumerable<MetadataObject> many && many.Any(UsesSchemaInstance))
            {
                return true;
            }
        }

        return false;
    }

    private static bool UsesSchemaInstance(UnknownElement element) =>
        element.Attributes.Any(attribute => attribute.Namespace == XmlNames.SchemaInstance) || element.Children.Any(UsesSchemaInstance);
}
