using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>
/// The table of quoting: a shell, or several that read a word alike. ASCII letters, digits and the plain marks of a row need no quotes,
/// unless the first character has a meaning of its own; other words get the row's quotes, if these can hold them. Characters that are not
/// shown are written out. In bash and PowerShell, a line for the other of the two runs nothing but its program.
/// </summary>
internal sealed class Shell
{
    private const string SafeMarks = "._+@-/:";

    /// <summary>The word that PowerShell keeps for itself, in quotes too.</summary>
    private const string StopParsing = "--%";

    /// <summary>Stands for a word that cannot be written.</summary>
    private const string Placeholder = "YOUR_PATH";

    /// <summary>Characters that double quotes hold in bash, PowerShell and cmd, as they hold letters of any alphabet.</summary>
    private const string DoubleQuotedMarks = " '#";

    /// <summary>The characters that PowerShell reads as an apostrophe.</summary>
    private const string Apostrophes = "'\u2018\u2019\u201A\u201B";

    /// <summary>The characters that end double quotes or expand in them, in bash or in PowerShell.</summary>
    private const string SpecialInDoubleQuotes = "$`\\\"!\u201C\u201D\u201E";

    /// <summary>The characters that cmd takes for more than text outside of quotes, or in them.</summary>
    private const string CmdMarks = "&|<>^%\"";

    private readonly string plainMarks;
    private readonly string specialStarts;
    private readonly Func<string, string?> quote;

    /// <summary>A comment at the end of a line that only some of the reader's shells read; empty if all do.</summary>
    private string note = "";

    private Shell(string plainMarks, string specialStarts, Func<string, string?> quote)
    {
        this.plainMarks = plainMarks;
        this.specialStarts = specialStarts;
        this.quote = quote;
    }

    /// <summary>The name of a variable in the place of its value, for the reader to replace.</summary>
    private static readonly Regex ToFillIn = new(@"\$\{[\p{L}\p{Nd}_.:-]+\}", RegexOptions.CultureInvariant);

    /// <summary>
    /// bash, PowerShell and cmd alike. PowerShell drops the quotes of words without blanks on their way to a batch file, which <c>sf</c> is
    /// on Windows (https://github.com/PowerShell/PowerShell/issues/15143), so many words cannot be written for all three.
    /// </summary>
    public static Shell Any { get; } = new(SafeMarks, specialStarts: "@", text => DoubleQuoted(text, DoubleQuotedMarks));

    /// <summary>
    /// The same for a line whose reader first replaces names of variables, for example <c>${USER}</c>: until then, no shell expands them.
    /// </summary>
    public static Shell AnyToFillIn { get; } = new(
        SafeMarks, specialStarts: "@", text => DoubleQuoted(text, DoubleQuotedMarks) ?? QuotedToFillIn(text));

    /// <summary>PowerShell and cmd alike, which read a backslash as it is.</summary>
    public static Shell Windows { get; } = new(
        SafeMarks + "\\", specialStarts: "@", text => DoubleQuoted(text, DoubleQuotedMarks + "\\"));

    /// <summary>bash, zsh and PowerShell alike.</summary>
    public static Shell BashAndPowerShell { get; } = new(SafeMarks + "=", specialStarts: "@=", QuotedForBoth);

    /// <summary>bash, and zsh, which expands a leading equals sign.</summary>
    public static Shell Bash { get; } = new(SafeMarks + "=", specialStarts: "=", QuotedForBash);

    /// <summary>PowerShell.</summary>
    public static Shell PowerShell { get; } = new(SafeMarks + "=", specialStarts: "@", QuotedForPowerShell);

    /// <summary>PowerShell that starts a batch file, whose command line cmd reads again, at times without quotes.</summary>
    public static Shell PowerShellForBatch { get; } = new(
        SafeMarks, specialStarts: "@", text => ShownText.IsPlain(text) && !text.Any(CmdMarks.Contains) ? QuotedForPowerShell(text) : null);

