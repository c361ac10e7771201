using System.Globalization;
using System.Text;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The page of a baseline: its controls, and the rules that cover them.</summary>
internal static class BaselinePage
{
    /// <summary>Finds the baseline with a name, in any case.</summary>
    public static RuleBaseline? Find(string name) =>
        RuleBaseline.All.FirstOrDefault(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Writes the page in Markdown.</summary>
    public static string Write(RuleBaseline baseline)
    {
        var page = new StringBuilder()
            .Append("# ").Append(baseline.Name).Append(": ").Append(baseline.Title).Append("\n\n")
            .Append("Published at ").Append(baseline.Page)
            .Append(baseline.ReadOn is { } day ? $", read on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")
            .Append(". A policy file asks for it at the top:\n\n```yaml\nbaselines: [").Append(baseline.Name).Append("]\n```\n\n")
            .Append("| control | level | rule |\n|---|---|---|\n");
        foreach (var rule in RuleCatalog.All)
        {
            foreach (var control in rule.Controls.Where(control => control.Baseline == baseline.Name))
            {
                Append(control.Name, control.Level.ToString(), $"{rule.Code}: {rule.Title}");
            }
        }

        foreach (var control in baseline.Uncovered)
        {
            Append(control, "", "None covers it.");
        }

        foreach (var control in baseline.Unseen)
        {
            Append(control, "", "None: no file shows it. Check it in the org.");
        }

        return page.ToString();

        void Append(string control, string level, string rule) => page
            .Append("| ").Append(MarkdownText.Cell(control))
            .Append(" | ").Append(level)
            .Append(" | ").Append(MarkdownText.Cell(rule)).Append(" |\n");
    }
}
