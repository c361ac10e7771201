using System.Diagnostics;
using CsCheck;
using IDialogue.Eca.SalesforceCli;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.SalesforceCli;

/// <summary>Words that a shell reads back as they were.</summary>
public sealed class ShellTests
{
    private const string Bash = "/bin/bash";

    private static readonly string[] NastyWords =
    [
        "", " ", "a b", "  a  ", "a$b", "$HOME/x", "${HOME}", "$(calc)", "`calc`", "it's", "''", "\"", "a\"b\"c", "wow!", "!!",
        "a&b", "a;b", "a|b", "a>b", "-x", "--json", "~", "~root", "a~", "*", "a?", "[a]", "(a)", "{a,b}", "#a", "a#b", "=ls",
        "a=b", "@a", "%PATH%", "a^b", "\\", "a\\b", "a\\", "\\\\x\\y", "a\nb", "\n", "a\tb", "a\rb", "\u001b[31m", "\u007f",
        "it's\n", "jörg", "Ж", "😀", "“a”", "‘a’", "–",
    ];

    private static readonly Gen<string> Words = Gen.Frequency(
        (1, Gen.OneOf([.. NastyWords.Select(Gen.Const)])),
        (3, Gen.String[Gen.Char["aZ0_.-+@ '#éЖ\"\\$`!%&|;<>()[]{}*?~^=,:/\n\r\t\u001b“”‘’–"], 0, 12]));

    [TestCase("a$b/metadata", "'a$b/metadata'")]
    [TestCase("it's $5", @"'it'\''s $5'")]
    [TestCase("~a", "'~a'")]
    [TestCase("=a", "'=a'")]
    [TestCase("a\nb", @"$'a\nb'")]
    [TestCase("bin/eca/metadata", "bin/eca/metadata")]
    public void Bash_gets_single_quotes(string word, string quoted) => Shell.Bash.Quote(word).Should().Be(quoted);

    [TestCase("a$b", "'a$b'")]
    [TestCase("Bob's and Eve\u2019s", "'Bob''s and Eve\u2019\u2019s'")]
    [TestCase("@a", "'@a'")]
    public void PowerShell_gets_single_quotes_with_every_apostrophe_doubled(string word, string quoted) =>
        Shell.PowerShell.Quote(word).Should().Be(quoted);

    [TestCase(@"bin\eca", @"bin\eca")]
    [TestCase(@"C:\my builds\metadata", @"""C:\my builds\metadata""")]
    [TestCase(@"C:\my builds\", null)]
    [TestCase("%PATH% a", null)]
    public void PowerShell_and_cmd_share_double_quotes(string word, string? quoted) => Shell.Windows.Quote(word).Should().Be(quoted);

    [TestCase("a b", "\"a b\"")]
    [TestCase("it's", "\"it's\"")]
    [TestCase(@"a\b", null)]
    [TestCase("a$b", null)]
    public void A_line_for_every_shell_is_written_only_if_all_read_it_alike(string word, string? quoted) =>
        Shell.Any.Quote(word).Should().Be(quoted);

    [Test]
    public void Bash_reads_every_word_back()
    {
        RequireBash();
        NastyWords.Where(word => ReadByBash(Shell.Bash.Quote(word)!) != word).Should().BeEmpty();
        Words.Sample(word => ReadByBash(Shell.Bash.Quote(word)!) == word, iter: 300);
    }

    [Test]
    public void Bash_reads_back_every_word_that_is_written_for_all_shells()
    {
        RequireBash();
        Words.Sample(word => Shell.Any.Quote(word) is not { } quoted || ReadByBash(quoted) == word, iter: 300);
    }

    [Test]
    public void No_word_for_bash_takes_a_second_line_or_steers_a_terminal() =>
        Words.Sample(word => !Shell.Bash.Quote(word)!.Any(char.IsControl));

    private static void RequireBash()
    {
        if (!File.Exists(Bash))
        {
            Assert.Inconclusive("There is no bash here.");
        }
    }

    private static string ReadByBash(string quoted) =>
        Command.Run(new ProcessStartInfo(Bash, ["--norc", "-c", $"printf '%s' {quoted}"])
        {
            Environment = { ["LC_ALL"] = "C.UTF-8" },
        }).Output;
}
