using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Xml;

/// <summary>
/// Changes single elements of a document and leaves every other character as it is. What is put in follows the document's own
/// indentation and line ends.
/// </summary>
internal sealed class XmlPatch
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>Content other than text; CDATA is text.</summary>
    private static readonly Regex NotText = new(
        @"<!\[CDATA\[.*?\]\]>|(?<kept><!--.*?-->|<\?.*?\?>)", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly Regex NilAttribute = new("\\s+[^\\s=\"']+:nil\\s*=\\s*(\"[^\"]*\"|'[^']*')", RegexOptions.CultureInvariant);

    private static readonly char[] NameEnds = [' ', '\t', '\r', '\n', '/', '>'];

    private readonly XmlSource source;
    private readonly string text;
    private readonly string lineEnd;
    private readonly string indent;
    private readonly bool isOnOneLine;
    private readonly List<Edit> edits = [];
    private readonly Dictionary<XmlElement, StringBuilder> filled = [];

    public XmlPatch(XmlSource source, XmlElement root)
    {
        this.source = source;
        text = source.Text;
        lineEnd = LineEndOf(text) ?? "\n";
        indent = root.Children.Select(child => LineBefore(child.Span.Start)).FirstOrDefault(line => line?.Indent.Length > 0)?.Indent
            ?? XmlLayout.CanonicalIndent;
        isOnOneLine = root.Children.Count > 0 && root.Children.TrueForAll(child => LineBefore(child.Span.Start) is null);
    }

    /// <summary>
    /// Gives an element another text. White space around the old one, a formatter's, stays, and so do comments: they come before the
    /// new text. An element that was nil is so no more.
    /// </summary>
    public void SetText(XmlElement element, string value)
    {
        var span = element.Span;
        var content = Slice(span.ContentStart, span.ContentEnd);
        var escaped = InSourceForm(Escape(value), LineEndOf(content) ?? lineEnd);
        if (element.IsNil)
        {
            RemoveNil(span);
        }

        if (span.IsEmptyTag)
        {
            Replace(BeforeSlash(span), span.End, $">{escaped}</{QualifiedName(element)}>");
            return;
        }

        var core = content.Trim();
        var start = core.Length == 0 ? span.ContentStart : span.ContentStart + content.IndexOf(core, StringComparison.Ordinal);
        Replace(start, core.Length == 0 ? span.ContentEnd : start + core.Length, Comments(core) + escaped);
    }

    /// <summary>Takes an element out, and its line with it when nothing else stands there.</summary>
    public void Remove(XmlElement element)
    {
        var span = element.Span;
        var isAloneOnLine = LineBefore(span.Start) is not null && LineBreakAfter(span.End, passComments: false) is not null;
        var start = isAloneOnLine ? LineBefore(span.Start)!.Value.Break : span.Start;
        Replace(start, span.End, "");
    }

    /// <summary>Puts an element with a text among the children of another.</summary>
    /// <param name="parent">The other.</param>
    /// <param name="after">The child that it follows; <see langword="null"/> to come first.</param>
    /// <param name="name">Local name.</param>
    /// <param name="value">The text.</param>
    public void Insert(XmlElement parent, XmlElement? after, string name, string value) =>
        Insert(parent, after, CanonicalXmlWriter.WriteFragment(name, value, LayoutOf(parent)));

    /// <summary>Puts an element with a record among the children of another.</summary>
    /// <inheritdoc cref="Insert(XmlElement, XmlElement, string, string)"/>
    public void Insert(XmlElement parent, XmlElement? after, string name, MetadataObject record) =>
        Insert(parent, after, CanonicalXmlWriter.WriteFragment(name, record, LayoutOf(parent)));

    /// <summary>Puts a record in the place of an element.</summary>
    public void SetRecord(XmlElement parent, XmlElement element, MetadataObject record)
    {
        var layout = LayoutOf(parent);
        Replace(
            element.Span.Start,
            element.Span.End,
            Fragment(parent, CanonicalXmlWriter.WriteFragment(element.Name, record, layout), layout).TrimStart());
    }

    /// <summary>The document with all changes, in its own encoding; the very bytes of the source when there are none.</summary>
    public byte[] Apply()
    {
        foreach (var pair in filled)
        {
            var (parent, content) = (pair.Key, pair.Value);
            var end = LayoutOf(parent).LineEnd.Length == 0 ? "" : lineEnd + (LineBefore(parent.Span.Start)?.Indent ?? "");
            Replace(BeforeSlash(parent.Span), parent.Span.End, $">{content}{end}</{QualifiedName(parent)}>");
        }

        var patched = new StringBuilder(text.Length + 256);
        var place = 0;
        foreach (var edit in edits.OrderBy(edit => edit.Start).ThenBy(edit => edit.End > edit.Start))
        {
            patched.Append(text, place, edit.Start - place).Append(edit.Text);
            place = edit.End;
        }

        return source.Encode(patched.Append(text, place, text.Length - place).ToString());
    }

    private void Insert(XmlElement parent, XmlElement? after, string canonical)
    {
        var layout = LayoutOf(parent);
        var fragment = (layout.LineEnd.Length > 0 ? lineEnd : "") + Fragment(parent, canonical, layout);
        if (parent.Span.IsEmptyTag)
        {
            if (!filled.TryGetValue(parent, out var content))
            {
                filled[parent] = content = new StringBuilder();
            }

            content.Append(fragment);
            return;
        }

        var place = after?.Span.End ?? parent.Span.ContentStart;
        var end = layout.LineEnd.Length > 0 ? LineBreakAfter(place) ?? place : place;
        Replace(end, end, fragment);
        if (layout.LineEnd.Length > 0 && parent.Children.Count == 0 && LineBreakAfter(parent.Span.ContentStart) is null)
        {
            Close(parent);
        }
    }

    /// <summary>Puts the end tag of an element that had nothing between its tags on a line of its own, once.</summary>
    private void Close(XmlElement parent)
    {
        var edit = new Edit(parent.Span.ContentEnd, parent.Span.ContentEnd, lineEnd + (LineBefore(parent.Span.Start)?.Indent ?? ""));
        edits.Remove(edit);
        edits.Add(edit);
    }

    /// <summary>A written element without the line end after it, in this document's namespace, line ends and characters.</summary>
    private string Fragment(XmlElement parent, string canonical, XmlLayout layout)
    {
        var fragment = canonical.Substring(0, canonical.Length - layout.LineEnd.Length);
        if (QualifiedName(parent).Contains(':'))
        {
            // The document gives its namespace a prefix; the new element declares it for itself.
            var nameEnd = fragment.IndexOfAny(NameEnds, layout.Margin.Length + 1);
            fragment = fragment.Insert(nameEnd, $" xmlns=\"{XmlNames.Metadata}\"");
        }

        return InSourceForm(fragment, lineEnd);
    }

    /// <summary>Line ends as the document has them, and references for characters that its encoding lacks.</summary>
    private string InSourceForm(string written, string ends)
    {
        var inLines = ends == "\n" ? written : written.Replace("\n", ends);
        if (source.IsUnicode)
        {
            return inLines;
        }

        var ascii = new StringBuilder(inLines.Length);
        for (var i = 0; i < inLines.Length; i++)
        {
            if (inLines[i] < '\u0080')
            {
                ascii.Append(inLines[i]);
                continue;
            }

            ascii.Append("&#").Append(char.ConvertToUtf32(inLines, i).ToString(CultureInfo.InvariantCulture)).Append(';');
            i += char.IsHighSurrogate(inLines[i]) ? 1 : 0;
        }

        return ascii.ToString();
    }

    /// <summary>Gets the layout of an element's children: that of existing ones, else one level deeper than the element.</summary>
    private XmlLayout LayoutOf(XmlElement parent)
    {
        var line = parent.Children.Select(child => LineBefore(child.Span.Start)).FirstOrDefault(before => before is not null);
        if (line is { } like)
        {
            return new XmlLayout("\n", like.Indent, indent);
        }

        return parent.Children.Count > 0 || isOnOneLine
            ? new XmlLayout("", "", "")
            : new XmlLayout("\n", (LineBefore(parent.Span.Start)?.Indent ?? "") + indent, indent);
    }

    /// <summary>The line on which a place stands first but for blanks: where its line break begins, and the blanks.</summary>
    private (int Break, string Indent)? LineBefore(int place)
    {
        var start = place;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        return start > 0 && text[start - 1] is '\n' or '\r'
            ? (start - (start > 1 && text[start - 1] == '\n' && text[start - 2] == '\r' ? 2 : 1), text.Substring(start, place - start))
            : null;
    }

    /// <summary>Finds the end of a place's line if only blanks and, if they may be passed, comments follow on it.</summary>
    private int? LineBreakAfter(int place, bool passComments = true)
    {
        while (place < text.Length)
        {
            switch (text[place])
            {
                case '\r' or '\n':
                    return place;
                case ' ' or '\t':
                    place++;
                    break;
                case '<' when passComments && string.CompareOrdinal(text, place, "<!--", 0, 4) == 0:
                    place = text.IndexOf("-->", place + 4, StringComparison.Ordinal) + 3;
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private string QualifiedName(XmlElement element) =>
        Slice(element.Span.Start + 1, text.IndexOfAny(NameEnds, element.Span.Start));

    /// <summary>Gets the start of the slash of an empty tag, with the blanks before it.</summary>
    private int BeforeSlash(XmlSpan span) => span.Start + Slice(span.Start, span.End - "/>".Length).TrimEnd().Length;

    private string Slice(int start, int end) => text.Substring(start, end - start);

    private void Replace(int start, int end, string replacement) => edits.Add(new Edit(start, end, replacement));

    private static string? LineEndOf(string text)
    {
        var place = text.IndexOfAny(LineEnds);
        if (place < 0)
        {
            return null;
        }

        return string.CompareOrdinal(text, place, "\r\n", 0, 2) == 0 ? "\r\n" : text.Substring(place, 1);
    }

    /// <summary>The comments and processing instructions in the content of an element that holds a text.</summary>
    private static string Comments(string content) =>
        content.Contains('<') ? string.Concat(NotText.Matches(content).Cast<Match>().Select(match => match.Groups["kept"].Value)) : "";

    /// <summary>Takes <c>xsi:nil</c>, under whatever prefix, out of a start tag.</summary>
    private void RemoveNil(XmlSpan span)
    {
        var nil = NilAttribute.Match(text, span.Start, span.ContentStart - span.Start);
        Replace(nil.Index, nil.Index + nil.Length, "");
    }

    /// <summary>A text as the content of an element.</summary>
    public static string Escape(string value)
    {
        var buffer = Utf8Buffer.Rent();
        buffer.AppendEscaped(value);
        return buffer.TakeText();
    }

    private readonly record struct Edit(int Start, int End, string Text);
}
