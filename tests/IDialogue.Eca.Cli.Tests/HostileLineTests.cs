using System.Globalization;
using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>What the tool prints for shells, with hostile names in it, run by real shells.</summary>
[Category(Attack.Category)]
public sealed class HostileLineTests
{
    private static readonly string[] Readers = ["bash", "powershell"];

    /// <summary>Names that a file can have.</summary>
    private static readonly string[] Names = [.. HostileWords.All.Where(word => word.Trim().Length > 0)];

    [TestCaseSource(nameof(Readers))]
    public void The_deploy_command_of_a_build_deploys_its_folder(string reader)
    {
        var folders = Names.Where(IsFolder).ToArray();
        folders.Should().HaveCountGreaterThan(Names.Length / 2);

        PassWhatIsMeant(reader, "sf project deploy ", folders.Select(name => (
            Session.WithInstalledApp().Eca(["build", "--output", "./" + name]).Output,
            new[] { "sf", "project", "deploy", "start", "--metadata-dir", $"{(name[0] == '-' ? "./" : "")}{name}/metadata" })));
    }

    [TestCaseSource(nameof(Readers))]
    public void The_deploy_command_of_links_passes_policy_files_and_names_of_variables(string reader) =>
        PassWhatIsMeant(reader, "eca deploy ", Names.Select(name => (
            WithPolicy(name).Eca(["links", FileOf(name), "--set", $"{VariableOf(name)}=value"]).Output,
            new[] { "eca", "deploy", FileOf(name), "--set", $"{VariableOf(name)}=<{VariableOf(name)}>" })));

    [TestCaseSource(nameof(Readers))]
    public void A_printed_script_runs_its_commands_and_nothing_else(string reader)
    {
        var scripts = Names
            .Select(name => WithPolicy(name).Eca(
                ["deploy", FileOf(name), "--target-org", "acme", "--set", $"{VariableOf(name)}=value", "--print", reader]).Output)
            .Select(script => reader == "bash" ? $"(\n{script})" : $"& {{\n{script}}}");

        var run = Run(reader, scripts);

        run.Files.Should().BeEmpty();
        Names.Zip(run.Calls)
            .Where(pair => !pair.Second.Select(call => $"{call[0]} {call[1]}").SequenceEqual(["eca plan", "eca apply"])
                || pair.Second[0][2] != FileOf(pair.First))
            .Should().BeEmpty();
    }

    [Test]
    public void Completion_in_bash_runs_no_part_of_a_suggestion()
    {
        var script = Session.Empty().Eca(["completion", "bash"]).Output;
        var suggestions = HostileWords.All.Where(word => word.All(letter => letter is >= ' ' and <= '~'))
            .Select(word => $"'--{word.Replace("'", @"'\''", StringComparison.Ordinal)}'").ToArray();

        var run = PrintedLines.InBash(
        [
            $"{script}\neca() {{ printf '%s\\n' {string.Join(' ', suggestions)}; }}\nCOMP_WORDS=(eca --); COMP_CWORD=1; _eca\n"
                + "sf \"${#COMPREPLY[@]}\"",
        ]);

        run.Files.Should().BeEmpty();
        run.Calls.Single().Single().Should().Equal("sf", suggestions.Length.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The file system in memory takes fewer names than a disk.</summary>
    private static bool IsFolder(string name)
    {
        try
        {
            new MockFileSystem().Directory.CreateDirectory("/" + name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static Session WithPolicy(string name)
    {
        var session = Session.WithInstalledApp();
        session.Disk.AddFile($"/project/{name}.eca.yaml", new MockFileData(session.Disk.File.ReadAllText("/project/policy.eca.yaml")));
        return session;
    }

    private static string FileOf(string name) => $"./{name}.eca.yaml";

    private static string VariableOf(string name) => name.Replace('=', '_');

    /// <summary>Checks the one line of each output that begins so, where it is for this shell.</summary>
    private static void PassWhatIsMeant(string reader, string start, IEnumerable<(string Output, string[] Words)> printed)
    {
        var lines = printed.Select(line => (
            line.Words,
            Text: line.Output.Split('\n').Single(text => text.StartsWith("  " + start, StringComparison.Ordinal)).Trim())).ToArray();

        var run = Run(reader, lines.Select(line => line.Text));

        run.Files.Should().BeEmpty();
        lines.Zip(run.Calls)
            .Where(pair => reader == "bash" || !pair.First.Text.EndsWith(" # for bash", StringComparison.Ordinal))
            .Where(pair => !pair.Second.Single().SequenceEqual(pair.First.Words))
            .Should().BeEmpty();
    }

    private static PrintedLinesRun Run(string reader, IEnumerable<string> lines) =>
        reader == "bash" ? PrintedLines.InBash(lines) : PrintedLines.InPowerShell(lines);
}
