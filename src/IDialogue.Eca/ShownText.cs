using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IDialogue.Eca;

/// <summary>
/// Texts for readers: on terminals, in logs, in Markdown. What a reader would not see, or a terminal or a CI system would obey, is written
/// out, for example <c>\u202e</c>. Documents for programs have escapes of their own, or keep their bytes.
/// </summary>
internal static class ShownText
{
    /// <summary>Characters of other categories that show nothing: fillers, joiners and selectors.</summary>
    private const string Blanks = "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u2800\u3164\uFFA0";

    /// <summary>
    /// Commands in the logs of GitHub (<c>::</c> where a line begins, <c>##[</c> anywhere), Azure DevOps (<c>##vso[</c> anywhere) and
    /// TeamCity. Those of GitLab need control characters.
    /// </summary>
    private static readonly Regex Command = new(@"\A\s*:(?=:)|#(?=#[A-Za-z]*\[)", RegexOptions.CultureInvariant);

    private const int LongestStart = 120;

    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>Returns the first line of a text, and of a long line the start: as much as a message shows of it.</summary>
    public static string Start(string text)
    {
        var end = text.IndexOfAny(LineEnds);
        var length = Math.Min(end < 0 ? text.Length : end, LongestStart);
        return length == text.Length ? text : $"{text.Substring(0, length)}…";
    }

    /// <summary>Returns a text as one line that shows all its characters.</summary>
    public static string Line(string text) => Replace(text, Escape);

    /// <summary>Checks that a line shows all its characters and is no command.</summary>
    public static bool IsPlain(string text) => FindHidden(text, 0) < 0 && !Command.IsMatch(text);

    /// <summary>Replaces each character that is not shown, and one of each command.</summary>
    /// <param name="text">The text.</param>
    /// <param name="write">Writes a code point.</param>
    public static string Replace(string text, Func<int, string> write)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var commands = Command.Matches(text).Cast<Match>().Select(match => match.Index + match.Length - 1).ToArray();
        var shown = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            shown.Append(IsHidden(text, i) || Array.IndexOf(commands, i) >= 0
                ? write(length == 2 ? char.ConvertToUtf32(text, i) : text[i])
                : text.Substring(i, length));
            i += length - 1;
        }

        return shown.ToString();
    }

    /// <summary>Finds a character that is not shown; -1 if there is none.</summary>
    public static int FindHidden(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (IsHidden(text, i))
            {
                return i;
            }

            i += char.IsSurrogatePair(text, i) ? 1 : 0;
        }

        return -1;
    }

    /// <summary>A code point as <c>\u202e</c>.</summary>
    public static string Escape(int code) =>
        code <= char.MaxValue
            ? "\\u" + code.ToString("x4", CultureInfo.InvariantCulture)
            : "\\U" + code.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>Half a surrogate pair is no text and not shown either.</summary>
    private static bool IsHidden(string text, int index) => CharUnicodeInfo.GetUnicodeCategory(text, index) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate => true,
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
        _ => Blanks.Contains(text[index]) || IsSelector(text, index),
    };

    /// <summary>Variation selectors, but for the two that choose between text and emoji.</summary>
    private static bool IsSelector(string text, int index) =>
        text[index] is >= '\uFE00' and <= '\uFE0D'
        || (char.IsSurrogatePair(text, index) && char.ConvertToUtf32(text, index) is >= 0xE0100 and <= 0xE01EF);
}
