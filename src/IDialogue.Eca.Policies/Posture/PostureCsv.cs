using System.Text;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Writes the posture as CSV: a row for each app of each org.</summary>
internal static class PostureCsv
{
    /// <summary>Starts of cells that spreadsheets take for a formula.</summary>
    private const string FormulaStarts = "=+-@\t\r";

    public static string Write(PostureReport report)
    {
        var csv = new StringBuilder();
        Row(csv, ["org", "app", "state", .. AppPosture.Titles, "score", "score without exceptions", "broken rules", "exceptions"]);
        foreach (var org in report.Orgs)
        {
            if (org.Apps.Count == 0)
            {
                Row(csv, [org.Name, "", org.IsUnreadable ? "can't be read" : "no app", .. Enumerable.Repeat("", 11)]);
            }

            foreach (var app in org.Apps)
            {
                Row(csv, [
                    org.Name,
                    app.Name,
                    "read",
                    .. app.Values,
                    Number(app.Score.Percent),
                    Number(app.Score.PercentWithoutExceptions),
                    Number(app.Broken.Count()),
                    Number(app.Exceptions.Count),
                ]);
            }
        }

        return csv.ToString();
    }

    /// <summary>Returns a text as a cell that no spreadsheet computes.</summary>
    public static string Cell(string text)
    {
        var line = ShownText.Line(text);
        line = line.Length > 0 && FormulaStarts.Contains(line[0]) ? "'" + line : line;
        return line.IndexOfAny([',', '"', ';']) < 0 ? line : $"\"{line.Replace("\"", "\"\"")}\"";
    }

    private static void Row(StringBuilder csv, params string[] cells) => csv.Append(string.Join(",", cells.Select(Cell))).Append('\n');

    private static string Number(int? number) => FormattableString.Invariant($"{number}");
}
