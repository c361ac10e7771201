using System.Text;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Reporting;

/// <summary>Writes the comparisons with several orgs, each with the name of its org.</summary>
internal static class OrgDiffs
{
    private const string NotCompared = "Not compared: its errors are among the findings.\n";

    public static string ToText(DiffReport report)
    {
        var text = new StringBuilder();
        foreach (var org in report.Orgs)
        {
            text.Append(ShownText.Line($"# {org.Org}")).Append('\n').Append(org.Difference?.ToText() ?? NotCompared).Append('\n');
        }

        return text.Append(report.Count).Append('\n').ToString();
    }

    public static string ToMarkdown(DiffReport report)
    {
        var markdown = new StringBuilder();
        foreach (var org in report.Orgs)
        {
            markdown.Append("## ").Append(MarkdownText.Name(org.Org!)).Append("\n\n")
                .Append(org.Difference?.ToMarkdown() ?? NotCompared).Append('\n');
        }

        return markdown.Append(report.Count).Append('\n').ToString();
    }

    public static void Write(JsonText json, DiffReport report)
    {
        json.Add("hasChanges", report.Orgs.Any(org => org.Difference?.HasChanges == true)).Begin('[', "orgs");
        foreach (var org in report.Orgs)
        {
            json.Begin('{').Add("org", org.Org).Add("isCompared", org.Difference is not null);
            if (org.Difference is { } difference)
            {
                DiffJson.Write(json, difference, path => ShownPath.Below(path, report.Folder));
            }

            json.End('}');
        }

        json.End(']');
    }
}
