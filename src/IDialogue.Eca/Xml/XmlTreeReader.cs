using System.Xml;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>Reads XML into a tree with places. Refuses document type definitions, and with them all entities but XML's own five.</summary>
internal sealed class XmlTreeReader
{
    private const int DeepestLevel = 32;

    /// <summary>The framework compares each attribute of an element with each other one.</summary>
    private const int MaxAttributes = 10_000;

    private static readonly char[] LineEnds = ['\r', '\n'];
    private static readonly char[] TagMarks = ['>', '"', '\''];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly string text;
    private readonly string path;
    private readonly IReadOnlyList<ReplacedText> replaced;
    private readonly DiagnosticBag diagnostics;
    private readonly Stack<XmlElement> open = new();
    private XmlElement? root;
    private int line = 1;
    private int lineStart;

    private XmlTreeReader(string text, string path, IReadOnlyList<ReplacedText> replaced, DiagnosticBag diagnostics)
    {
        this.replaced = replaced;
        this.text = text;
        this.path = path;
        this.diagnostics = diagnostics;
    }

    /// <summary>The root element, or <see langword="null"/> after an error.</summary>
    /// <param name="source">The file's text.</param>
    /// <param name="path">Where findings are reported.</param>
    /// <param name="replaced">The parts of the text that are replaced with other texts.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public static XmlElement? Read(XmlSource source, string path, IReadOnlyList<ReplacedText> replaced, DiagnosticBag diagnostics)
    {
        if (HasTooManyAttributes(source.Text))
        {
            diagnostics.Add(DiagnosticCatalog.InputTooLarge(
                new(path), "10,000 equals signs between two tags", "the attributes of an element"));
            return null;
        }

        using var text = new StringReader(source.Text);
        using var reader = XmlReader.Create(text, Settings);
        return new XmlTreeReader(source.Text, path, replaced, diagnostics).Read(reader);
    }

    /// <summary>No attribute can contain the sign that begins a tag, so all of an element lie between two of those.</summary>
    private static bool HasTooManyAttributes(string text)
    {
        var count = 0;
        foreach (var character in text)
        {
            count = character == '<' ? 0 : count + (character == '=' ? 1 : 0);
            if (count > MaxAttributes)
            {
                return true;
            }
        }

        return false;
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
                Close(PlaceOf(position) - "</".Length);
                return true;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when open.Count > 0:
                open.Peek().Append(reader.Value);
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

        var start = PlaceOf((IXmlLineInfo)reader) - "<".Length;
        var contentStart = EndOfStartTag(start);
        element.Span = new XmlSpan(start, contentStart, contentStart, contentStart);
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
            element.Append("");
            open.Push(element);
        }
    }

    private void Close(int endTag)
    {
        var element = open.Pop();
        element.Span = element.Span with { ContentEnd = endTag, End = text.IndexOf('>', endTag) + 1 };
        if (element.Children.Count > 0 && !string.IsNullOrWhiteSpace(element.Text))
        {
            // A replaced text may stand for elements.
            var text = replaced.FirstOrDefault(text => text.Meets(element.Span.ContentStart, element.Span.ContentEnd)
                && !element.Children.Exists(child => text.Meets(child.Span.Start, child.Span.End)));
            diagnostics.Add(text.Length > 0
                ? DiagnosticCatalog.ReplacedOnDeploy(element.Location, element.Name, text.Text, text.Source)
                : DiagnosticCatalog.UnexpectedText(element.Location, element.Name));
        }
    }

    /// <summary>The place in the text that the framework tells by line and column, which only ever go forward.</summary>
    private int PlaceOf(IXmlLineInfo position)
    {
        for (; line < position.LineNumber; line++)
        {
            var end = text.IndexOfAny(LineEnds, lineStart);
            lineStart = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }

        return lineStart + position.LinePosition - 1;
    }

    /// <summary>The place after the start tag's <c>&gt;</c>; attribute values may hold that character too.</summary>
    private int EndOfStartTag(int start)
    {
        var place = text.IndexOfAny(TagMarks, start);
        while (text[place] != '>')
        {
            place = text.IndexOfAny(TagMarks, text.IndexOf(text[place], place + 1) + 1);
        }

        return place + 1;
    }

    private Diagnostic Explain(XmlException exception)
    {
        var location = new SourceLocation(path, exception.LineNumber, exception.LinePosition);
        // The framework has no code for it, but its message names the setting in every language.
        return exception.Message.Contains(nameof(DtdProcessing), StringComparison.Ordinal)
            ? DiagnosticCatalog.DtdNotAllowed(location)
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
