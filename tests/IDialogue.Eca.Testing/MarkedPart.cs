namespace IDialogue.Eca.Testing;

/// <summary>
/// A part of a page between two comments, <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, that a test writes.
/// </summary>
public static class MarkedPart
{
    /// <summary>Replaces the part with these lines.</summary>
    public static string Fill(string page, string name, IEnumerable<string> lines)
    {
        var (start, end) = ($"<!-- {name} -->\n", $"<!-- /{name} -->\n");
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return page[..from] + string.Concat(lines) + page[page.IndexOf(end, StringComparison.Ordinal)..];
    }
}
