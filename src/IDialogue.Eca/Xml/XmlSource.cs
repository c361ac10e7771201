using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Xml;

/// <summary>The text of an XML file together with the encoding it came in, so that it can go back to the same bytes.</summary>
internal sealed class XmlSource
{
    private const int LongestDeclaration = 200;

    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16LittleEndian = new UnicodeEncoding(
        bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);
    private static readonly Encoding Utf16BigEndian = new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    private static readonly char[] Quotes = ['"', '\''];

    private readonly Encoding encoding;
    private readonly byte[] preamble;

    private XmlSource(string text, Encoding encoding, byte[] preamble)
    {
        Text = text;
        this.encoding = encoding;
        this.preamble = preamble;
    }

    /// <summary>All characters of the file but a byte order mark.</summary>
    public string Text { get; }

    /// <summary>
    /// Gets a value indicating whether the encoding has every character; where it has not, others are written as character references.
    /// </summary>
    public bool IsUnicode => encoding is UTF8Encoding or UnicodeEncoding;

    /// <summary>
    /// Reads bytes by their byte order mark, else by their XML declaration, else as UTF-8; <see langword="null"/> after an error.
    /// </summary>
    public static XmlSource? Decode(byte[] bytes, string path, DiagnosticBag diagnostics)
    {
        var (encoding, preamble) = Detect(bytes);
        if (encoding is null)
        {
            diagnostics.Add(DiagnosticCatalog.MalformedXml(new SourceLocation(path, 1, 1), "Unsupported encoding in the XML declaration."));
            return null;
        }

        try
        {
            var text = encoding.GetString(bytes, preamble.Length, bytes.Length - preamble.Length);
            return new XmlSource(text, encoding, preamble);
        }
        catch (DecoderFallbackException exception)
        {
            // An index from 0, before the sequence that is wrong.
            var line = bytes.Take(Math.Max(0, exception.Index)).Count(value => value == (byte)'\n') + 1;
            diagnostics.Add(DiagnosticCatalog.MalformedXml(
                new SourceLocation(path, line, 1), $"The line contains bytes that are not valid {encoding.WebName.ToUpperInvariant()}."));
            return null;
        }
    }

    /// <summary>Another text in this file's encoding.</summary>
    public byte[] Encode(string text)
    {
        var bytes = new byte[preamble.Length + encoding.GetByteCount(text)];
        preamble.CopyTo(bytes, 0);
        encoding.GetBytes(text, 0, text.Length, bytes, preamble.Length);
        return bytes;
    }

    private static (Encoding? Encoding, byte[] Preamble) Detect(byte[] bytes)
    {
        foreach (var encoding in new[] { Utf8, Utf16LittleEndian, Utf16BigEndian })
        {
            var mark = encoding.GetPreamble();
            if (bytes.AsSpan().StartsWith(mark))
            {
                return (encoding, mark);
            }
        }

        if (bytes.Length < 2)
        {
            return (Utf8, []);
        }

        return (bytes[0], bytes[1]) switch
        {
            ((byte)'<', 0) => (Utf16LittleEndian, []),
            (0, (byte)'<') => (Utf16BigEndian, []),
            _ => (Declared(bytes), []),
        };
    }

    private static Encoding? Declared(byte[] bytes)
    {
        var name = DeclaredName(Encoding.ASCII.GetString(bytes, 0, Math.Min(bytes.Length, LongestDeclaration)));
        if (name is null || string.Equals(name, "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return Utf8;
        }

        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding that an XML declaration names, if the text begins with one that does.</summary>
    private static string? DeclaredName(string text)
    {
        var end = text.StartsWith("<?xml", StringComparison.Ordinal) ? text.IndexOf("?>", StringComparison.Ordinal) : -1;
        var start = end < 0 ? -1 : text.IndexOf("encoding", 0, end, StringComparison.Ordinal);
        var quote = start < 0 ? -1 : text.IndexOfAny(Quotes, start, end - start);
        var close = quote < 0 ? -1 : text.IndexOf(text[quote], quote + 1, end - quote - 1);
        return close < 0 ? null : text.Substring(quote + 1, close - quote - 1);
    }
}
