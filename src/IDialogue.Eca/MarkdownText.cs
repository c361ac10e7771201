using System.Text;

namespace IDialogue.Eca;

/// <summary>Texts in Markdown.</summary>
internal static class MarkdownText
{
    /// <summary>A text as one cell of a table: whatever Markdown or HTML could take for its own is escaped.</summary>
    public static string Cell(string? text)
    {
        var cell = new StringBuilder();
        foreach (var character in text ?? "")
        {
            cell.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '@' => "&#64;",
                '\\' or '|' or '`' or '*' or '_' or '[' or ']' or '~' => "\\" + character,
                '\r' => "",
                '\n' => " ",
                _ => character.ToString(),
            });
        }

        return cell.ToString();
    }
}
