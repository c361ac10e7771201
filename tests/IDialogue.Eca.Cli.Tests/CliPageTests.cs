using System.Text.RegularExpressions;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The reference in <c>docs/cli.md</c> is the tool's own help, and its table of formats is the library's.</summary>
public sealed partial class CliPageTests
{
    private const string Mark = "<!-- What follows is made of the tool's own help by a test. -->\n";

    private static readonly string Page = Repository.Path("docs", "cli.md");

    [Test]
    public void The_page_lists_the_formats_and_shows_the_help_of_each_command()
    {
        var prose = MarkedPart.Fill(File.ReadAllText(Page), "formats", Formats());
        prose = prose[..(prose.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)];

        Golden.Verify(Page, prose + string.Concat(Commands().Select(command => $"\n## eca {command}\n\n```text\n{Help(command)}\n```\n")));
    }

    private static IEnumerable<string> Formats() => ReportFormat.All
        .Select(format => $"| `{format.Name}` | {format.Description} | {string.Join(", ", CommandsWith(format))} |\n")
        .Prepend("| format | contents | commands |\n|---|---|---|\n");

    private static IEnumerable<string> CommandsWith(ReportFormat format) =>
        from command in Commands()
        let values = FormatValues().Match(Help(command)).Groups[1].Value.Split('|')
        where values.Contains(format.Name)
        select $"`eca {command}`";

    /// <summary>The commands that the help of the tool lists.</summary>
    private static IEnumerable<string> Commands(string group = "") => Help(group).Split('\n')
        .SkipWhile(line => line != "Commands:").Skip(1).TakeWhile(line => line.Length > 0)
        .Where(line => line[2] != ' ').Select(line => (group + " " + line.Trim().Split(' ')[0]).Trim())
        .SelectMany(command => Commands(command) is var below && below.Any() ? below : [command]);

    private static string Help(string command) =>
        Session.Empty().Help(command.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\n');

    [GeneratedRegex("--format <(.*?)>")]
    private static partial Regex FormatValues();
}
