using System.IO.Abstractions;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Tests;

public sealed class ChildProcessTests
{
    private static readonly ChildProcess Shell = new(new FileSystem(), Environment.GetEnvironmentVariable("PATH") ?? "");

    [Test]
    public void A_tool_runs_with_its_arguments_and_its_output_can_be_taken()
    {
        using var output = new StringWriter();

        var exitCode = Shell.Run(new CommandLine("", "dotnet", ["--version"]), output, default);

        exitCode.Should().Be(0);
        output.ToString().Should().MatchRegex(@"^\d+\.\d+\.\d+.*\n$");
    }

    [Test]
    public void Its_exit_code_is_told()
    {
        using var output = new StringWriter();

        Shell.Run(new CommandLine("", "dotnet", ["no-such-command-of-dotnet"]), output, default).Should().NotBe(0).And.NotBeNull();
    }

    [Test]
    public void There_may_be_no_such_tool() => Shell.Run(new CommandLine("", "no-such-tool-anywhere", []), null, default).Should().BeNull();
}
