using CsCheck;
using IDialogue.Eca.SalesforceCli;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.SalesforceCli;

/// <summary>Lines with hostile words, run by real shells.</summary>
[Category(Attack.Category)]
public sealed class PrintedLineTests
{
    private static readonly string[][] Commands =
    [
        .. HostileWords.All.Select(word => new[] { "sf", "--name", word }),
        .. HostileWords.Any.Array[1, 3].Array[150].Single().Select(words => words.Prepend("sf").ToArray()),
    ];

    private static readonly string[] Readers = ["bash", "PowerShell"];

    [TestCaseSource(nameof(Readers))]
    public void A_line_for_both_shells_passes_its_words(string reader) => PassesItsWords(reader, Shell.BashAndPowerShell);

    [TestCaseSource(nameof(Readers))]
    public void A_line_for_all_shells_passes_its_words(string reader) => PassesItsWords(reader, Shell.Any);

    [Test]
    public void A_line_for_bash_passes_its_words() => PassesItsWords("bash", Shell.Bash);

    [Test]
    public void A_line_for_PowerShell_passes_its_words() => PassesItsWords("PowerShell", Shell.PowerShell);

    [Test]
    public void A_line_for_bash_runs_nothing_else_in_PowerShell() =>
        PrintedLines.InPowerShell(Lines(Shell.Bash).Select(line => line.Text)).Files.Should().BeEmpty();

    [Test]
    public void A_line_for_PowerShell_runs_nothing_else_in_bash() =>
        PrintedLines.InBash(Lines(Shell.PowerShell).Select(line => line.Text)).Files.Should().BeEmpty();

    [Test]
    public void Both_shells_can_write_every_word()
    {
        Commands.Where(words => Shell.Bash.Line(words) is null).Should().BeEmpty();
        Commands.Where(words => Shell.PowerShell.Line(words) is null && !words.Contains("--%")).Should().BeEmpty();
    }

    [Test]
    public void A_line_shows_all_its_characters_and_is_no_command_of_a_CI_system() =>
        new[] { Shell.Any, Shell.Windows, Shell.BashAndPowerShell, Shell.Bash, Shell.PowerShell, Shell.PowerShellForBatch }
            .SelectMany(Lines).Select(line => line.Text).Where(line => !ShownText.IsPlain(line))
            .Should().BeEmpty();

    [Test]
    public void A_line_that_not_all_shells_read_names_its_own()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("Windows has other shells.");
        }

        Shell.Line(Shell.OfReader, ["sf", "it's"]).Should().Be("sf \"it's\"");
        Shell.Line(Shell.OfReader, ["sf", "$work"]).Should().Be("sf '$work'");
        Shell.Line(Shell.OfReader, ["sf", "it's $work"]).Should().Be("sf 'it'\"'\"'s $work' # for bash");
    }

    [TestCase("a&calc")]
    [TestCase("%PATH%")]
    [TestCase("a\"b")]
    public void No_word_that_cmd_would_expand_goes_to_a_batch_file(string word)
    {
        Shell.PowerShellForBatch.Quote(word).Should().BeNull();
        Shell.LineToFillIn([Shell.Any, Shell.PowerShellForBatch], ["sf", "--source-dir", word]).Should().Be("sf --source-dir YOUR_PATH");
    }

    private static PrintedLinesRun Run(string reader, IEnumerable<string> lines) =>
        reader == "bash" ? PrintedLines.InBash(lines) : PrintedLines.InPowerShell(lines);

    private static void PassesItsWords(string reader, Shell shell)
    {
        var lines = Lines(shell);
        var outcome = Run(reader, lines.Select(line => line.Text));

        outcome.Files.Should().BeEmpty("no line runs anything but its program");
        lines.Zip(outcome.Calls)
            // PowerShell takes a tilde behind characters that no one sees for the home folder. It runs nothing.
            .Where(pair => !pair.First.Words.Any(word => !ShownText.IsPlain(word) && word.Contains('~')))
            .Where(pair => pair.Second.Count != 1 || !pair.Second[0].SequenceEqual(pair.First.Words))
            .Select(pair => pair.First.Text)
            .Should().BeEmpty("the program gets what was meant");
        lines.Should().NotBeEmpty();
    }

    private static (string[] Words, string Text)[] Lines(Shell shell) =>
    [
        .. from words in Commands let line = shell.Line(words) where line is not null select (words, line),
    ];
}
