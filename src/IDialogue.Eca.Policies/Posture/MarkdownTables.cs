using System.Text;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes tables and folded parts in Markdown, as GitHub and Azure DevOps show them.</summary>
/// <param name="markdown">Takes the text.</param>
internal sealed class MarkdownTables(StringBuilder markdown)
{
    /// <summary>Begins a part with a heading.</summary>
    public void Heading(string level, string title) => markdown.Append('\n').Append(level).Append(' ').Append(title).Append('\n');

    /// <summary>Writes a paragraph of own words.</summary>
    public void Paragraph(string text) => markdown.Append('\n').Append(text).Append('\n');

    /// <summary>Begins a table.</summary>
    public void Head(params string[] heads)
    {
        markdown.Append('\n');
        Cells(heads);
        markdown.Append('|').Append(string.Concat(heads.Select(_ => "---|"))).Append('\n');
    }

    /// <summary>Writes a row of texts.</summary>
    public void Row(params string[] cells) => Cells(cells.Select(MarkdownText.Cell));

    /// <summary>Writes a row of Markdown.</summary>
    public void Cells(IEnumerable<string> cells) => markdown.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");

    /// <summary>Writes a part that is folded.</summary>
    /// <param name="summary">Own words that are always shown.</param>
    /// <param name="write">Writes the part.</param>
    public void Fold(string summary, Action write)
    {
        markdown.Append("\n<details>\n<summary>").Append(HtmlWriter.Escape(summary)).Append("</summary>\n");
        write();
        markdown.Append("\n</details>\n");
    }
}
