using System.Text;

namespace IDialogue.Eca;

/// <summary>Texts in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>A name in a heading; one of letters, digits and underscores between them is no markup.</summary>
    public static string Name(string text) =>
        text.Trim('_') == text && text.All(letter => letter is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9'))
            ? text
            : Cell(text);

    /// <summary>A name as code; in a code span all is text but its end.</summary>
    public static string Code(string text) =>
        text.Length > 0 && ShownText.IsPlain(text) && !text.Contains('`') ? $"`{text}`" : Cell(text);

    /// <summary>
    /// A text as one cell of a table or one heading: whatever Markdown or HTML could take for its own is escaped, addresses are no links,
    /// and what is not shown is written out.
    /// </summary>
    public static string Cell(string? text)
    {
        var line = ShownText.Line((text ?? "").Replace("\r", "").Replace("\n", " "));
        var cell = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            cell.Append(line[i] switch
            {
                '/' when i > 0 && line[i - 1] == ':' => "&#47;",
                '.' when line.IndexOf("www.", Math.Max(0, i - 3), StringComparison.OrdinalIgnoreCase) == i - 3 => "&#46;",
                '&' => "&amp;",
                '<' => "&lt;",
                '@' => "&#64;",
                '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '~' => "\\" + line[i],
                _ => line[i].ToString(),
            });
        }

        return cell.ToString();
    }
}
