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
}
