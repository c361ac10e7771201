using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The process itself, on what only a system has.</summary>
[Platform("Linux")]
public sealed class ProgramTests
{
    [Test]
    public void Without_a_temporary_folder_there_is_no_run()
    {
        var policy = Repository.Path("samples", "IDialogueConnection", "policy.eca.yaml");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "eca.dll"), "check", policy]);
        start.Environment["TMPDIR"] = "/no-such-folder";

        var run = Command.Run(start);

        run.ExitCode.Should().Be(1);
        run.Errors.Should().StartWith("/no-such-folder/: error ECA0047: ");
    }

    [TestCase("schema >&-", "stdout: error ECA0047: Cannot write the file: ")]
    [TestCase("schema > /dev/full", "stdout: error ECA0047: Cannot write the file: ")]
    [TestCase("build none.eca.yaml 2>&-", "")]
    public void Output_that_takes_nothing_is_an_error_like_others(string line, string said)
    {
        var run = Command.Run(new ProcessStartInfo("bash", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "eca.dll")}' {line}"]));

        run.ExitCode.Should().Be(1);
        run.Errors.Should().StartWith(said).And.NotContain("   at ");
    }

    [Test]
    public void An_input_that_is_a_link_in_a_circle_is_a_file_that_cannot_be_read()
    {
        var folder = Directory.CreateTempSubdirectory("eca-test-");
        try
        {
            var link = Path.Combine(folder.FullName, "policy.eca.yaml");
            File.CreateSymbolicLink(link, link);

            var run = Command.Run(new ProcessStartInfo(
                "dotnet", [Path.Combine(AppContext.BaseDirectory, "eca.dll"), "validate", link, "--output", "report.txt"]));

            run.ExitCode.Should().Be(1);
            run.Errors.Should().StartWith($"{link}: error ECA0001: Cannot read the file: ");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
