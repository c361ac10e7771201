using System.IO.Abstractions;
using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Tests;

public sealed class ChildProcessTests
{
    private static readonly ChildProcess Shell = new(new FileSystem(), Environment.GetEnvironmentVariable("PATH") ?? "");

    [Test]
    public void A_tool_runs_with_its_arguments_and_its_output_can_be_taken()
    {
        var lines = new List<string>();

        var exitCode = Shell.Run(new CommandLine("", "dotnet", ["--version"]), (line, _) => lines.Add(line), default);

        exitCode.Should().Be(0);
        lines.Should().ContainSingle().Which.Should().MatchRegex(@"^\d+\.\d+\.\d+");
    }

    [Test]
    public void Its_exit_code_is_told() =>
        Shell.Run(new CommandLine("", "dotnet", ["no-such-command-of-dotnet"]), (_, _) => { }, default).Should().NotBe(0).And.NotBeNull();

    [Test]
    public void There_may_be_no_such_tool() => Shell.Run(new CommandLine("", "no-such-tool-anywhere", []), null, default).Should().BeNull();

    [Test]
    [Platform("Linux,MacOsX")]
    public void The_end_of_a_program_and_the_end_of_its_output_may_come_in_any_order() => Parallel.For(0, 200, number =>
    {
        var lines = new List<string>();
        Shell.Run(new CommandLine("", "sh", ["-c", $"echo {number}; echo {number} >&2"]), (line, _) => lines.Add(line), default)
            .Should().Be(0);
        lines.Should().Equal($"{number}", $"{number}");
    });

    [Test]
    [Platform("Linux,MacOsX")]
    public void A_tool_that_is_stopped_ends_and_its_error_output_is_taken_too()
    {
        var folder = Directory.GetCurrentDirectory();
        var tools = new ChildProcess(new FileSystem(), "") { Folder = folder, IsUnattended = true };
        var lines = new List<(string, bool)>();
        tools.Run(Script("echo $CI"), (line, _) => line.Should().Be("true", "a spinner is not for a pipe"), default).Should().Be(0);
        tools.Run(Script("pwd; cat; echo wrong >&2; exit 3"), (line, isError) => lines.Add((line, isError)), default).Should().Be(3);
        lines.Should().BeEquivalentTo([(folder, false), ("wrong", true)]);

        using var stop = new CancellationTokenSource();
        var start = TimeProvider.System.GetTimestamp();
        var run = () => tools.Run(Script("echo started; sleep 60; echo ended"), (_, _) => stop.Cancel(), stop.Token);
        run.Should().Throw<OperationCanceledException>();
        TimeProvider.System.GetElapsedTime(start).Should().BeLessThan(TimeSpan.FromSeconds(30));

        static CommandLine Script(string text) => new("", "sh", ["-c", text]);
    }
}
