using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The process itself, on what only a system has.</summary>
[Platform("Linux")]
public sealed class ProgramTests
{
    [TestCase("schema >&-", "stdout: error ECA0047: The file cannot be written: ")]
    [TestCase("schema > /dev/full", "stdout: error ECA0047: The file cannot be written: ")]
    [TestCase("build none.eca.yaml 2>&-", "")]
    public void Output_that_takes_nothing_is_an_error_like_others(string line, string said)
    {
        var run = Command.Run(new ProcessStartInfo("bash", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "eca.dll")}' {line}"]));

        run.ExitCode.Should().Be(1);
        run.Errors.Should().StartWith(said).And.NotContain("   at ");
    }
}
