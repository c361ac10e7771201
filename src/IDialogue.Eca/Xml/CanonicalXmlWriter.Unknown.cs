using System.Globalization;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>The unknown elements of a record, between its fields.</summary>
internal sealed partial class CanonicalXmlWriter
{
    private UnknownElement[] pending = [];
    private int nextPending;

    private static UnknownElement[] InOrder(ValueList<UnknownElement> elements) =>
        elements.Count == 0 ? [] : [.. elements.OrderBy(element => element.Name, StringComparer.Ordinal)];

    /// <summary>Writes the unknown elements whose names come before that of the element on a line.</summary>
    private void FlushUnknown(ReadOnlySpan<byte> before, bool replaces)
    {
        for (; nextPending < pending.Length; nextPending++)
        {
            var order = ElementTag.CompareName(before, pending[nextPending].Name);
            if (order < 0)
            {
                return;
            }

            if (order > 0 || !replaces)
            {
                WriteUnknown(pending[nextPending], XmlNames.Metadata);
            }
        }
    }

    /// <summary>Writes the unknown elements that are left.</summary>
    private void FlushUnknown()
    {
        for (; nextPending < pending.Length; nextPending++)
        {
            WriteUnknown(pending[nextPending], XmlNames.Metadata);
        }
    }

    private void WriteUnknown(UnknownElement element, string outerNamespace)
    {
        Indent();
        output.Append("<"u8);
        output.Append(element.Name);
        var elementNamespace = element.Namespace ?? XmlNames.Metadata;
        if (elementNamespace != outerNamespace)
        {
            WriteAttribute("xmlns", elementNamespace);
        }

        WriteAttributes(element.Attributes);
        if (element.Children.Count > 0)
        {
            output.Append(">"u8);
            EndLine();
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
            output.Append("/>"u8);
            EndLine();
        }
        else
        {
            output.Append(">"u8);
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
                usesSchemaInstance = true;
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
        output.Append(" "u8);
        output.Append(name);
        output.Append("=\""u8);
        output.AppendEscaped(value, isAttribute: true);
        output.Append("\""u8);
    }
}
