using System.Text.RegularExpressions;

namespace IDialogue.Eca.Metadata;

/// <summary>Recognizes what templates and scripts leave to be filled in, and what people put in the place of a secret.</summary>
internal static class Placeholder
{
    /// <summary>Marks of template languages and of pipelines' token replacers, wherever they stand.</summary>
    private static readonly (string Start, string End)[] Marks =
        [("{{", "}}"), ("#{", "}"), ("@@", "@@"), ("%%", "%%"), ("[[", "]]")];

    /// <summary>Words that begin an unreplaced placeholder.</summary>
    private static readonly string[] Words =
        [
            "YOUR_", "YOUR-", "YOUR ", "REPLACE_ME", "REPLACEME", "REPLACE_THIS", "REPLACE_WITH",
            "CHANGE_ME", "CHANGEME", "FILL_IN", "PLACEHOLDER",
            "TODO", "TBD", "FIXME",
        ];

    /// <summary>A variable that a script or a deploy fills in: <c>${HOST}</c> or <c>$(Host)</c>, and no <c>${0.10}</c>.</summary>
    private static readonly Regex Variable = new(
        @"\$(?:\{[A-Za-z_][A-Za-z0-9_.:-]*\}|\([A-Za-z_][A-Za-z0-9_.:-]*\))", RegexOptions.CultureInvariant);

    /// <summary>The host of a URL, with what may precede it, or what follows the <c>@</c> of an address.</summary>
    private static readonly Regex Host = new(@"^(?:[A-Za-z][A-Za-z0-9+.-]*://|[^\s@/]+@)(?<host>[^\s/?#]+)", RegexOptions.CultureInvariant);

    /// <summary>
    /// A name in marks: <c>%KEY%</c>, <c>__KEY__</c>, <c>@KEY@</c>, <c>#KEY#</c>, <c>[KEY]</c>, <c>{KEY}</c>, <c>$KEY</c>.
    /// </summary>
    private static readonly Regex MarkedName = new(
        @"^(?:(%|__|@|#)[A-Z][A-Z0-9_]*\1|\$[A-Z][A-Z0-9_]*|\[[A-Z][A-Z0-9_ ]*\]|\{[A-Z][A-Z0-9_ ]*\})$", RegexOptions.CultureInvariant);

    /// <summary>An order to the reader: <c>INSERT_KEY_HERE</c>, <c>ENTER_KEY</c>, <c>yourConsumerKey</c>.</summary>
    private static readonly Regex Order = new(
        "^(?:(?:INSERT|ENTER)_[A-Z0-9_]+|(?i:(?:insert|enter|put|paste|add|set|your|key|id|value)[a-z0-9_-]*[_-]here)|your[A-Z]\\w*)$",
        RegexOptions.CultureInvariant);

    /// <summary>Words in the place of an id or a key, which are names elsewhere: an app can be called "Dummy".</summary>
    private static readonly Regex StandIn = new(
        "^(?:masked|removed|deleted|hidden|stripped|omitted|dummy|fake|sample|example|null|none|nil|undefined|empty|n/?a|secret)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    /// <summary>The word in the place of a secret that was taken out: <c>REDACTED_SEE_VAULT</c>, <c>[redacted]</c>.</summary>
    private const string Redacted = "REDACTED";

    /// <summary>The word in capitals within a text: <c>3MVG9REDACTED</c>, <c>https://REDACTED/callback</c>.</summary>
    private static readonly Regex RedactedPart = new("(?<![A-Za-z])REDACTED(?![A-Za-z])", RegexOptions.CultureInvariant);

    public static bool IsIn(string text)
    {
        var trimmed = text.Trim();
        return Array.Exists(Marks, mark => Encloses(trimmed, mark.Start, mark.End))
            || (trimmed.Length > 1 && trimmed[0] == '<' && trimmed[trimmed.Length - 1] == '>')
            || (trimmed.Contains("://", StringComparison.Ordinal) && Encloses(trimmed, "<", ">"))
            || Array.Exists(Words, word => Begins(trimmed, word) && EndsWord(trimmed, word))
            || PartsOfUrl(trimmed).Any(IsPlaceholderPart)
            || Variable.IsMatch(trimmed)
            || MarkedName.IsMatch(trimmed)
            || Order.IsMatch(trimmed)
            || RedactedPart.IsMatch(trimmed)
            || Begins(trimmed.TrimStart('[', '(', '*', '_'), Redacted)
            || (trimmed.Length >= 3 && trimmed.Trim('x', 'X', '?', '.', '*', '•').Length == 0);
    }

    /// <summary>Checks whether a text stands in the place of a key or an id that was taken out, or is a placeholder.</summary>
    public static bool IsInPlaceOfId(string text) =>
        IsIn(text) || StandIn.IsMatch(text.Trim('[', ']', '(', ')', '*', '_', '-', '.', ' '));

    private static bool Encloses(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal);
        return from >= 0 && text.IndexOf(end, from + start.Length, StringComparison.Ordinal) >= 0;
    }

    /// <summary>In a sentence, which an author may begin with "Your", a word must be in capitals or before a colon.</summary>
    private static bool Begins(string text, string word)
    {
        var isSentence = text.Contains(' ') && !(text.Length > word.Length && text[word.Length] == ':');
        return text.StartsWith(word, isSentence ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPlaceholderPart(string part) =>
        Array.Exists(Words, word => part.StartsWith(word, StringComparison.Ordinal) && EndsWord(part, word))
        || MarkedName.IsMatch(part)
        || (part.Length >= 4 && part.Trim('x', 'X').Length == 0)
        || (part.Length >= 3 && part.Trim('*').Length == 0);

    /// <summary>
    /// The labels of the host in a URL, an email address or a username, and what the URL has after it. Real ones are in lower case, so
    /// words in capitals count.
    /// </summary>
    private static IEnumerable<string> PartsOfUrl(string text)
    {
        var host = Host.Match(text);
        return host.Success
            ? host.Groups["host"].Value.Split('.', '@', ':').Concat(text.Substring(host.Length).Split('/', '?', '&', '=', '#', ';'))
            : [];
    }

    /// <summary>"TODO" and "TODO: ask Ann", but not "Todoist".</summary>
    private static bool EndsWord(string text, string word) =>
        text.Length == word.Length || !char.IsLetterOrDigit(word[word.Length - 1]) || !char.IsLetterOrDigit(text[word.Length]);
}
