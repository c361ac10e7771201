using System.Text;
using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Writes plans as Markdown: a heading and a table a record, then who gains and who loses access.</summary>
internal static class PlanMarkdown
{
    private const string Head = "| | field | in the org | after apply |\n|---|---|---|---|\n";

    public static string Write(DeploymentPlan plan)
    {
        var markdown = new StringBuilder("## ").Append(MarkdownText.Cell(PlanText.Headline(plan).TrimEnd(':', '.'))).Append('\n');
        if (plan.OrganizationId is { } id)
        {
            markdown.Append("\nOrg ").Append(MarkdownText.Code(id));
            markdown.Append(plan.Environment is { } environment ? $", environment {MarkdownText.Code(environment)}" : "").Append('\n');
        }

        foreach (var record in plan.Records)
        {
            markdown.Append("\n### ").Append(MarkdownText.Name(record.FullName))
                .Append(PlanText.NoteOf(record.Action))
                .Append("\n\n").Append(MarkdownText.Code(record.Type.Name))
                .Append(record.App is { } app && app != record.FullName ? $" of the app {MarkdownText.Code(app)}" : "")
                .Append("\n\n")
                .Append(record.Action == PlanAction.Delete ? DiffMarkdown.Deleted : Head);
            foreach (var change in record.Changes)
            {
                markdown.Append("| ").Append(DiffMarkdown.Verb(change.Kind))
                    .Append(" | ").Append(MarkdownText.Cell(change.Title))
                    .Append(" | ").Append(MarkdownText.Cell(DiffText.Short(change.Before)))
                    .Append(" | ").Append(MarkdownText.Cell(DiffText.Short(change.After))).Append(" |\n");
            }
        }

        Append(markdown, "New permission sets, which no one has until you assign them", plan.PermissionSets);
        Append(markdown, "Not undone: created, and stays", plan.Kept);
        Append(markdown, "Not undone: deleted, and comes back only from a copy, without its consumer key and authorizations", plan.Lost);
        Append(markdown, "Gains access", Sentences(plan.Gains));
        Append(markdown, "Loses access", Sentences(plan.Losses));
        Append(markdown, "Missing or not ready in the org", plan.Missing.Select(item => item.Description));
        return markdown.ToString();
    }

    /// <summary>Returns sentences with numbers of users; names are not for a pull request.</summary>
    private static IEnumerable<string> Sentences(ValueList<AccessEffect> effects) =>
        effects.Select(effect => UserList.Describe(effect with { Usernames = [] }));

    private static void Append(StringBuilder markdown, string title, IEnumerable<string> lines)
    {
        var items = lines.Select(line => $"- {MarkdownText.Cell(line)}\n").ToArray();
        markdown.Append(items.Length == 0 ? "" : $"\n**{title}**\n\n{string.Concat(items)}");
    }
}
