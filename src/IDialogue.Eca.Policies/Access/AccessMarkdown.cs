using System.Text;

namespace IDialogue.Eca.Policies.Access;

/// <summary>Writes access as Markdown: a heading and a table an app.</summary>
internal static class AccessMarkdown
{
    public static string Write(OrgAccess access)
    {
        var markdown = new StringBuilder("# Access to External Client Apps\n");
        foreach (var app in access.Apps)
        {
            markdown.Append("\n## ").Append(MarkdownText.Name(app.App)).Append("\n\n| | |\n|---|---|\n");
            Row(markdown, "Permitted Users", AccessText.PermittedUsersOf(app));
            foreach (var grant in app.Grants)
            {
                Row(markdown, grant.Title + (grant.IsInPolicies ? "" : " (granted outside the policies)"), UserList.Of(grant.Users));
            }

            if (app.RunAsUser is { } user)
            {
                Row(markdown, "Client credentials flow", $"clients act as {user}");
            }

            Row(markdown, "Can use it", AccessText.SumOf(app, access));
        }

        markdown.Append("\n## Use Any API Client\n\n").Append(MarkdownText.Cell(Sentence(UserList.Of(access.AnyApiClientUsers))));
        return markdown.Append(access.AnyApiClientUsers is { Count: > 0 } ? $" {AccessText.AnyApiClientNote}\n" : "\n").ToString();
    }

    private static void Row(StringBuilder markdown, string title, string text) =>
        markdown.Append("| ").Append(MarkdownText.Cell(title)).Append(" | ").Append(MarkdownText.Cell(text)).Append(" |\n");

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1) + ".";
}
