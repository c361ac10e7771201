#if NET
using System.Buffers;
using System.Text;
#endif
using System.Xml;

namespace IDialogue.Eca.Xml;

/// <summary>Checks for characters that XML can hold, and Salesforce's way to escape them.</summary>
internal static class XmlText
{
    // Everything that is escaped or refused, surrogates apart: the encoder refuses those that stand alone.
    private const string Special =
        "&<>\"'\r\t\n\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\u000B\f\u000E\u000F"
        + "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF";

#if NET
    private static readonly SearchValues<char> SpecialCharacters = SearchValues.Create(Special);

    /// <summary>Characters of ASCII that stand as they are, in texts and in attributes.</summary>
    private static readonly SearchValues<char> PlainCharacters = SearchValues.Create(
        " !#$%()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>
    /// Copies a text that is ASCII without anything to escape, as nearly all texts are; the target must be long enough for that.
    /// </summary>
    public static bool TryCopyPlain(string text, Span<byte> target) =>
        !text.AsSpan().ContainsAnyExcept(PlainCharacters) && Ascii.FromUtf16(text, target, out _) == OperationStatus.Done;

    public static int IndexOfSpecial(string text, int start)
    {
        var index = text.AsSpan(start).IndexOfAny(SpecialCharacters);
        return index < 0 ? index : index + start;
    }
#else
    private static readonly char[] SpecialCharacters = Special.ToCharArray();

    /// <summary>This framework has no faster way than the encoder's.</summary>
    public static bool TryCopyPlain(string text, Span<byte> target) => false;

    public static int IndexOfSpecial(string text, int start) => text.IndexOfAny(SpecialCharacters, start);
#endif

    /// <summary>The escape for a special character, or <see langword="null"/> when it stands as it is.</summary>
    /// <exception cref="ArgumentException">XML cannot hold the character.</exception>
    public static string? Escape(char character, bool isAttribute) => character switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&apos;",
        // A raw CR would come back as LF; in attributes, line ends and tabs would come back as blanks.
        '\r' => "&#xD;",
        '\n' => isAttribute ? "&#xA;" : null,
        '\t' => isAttribute ? "&#x9;" : null,
        _ => throw new ArgumentException($"The character U+{(int)character:X4} is not allowed in XML."),
    };

    /// <summary>The first character of a text that XML cannot hold, in the form <c>U+0007</c>, or <see langword="null"/>.</summary>
    public static string? FindForbidden(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var isPair = i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]);
            if (isPair)
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(text[i]))
            {
                return FormattableString.Invariant($"U+{(int)text[i]:X4}");
            }
        }

        return null;
    }
}
