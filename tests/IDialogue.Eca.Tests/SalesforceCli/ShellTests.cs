using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Tests.SalesforceCli;

/// <summary>Words that a shell reads back as they were.</summary>
public sealed class ShellTests
{
    [TestCase("a$b/metadata", "'a$b/metadata'")]
    [TestCase("it's $5", "'it'\"'\"'s $5'")]
    [TestCase("~a", "'~a'")]
    [TestCase("=a", "'=a'")]
    [TestCase("a\nb", @"$'a\nb'")]
    [TestCase("it\u2019s\u202e", @"$'it\342\200\231s\342\200\256'")]
    [TestCase("bin/eca/metadata", "bin/eca/metadata")]
    public void Bash_gets_single_quotes(string word, string quoted) => Shell.Bash.Quote(word).Should().Be(quoted);

    [TestCase("a$b", "'a$b'")]
    [TestCase("Bob's and Eve\u2019s", "'Bob''s and Eve\u2019\u2019s'")]
    [TestCase("@a", "'@a'")]
    [TestCase("a\nb", "('a'+[char]0x000a+'b')")]
    public void PowerShell_gets_single_quotes_with_every_apostrophe_doubled(string word, string quoted) =>
        Shell.PowerShell.Quote(word).Should().Be(quoted);

    [TestCase(@"bin\eca", @"bin\eca")]
    [TestCase(@"C:\my builds\metadata", @"""C:\my builds\metadata""")]
    [TestCase(@"C:\my builds\", null)]
    [TestCase("%PATH% a", null)]
    public void PowerShell_and_cmd_share_double_quotes(string word, string? quoted) => Shell.Windows.Quote(word).Should().Be(quoted);

    [TestCase("a$b", "'a$b'")]
    [TestCase("it's (new)", "\"it's (new)\"")]
    [TestCase("it's $5", null)]
    [TestCase("a\nb", null)]
    public void Bash_and_PowerShell_share_quotes(string word, string? quoted) => Shell.BashAndPowerShell.Quote(word).Should().Be(quoted);

    [TestCase("a b", "\"a b\"")]
    [TestCase("it's", "\"it's\"")]
    [TestCase(@"a\b", null)]
    [TestCase("a$b", null)]
    public void A_line_for_every_shell_is_written_only_if_all_read_it_alike(string word, string? quoted) =>
        Shell.Any.Quote(word).Should().Be(quoted);
}
