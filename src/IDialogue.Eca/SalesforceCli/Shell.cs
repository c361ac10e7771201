using System.Globalization;
using System.Runtime.InteropServices;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>
/// The table of quoting: a shell, or several that read a word alike. ASCII letters, digits and the plain marks of a row need no quotes,
/// unless the first character has a meaning of its own; other words get the row's quotes, if these can hold them.
/// </summary>
internal sealed class Shell
{
    private const string SafeMarks = "._+@-/:";

    /// <summary>Characters that double quotes hold in bash, PowerShell and cmd, as they hold letters of any alphabet.</summary>
    private const string DoubleQuotedMarks = " '#";

    /// <summary>The characters that PowerShell reads as an apostrophe.</summary>
    private const string Apostrophes = "'\u2018\u2019\u201A\u201B";

    private readonly string plainMarks;
    private readonly string specialStarts;
    private readonly Func<string, string?> quote;

    private Shell(string plainMarks, string specialStarts, Func<string, string?> quote)
    {
        this.plainMarks = plainMarks;
        this.specialStarts = specialStarts;
        this.quote = quote;
    }

    /// <summary>
    /// bash, PowerShell and cmd alike. PowerShell drops the quotes of words without blanks on their way to a batch file, which <c>sf</c> is
    /// on Windows (https://github.com/PowerShell/PowerShell/issues/15143), so many words cannot be written for all three.
    /// </summary>
    public static Shell Any { get; } = new(SafeMarks, specialStarts: "@", text => DoubleQuoted(text, DoubleQuotedMarks));

    /// <summary>PowerShell and cmd alike, which read a backslash as it is.</summary>
    public static Shell Windows { get; } = new(
        SafeMarks + "\\", specialStarts: "@", text => DoubleQuoted(text, DoubleQuotedMarks + "\\"));

    /// <summary>bash, and zsh, which expands a leading equals sign.</summary>
    public static Shell Bash { get; } = new(SafeMarks + "=", specialStarts: "=", QuotedForBash);

    /// <summary>PowerShell.</summary>
    public static Shell PowerShell { get; } = new(SafeMarks + "=", specialStarts: "@", QuotedForPowerShell);

    /// <summary>The rows for a reader on this system, best first: what every shell reads, else what a shell of this system reads.</summary>
    public static IReadOnlyList<Shell> OfReader { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? [Any, Windows, PowerShell] : [Any, Bash];

    /// <summary>The shell that this system's users have.</summary>
    public static Shell OfSystem => OfReader[OfReader.Count - 1];

    /// <summary>The marks that need no quotes, for messages.</summary>
    public string PlainMarks => string.Join(" ", plainMarks.Select(mark => mark.ToString()));

    /// <summary>Checks that the shell reads a word as it is, without quotes.</summary>
    public bool IsPlain(string word) => word.Length > 0 && !specialStarts.Contains(word[0]) && word.All(IsPlain);

    /// <summary>A word as the shell reads it, or <see langword="null"/> if its quotes cannot hold the word.</summary>
    public string? Quote(string word) => IsPlain(word) ? word : quote(word);

    /// <summary>A command line, or <see langword="null"/> if a word cannot be written.</summary>
    public string? Line(IEnumerable<string> words)
    {
        var quoted = words.Select(Quote).ToArray();
        return Array.Exists(quoted, word => word is null) ? null : string.Join(" ", quoted);
    }

    private bool IsPlain(char character) => IsAsciiLetterOrDigit(character) || plainMarks.Contains(character);

    private static bool IsAsciiLetterOrDigit(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    /// <summary>A backslash before the closing quote would be read as part of it.</summary>
    private static string? DoubleQuoted(string text, string marks) =>
        text.Length > 0
            && text[text.Length - 1] != '\\'
            && text.All(character => char.IsLetterOrDigit(character) || SafeMarks.Contains(character) || marks.Contains(character))
            ? $"\"{text}\""
            : null;

    /// <summary>
    /// Single quotes hold everything but themselves; control characters are written out, so that they do not reach a terminal.
    /// </summary>
    private static string QuotedForBash(string text) => text.Any(char.IsControl)
        ? $"$'{string.Concat(text.Select(Escaped))}'"
        : $"'{text.Replace("'", @"'\''")}'";

    private static string Escaped(char character) => character switch
    {
        '\'' or '\\' => "\\" + character,
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(character) => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
        _ => character.ToString(),
    };

    private static string QuotedForPowerShell(string text) =>
        $"'{string.Concat(text.Select(character => Apostrophes.Contains(character) ? $"{character}{character}" : character.ToString()))}'";
}
