namespace IDialogue.Eca.Diagnostics;

/// <summary>Texts of files, as far as messages show them.</summary>
internal static class ShownText
{
    private const int Longest = 120;

    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>The first line of a text, and of a long line the start.</summary>
    public static string Of(string text)
    {
        var end = text.IndexOfAny(LineEnds);
        var length = Math.Min(end < 0 ? text.Length : end, Longest);
        return length == text.Length ? text : $"{text.Substring(0, length)}…";
    }
}
