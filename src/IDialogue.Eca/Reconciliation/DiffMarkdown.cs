using System.Text;

namespace IDialogue.Eca.Reconciliation;

/// <summary>A diff as Markdown: a heading and a table a component.</summary>
internal static class DiffMarkdown
{
    /// <summary>A line that readers of Markdown show in red.</summary>
    public const string Deleted = "```diff\n- The record is deleted.\n```\n";

    public static string Write(MetadataDiff diff)
    {
        var markdown = new StringBuilder();
        foreach (var component in diff.Components)
        {
            markdown.Append(markdown.Length == 0 ? "" : "\n");
            markdown.Append("### ")
                .Append(MarkdownText.Name(component.FullName))
                .Append(component.IsNew ? " (new)" : "")
                .Append("\n\n`")
                .Append(component.Type.Name)
                .Append('`');
            markdown.Append(component.App is { } app && app != component.FullName ? $" of the app {MarkdownText.Code(app)}" : "")
                .Append("\n\n");
            if (component.IsDeleted)
            {
                markdown.Append(Deleted);
                continue;
            }

            markdown.Append(component.Fields.Count == 0 ? "No difference.\n" : "| | field | in the org | desired |\n|---|---|---|---|\n");
            foreach (var change in component.Fields)
            {
                var cells = new[]
                {
                    Verb(change.Kind),
                    MarkdownText.Cell(change.Title),
                    MarkdownText.Cell(DiffText.Short(change.BeforeInWords)),
                    MarkdownText.Cell(DiffText.Short(change.AfterInWords)),
                };
                markdown.Append("| ").Append(string.Join(" | ", cells)).Append(" |\n");
            }
        }

        markdown.Append('\n').Append(diff.Count).Append('\n');
        if (diff.Losses.Count > 0)
        {
            markdown.Append("\n**Loses access**\n\n");
        }

        foreach (var loss in diff.Losses)
        {
            markdown.Append("- ").Append(MarkdownText.Cell(loss.Description)).Append('\n');
        }

        return markdown.ToString();
    }

    /// <summary>A kind of change in words.</summary>
    public static string Verb(FieldChangeKind kind) => kind switch
    {
        FieldChangeKind.Added => "added",
        FieldChangeKind.Changed => "changed",
        FieldChangeKind.Removed => "removed",
        FieldChangeKind.WriteOnly => "written, not visible in a retrieve",
        _ => "reset without merge",
    };
}