    /// <summary>The rows for a reader on this system, best first: what all its shells read, else what one does, with a note.</summary>
    public static IReadOnlyList<Shell> OfReader { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [Any, Windows, PowerShell.With("for PowerShell")]
        : [Any, BashAndPowerShell, Bash.With("for bash")];

    /// <summary>The same for <c>sf</c>, which is a batch file on Windows.</summary>
    public static IReadOnlyList<Shell> OfSfReader { get; } = RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? [Any, Windows, PowerShellForBatch.With("for PowerShell")]
        : OfReader;

    /// <summary>The marks that need no quotes, for messages.</summary>
    public string PlainMarks => string.Join(" ", plainMarks.Select(mark => mark.ToString()));

    /// <summary>Checks that the shell reads a word as it is, without quotes.</summary>
    public bool IsPlain(string word) =>
        word.Length > 0 && !specialStarts.Contains(word[0]) && word.All(IsPlain) && !IsSplitByPowerShell(word);

    /// <summary>A word as the shell reads it, or <see langword="null"/> if its quotes cannot hold the word.</summary>
    public string? Quote(string word) => IsPlain(word) ? word : quote(word);

    /// <summary>A command line, or <see langword="null"/> if a word cannot be written.</summary>
    public string? Line(IEnumerable<string> words)
    {
        var quoted = words.Select(Quote).ToArray();
        return Array.Exists(quoted, word => word is null) ? null : string.Join(" ", quoted) + note;
    }

    /// <summary>A command line for the first of some shells that can write it; <see langword="null"/> if none can.</summary>
    public static string? Line(IEnumerable<Shell> shells, IReadOnlyCollection<string> words) =>
        shells.Select(shell => shell.Line(words)).FirstOrDefault(line => line is not null);

    /// <summary>
    /// A command line for the first of some shells that can write it, or for the last one, with placeholders for what that cannot write.
    /// </summary>
    public static string LineToFillIn(IReadOnlyList<Shell> shells, IReadOnlyCollection<string> words) =>
        Line(shells, words) ?? shells[shells.Count - 1].Line(words.Select(word => shells[shells.Count - 1].Quote(word) ?? Placeholder))!;

    private Shell With(string reader) => new(plainMarks, specialStarts, quote) { note = $" # {reader}" };

    /// <summary>Of <c>-a.b</c>, PowerShell makes <c>-a</c> and <c>.b</c>.</summary>
    private static bool IsSplitByPowerShell(string word) => word[0] == '-' && word.Contains('.') && !word.Contains(':');

    private bool IsPlain(char character) => IsAsciiLetterOrDigit(character) || plainMarks.Contains(character);

    private static bool IsAsciiLetterOrDigit(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    /// <summary>A backslash before the closing quote would be read as part of it.</summary>
    private static string? DoubleQuoted(string text, string marks) =>
        text.Length > 0
            && text[text.Length - 1] != '\\'
            && ShownText.IsPlain(text)
            && text.All(character => char.IsLetterOrDigit(character) || SafeMarks.Contains(character) || marks.Contains(character))
            ? $"\"{text}\""
            : null;

    /// <summary>cmd, which has no single quotes, expands no such name either.</summary>
    private static string? QuotedToFillIn(string text) =>
        DoubleQuoted(ToFillIn.Replace(text, "_"), " ") is null ? null : $"'{text}'";

    /// <summary>Neither shell expands anything in single quotes, and only what a few characters begin in double ones.</summary>
    private static string? QuotedForBoth(string text)
    {
        if (!ShownText.IsPlain(text) || text == StopParsing)
        {
            return null;
        }

        if (!text.Any(Apostrophes.Contains))
        {
            return $"'{text}'";
        }

        return !text.Any(SpecialInDoubleQuotes.Contains) ? $"\"{text}\"" : null;
    }

    /// <summary>
    /// Single quotes hold everything but themselves. Whatever PowerShell takes for one stands in double quotes, or is written out, so that
    /// PowerShell too finds all of the text in quotes.
    /// </summary>
    private static string QuotedForBash(string text) => ShownText.IsPlain(text)
        ? $"'{WithApostrophes(text, apostrophe => $"'\"{apostrophe}\"'")}'"
        : $"$'{ShownText.Replace(WithApostrophes(text.Replace(@"\", @"\\"), apostrophe => EscapeForBash(apostrophe)), EscapeForBash)}'";

    private static string EscapeForBash(int code) => code switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        // Bytes are the same in every locale.
        _ => string.Concat(Encoding.UTF8.GetBytes(Text(code)).Select(part => "\\" + Convert.ToString(part, 8).PadLeft(3, '0'))),
    };

    /// <summary>Single quotes hold no escapes, and double ones would have bash run what a backtick begins.</summary>
    private static string? QuotedForPowerShell(string text)
    {
        if (text == StopParsing)
        {
            return null;
        }

        var doubled = WithApostrophes(text, apostrophe => $"{apostrophe}{apostrophe}");
        return ShownText.IsPlain(text) ? $"'{doubled}'" : $"('{ShownText.Replace(doubled, EscapeForPowerShell)}')";
    }

    private static string EscapeForPowerShell(int code) => code <= char.MaxValue
        ? FormattableString.Invariant($"'+[char]0x{code:x4}+'")
        : FormattableString.Invariant($"'+[char]::ConvertFromUtf32(0x{code:x})+'");

    private static string WithApostrophes(string text, Func<char, string> write) => string.Concat(
        text.Select(character => Apostrophes.Contains(character) ? write(character) : character.ToString()));

    private static string Text(int code) => code is >= 0xD800 and <= 0xDFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code);
}
