using System.Text;
using System.Text.RegularExpressions;

namespace IDialogue.Eca.Diagnostics;

/// <summary>The page that explains a code: why it is reported, what to do, and mostly a wrong and a right example.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">The title of the finding.</param>
/// <param name="Markdown">The whole page.</param>
public sealed record DiagnosticPage(string Code, string Title, string Markdown)
{
    private const string Extension = ".md";

    /// <summary>A message names things of one org, so it is found by the longest part of it that a page quotes.</summary>
    private const int MinWordsOfMessage = 3;
    private const int MinSharedWords = 4;

    /// <summary>Addresses in a message, of which pages are full: the namespace of an element, a link.</summary>
    private static readonly Regex Address = new(@"\{[^}]*\}|https?://\S+", RegexOptions.CultureInvariant);

    private static readonly Regex ErrorCode = new("^[A-Z]+(_[A-Z]+)+$", RegexOptions.CultureInvariant);

    private static readonly Regex Word = new(@"[\p{L}\p{Nd}_]+", RegexOptions.CultureInvariant);

    /// <summary>All codes, in their order.</summary>
    public static ValueList<string> Codes { get; } = typeof(DiagnosticPage).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(Extension, StringComparison.Ordinal))
        .Select(name => name.Remove(name.Length - Extension.Length))
        .OrderBy(code => code, StringComparer.Ordinal)
        .ToValueList();

    /// <summary>The page of a code, or <see langword="null"/> when there is no such code.</summary>
    /// <param name="code">The code in any case, for example <c>ECA0012</c>.</param>
    public static DiagnosticPage? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var known = code.Trim().ToUpperInvariant();
        using var stream = typeof(DiagnosticPage).Assembly.GetManifestResourceStream(known + Extension);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        var markdown = reader.ReadToEnd().Replace("\r\n", "\n");
        var heading = markdown.Substring(0, markdown.IndexOf('\n'));
        return new DiagnosticPage(known, heading.Substring(heading.IndexOf(':') + 1).Trim(), markdown);
    }

    /// <summary>Finds the pages that quote a message, for example one of Salesforce.</summary>
    /// <param name="message">The message, a part of it with at least three words, or its code with underscores, for example
    /// <c>INVALID_JWT_FORMAT</c>. Names and ids in it need not match.</param>
    /// <returns>The pages that share the most consecutive words with the message, in the order of their codes; none if these are too
    /// few.</returns>
    public static ValueList<DiagnosticPage> FindByMessage(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        var words = WordsOf(Address.Replace(message, " "));
        var found = new List<DiagnosticPage>();
        var most = Math.Max(MinWordsOfMessage, Math.Min(words.Sum(WeightOf), MinSharedWords));
        foreach (var page in Codes.Select(code => Find(code)!))
        {
            var shared = SharedRun(words, WordsOf(page.Markdown));
            if (shared > most)
            {
                found.Clear();
                most = shared;
            }

            if (shared == most)
            {
                found.Add(page);
            }
        }

        return found.ToValueList();
    }

    private static string[] WordsOf(string text) =>
        [.. Word.Matches(text.Replace("'", "").Replace("\u2019", "")).Cast<Match>().Select(match => match.Value)];

    /// <summary>An error code of Salesforce says as much as a sentence.</summary>
    private static int WeightOf(string word) => ErrorCode.IsMatch(word) ? MinSharedWords : 1;

    /// <summary>The weight of the longest sequence of words that both texts contain.</summary>
    private static int SharedRun(string[] words, string[] page)
    {
        var (longest, previous, current) = (0, new int[page.Length + 1], new int[page.Length + 1]);
        foreach (var word in words)
        {
            for (var i = 0; i < page.Length; i++)
            {
                current[i + 1] = word.Equals(page[i], StringComparison.OrdinalIgnoreCase) ? previous[i] + WeightOf(word) : 0;
                longest = Math.Max(longest, current[i + 1]);
            }

            (previous, current) = (current, previous);
        }

        return longest;
    }
}
