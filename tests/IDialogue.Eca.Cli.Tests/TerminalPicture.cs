using System.Globalization;
using System.Security;
using System.Text;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Draws a transcript as a terminal window, in SVG.</summary>
internal static class TerminalPicture
{
    private const int Columns = 124;
    private const int LineHeight = 18;
    private const int Margin = 16;
    private const int TitleBar = 28;
    private const double CharacterWidth = 7.8;

    public static string Draw(string transcript)
    {
        var lines = transcript.TrimEnd('\n').Split('\n').SelectMany(Wrap).ToArray();
        var width = (int)(Columns * CharacterWidth) + (2 * Margin);
        var height = TitleBar + (lines.Length * LineHeight) + Margin;
        var svg = new StringBuilder();
        svg.Append(Invariant($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" role=\"img\">\n"));
        svg.Append("<title>eca in a terminal</title>\n");
        svg.Append("<style>text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#d8dee9;white-space:pre}");
        svg.Append(".command{fill:#a3d977;font-weight:bold}.step{fill:#ffffff}.link{fill:#7fb8ff}</style>\n");
        svg.Append(Invariant($"<rect width=\"{width}\" height=\"{height}\" rx=\"8\" fill=\"#1f2430\"/>\n"));
        foreach (var (color, i) in new[] { "#ff5f57", "#febc2e", "#28c840" }.Select((color, i) => (color, i)))
        {
            svg.Append(Invariant($"<circle cx=\"{Margin + 4 + (i * 18)}\" cy=\"16\" r=\"5\" fill=\"{color}\"/>\n"));
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var y = TitleBar + ((i + 1) * LineHeight) - 4;
            var style = Class(lines[i]) is { } known ? $" class=\"{known}\"" : "";
            svg.Append(
                Invariant($"<text{style} xml:space=\"preserve\" x=\"{Margin}\" y=\"{y}\">{SecurityElement.Escape(lines[i])}</text>\n"));
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Breaks a line at spaces; continuation lines are indented.</summary>
    private static IEnumerable<string> Wrap(string line)
    {
        while (line.Length > Columns && line.LastIndexOf(' ', Columns) is > 4 and var space)
        {
            yield return line[..space];
            line = "   " + line[(space + 1)..];
        }

        yield return line;
    }

    private static string? Class(string line) => line switch
    {
        ['$', ..] => "command",
        [>= '1' and <= '9', '.', ..] => "step",
        _ when line.TrimStart().StartsWith("https://", StringComparison.Ordinal) || line.StartsWith("  sf ", StringComparison.Ordinal) =>
            "link",
        _ => null,
    };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
