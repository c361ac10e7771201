using System.Xml;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>Reads XML into a tree with places. Refuses document type definitions, and with them all entities but XML's own five.</summary>
internal sealed class XmlTreeReader
{
    private const int DeepestLevel = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly string path;
    private readonly DiagnosticBag diagnostics;
    private readonly Stack<XmlElement> open = new();
    private XmlElement? root;

    private XmlTreeReader(string path, DiagnosticBag diagnostics)
    {
        this.path = path;
        this.diagnostics = diagnostics;
    }

    /// <summary>The root element, or <see langword="null"/> after an error.</summary>
    public static XmlElement? Read(Stream xml, string path, DiagnosticBag diagnostics)
    {
        var tree = new XmlTreeReader(path, diagnostics);
        using var reader = XmlReader.Create(xml, Settings);
        return tree.Read(reader);
    }

    private XmlElement? Read(XmlReader reader)
    {
        var position = (IXmlLineInfo)reader;
        try
        {
            while (reader.Read())
            {
                if (!Take(reader, position))
                {
                    return null;
                }
            }

            return root;
        }
        catch (XmlException exception)
        {
            diagnostics.Add(Explain(exception));
            return null;
        }
    }

    /// <summary>Takes one node; false when reading cannot go on.</summary>
    private bool Take(XmlReader reader, IXmlLineInfo position)
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var location = new SourceLocation(path, position.LineNumber, position.LinePosition - 1);
                if (open.Count == DeepestLevel)
                {
                    diagnostics.Add(DiagnosticCatalog.NestedTooDeeply(location, DeepestLevel));
                    return false;
                }

                Open(reader, location);
                return true;
            case XmlNodeType.EndElement:
                Close();
                return true;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                open.Peek().Text += reader.Value;
                return true;
            default:
                return true;
        }
    }

    private void Open(XmlReader reader, SourceLocation location)
    {
        var element = new XmlElement(reader.LocalName, reader.NamespaceURI, location);
        if (open.Count > 0)
        {
            open.Peek().Children.Add(element);
        }
        else
        {
            root = element;
        }

        var isEmpty = reader.IsEmptyElement;
        while (reader.MoveToNextAttribute())
        {
            if (reader.NamespaceURI != XmlNames.Declarations)
            {
                element.Attributes.Add(new UnknownAttribute
                {
                    Name = reader.LocalName,
                    Namespace = reader.NamespaceURI.Length == 0 ? null : reader.NamespaceURI,
                    Value = reader.Value,
                });
            }
        }

        if (!isEmpty)
        {
            element.Text = "";
            open.Push(element);
        }
    }

    private void Close()
    {
        var element = open.Pop();
        if (element.Children.Count > 0 && !string.IsNullOrWhiteSpace(element.Text))
        {
            diagnostics.Add(DiagnosticCatalog.StrayText(element.Location, element.Name));
        }
    }

    private Diagnostic Explain(XmlException exception)
    {
        var location = new SourceLocation(path, exception.LineNumber, exception.LinePosition);
        // The framework has no code for it, but its message names the setting in every language.
        return exception.Message.Contains(nameof(DtdProcessing), StringComparison.Ordinal)
            ? DiagnosticCatalog.DtdRefused(location)
            : DiagnosticCatalog.MalformedXml(location, WithoutPlace(exception));
    }

    /// <summary>The framework's message ends with the place, which the finding has already.</summary>
    private static string WithoutPlace(XmlException exception)
    {
        var place = exception.Message.LastIndexOf(
            FormattableString.Invariant($" Line {exception.LineNumber},"), StringComparison.Ordinal);
        return place < 0 ? exception.Message : exception.Message.Substring(0, place);
    }
}
