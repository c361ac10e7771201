using System.Text.RegularExpressions;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// An entry of <c>replacements</c> in <c>sfdx-project.json</c>: what Salesforce CLI puts in the place of a text when it deploys.
/// </summary>
/// <param name="toReplace">What is replaced.</param>
/// <param name="text">The replaced text, as the entry has it: what it finds may be a secret.</param>
/// <param name="source">Where the new text comes from, in words.</param>
internal sealed class TextReplacement(Regex toReplace, string text, string source)
{
    /// <summary>Gets a value indicating whether a search took so long that it was given up.</summary>
    public bool IsSlow { get; private set; }

    /// <summary>The end of the paths of its files; absent where it is <see cref="Globs"/> that name them.</summary>
    public string? FileName { get; init; }

    /// <summary>Patterns of the paths of its files.</summary>
    public IReadOnlyList<PathPattern> Globs { get; init; } = [];

    /// <summary>Checks whether the texts of a file are replaced.</summary>
    /// <param name="path">Path below the project's folder, with forward slashes.</param>
    public bool IsFor(string path) =>
        (FileName is not null && ("/" + path).EndsWith(FileName, StringComparison.Ordinal))
        || Globs.Any(glob => glob.IsMatch(path.Split('/')));

    /// <summary>The places in a file's text that are replaced.</summary>
    public IEnumerable<ReplacedText> Find(string content)
    {
        MatchCollection matches;
        try
        {
            matches = toReplace.Matches(content);
            _ = matches.Count;
        }
        catch (RegexMatchTimeoutException)
        {
            IsSlow = true;
            return [];
        }

        return from Match match in matches where match.Length > 0 select new ReplacedText(match.Index, match.Length, text, source);
    }
}
