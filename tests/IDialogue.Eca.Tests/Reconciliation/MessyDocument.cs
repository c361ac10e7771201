using System.Text;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Reconciliation;

/// <summary>
/// Writes a record as people, formatters and other tools leave it: any order, any layout, with comments, in any encoding.
/// </summary>
internal sealed class MessyDocument(Random random)
{
    private const string XsiNamespace = "http://www.w3.org/2001/XMLSchema-instance";

    private static readonly Encoding[] Encodings =
    [
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(),
    ];

    private readonly StringBuilder text = new();
    private readonly string lineEnd = random.Next(8) switch { 0 => "\r", 1 or 2 => "\r\n", _ => "\n" };
    private readonly string indent = random.Next(5) switch { 0 => "\t", 1 => "  ", 2 => "", _ => "    " };
    private readonly bool isOnOneLine = random.Next(6) == 0;
    private readonly string prefix = random.Next(6) == 0 ? "md:" : "";
    private int comments;

    public static byte[] Of(MetadataObject record, int seed) => new MessyDocument(new Random(seed)).Write(record);

    private byte[] Write(MetadataObject record)
    {
        var root = XDocument.Parse(MetadataXml.Serialize(record), LoadOptions.PreserveWhitespace).Root!;
        var encoding = Encodings[random.Next(Encodings.Length)];
        if (random.Next(4) > 0)
        {
            text.Append("<?xml version=\"1.0\" encoding=\"")
                .Append(encoding is UnicodeEncoding ? "utf-16" : "UTF-8")
                .Append("\"?>")
                .Append(lineEnd);
        }

        Comment(0);
        Element(root, 0);
        text.Append(random.Next(3) == 0 ? "" : lineEnd);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private void Element(XElement element, int depth)
    {
        var name = (element.Name.Namespace == "http://soap.sforce.com/2006/04/metadata" ? prefix : "") + element.Name.LocalName;
        text.Append('<').Append(name);
        foreach (var declaration in Declarations(element, depth))
        {
            text.Append(random.Next(3) == 0 ? lineEnd + indent : " ").Append(declaration);
        }

        text.Append(random.Next(8) == 0 ? " " : "");
        if (element.IsEmpty || (!element.Nodes().Any() && random.Next(2) == 0))
        {
            text.Append("/>");
            return;
        }

        text.Append('>');
        if (element.HasElements)
        {
            Children(element, depth + 1);
        }
        else
        {
            Text(element.Value);
        }

        text.Append("</").Append(name).Append(random.Next(8) == 0 ? " " : "").Append('>');
    }

    private IEnumerable<string> Declarations(XElement element, int depth)
    {
        if (depth == 0)
        {
            yield return $"xmlns{(prefix.Length > 0 ? ":md" : "")}=\"http://soap.sforce.com/2006/04/metadata\"";
            yield return $"xmlns:xsi='{XsiNamespace}'";
        }
        else if (element.Name.Namespace != element.Parent!.Name.Namespace)
        {
            yield return $"xmlns=\"{element.Name.NamespaceName}\"";
        }

        foreach (var attribute in element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration))
        {
            var escaped = new XAttribute(attribute.Name.LocalName, attribute.Value).ToString();
            yield return attribute.Name.NamespaceName switch
            {
                "" => escaped,
                XsiNamespace when random.Next(3) == 0 => $"xmlns:i=\"{XsiNamespace}\" i:{escaped}",
                XsiNamespace => "xsi:" + escaped,
                var other => $"xmlns:o=\"{other}\" o:{escaped}",
            };
        }
    }

    private void Children(XElement element, int depth)
    {
        var children = element.Elements().ToArray();
        if (random.Next(4) == 0)
        {
            random.Shuffle(children);
        }

        foreach (var child in children)
        {
            Line(depth);
            if (depth == 1)
            {
                Comment(depth);
            }

            Element(child, depth);
            if (depth == 1 && random.Next(10) == 0)
            {
                text.Append(" <!-- trailing ").Append(comments++).Append(" -->");
            }
        }

        Line(depth - 1);
    }

    private void Line(int depth)
    {
        if (!isOnOneLine)
        {
            text.Append(lineEnd).Append(random.Next(20) == 0 ? lineEnd : "").Insert(text.Length, indent, depth);
        }
    }

    private void Comment(int depth)
    {
        if (random.Next(6) == 0)
        {
            text.Append("<!-- <note> ").Append(comments++).Append(" & -->");
            Line(depth);
        }
    }

    private void Text(string value)
    {
        var edge = random.Next(10) == 0 ? lineEnd + indent : "";
        text.Append(edge);
        var canBeData = value.Length > 0
            && !value.Contains('\r', StringComparison.Ordinal)
            && !value.Contains("]]>", StringComparison.Ordinal);
        if (canBeData && random.Next(8) == 0)
        {
            text.Append("<![CDATA[").Append(value).Append("]]>");
        }
        else if (value.Length > 1 && !char.IsSurrogate(value[1]) && random.Next(8) == 0)
        {
            text.Append(Escape(value[..1])).Append(random.Next(2) == 0 ? "<!-- inside -->" : "<?inside?>").Append(Escape(value[1..]));
        }
        else
        {
            text.Append(Escape(value));
        }

        text.Append(edge);
    }

    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\r", "&#13;", StringComparison.Ordinal);
}
