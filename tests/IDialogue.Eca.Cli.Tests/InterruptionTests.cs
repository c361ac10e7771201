using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The tool as a process that gets a signal while a stand-in for Salesforce CLI runs.</summary>
[Platform("Linux,MacOsX")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class InterruptionTests : IDisposable
{
    private const string Sf =
        """
        #!/bin/sh
        echo "$*" >> "$ECA_TEST_FOLDER/commands"
        step=$2
        if [ "$1" = data ]; then
          echo '{ "result": { "records": [{ "Id": "00D000000000001AAA" }] } }'
          exit 0
        fi
        while [ $# -gt 0 ]; do
          case "$1" in
            --target-metadata-dir) mkdir -p "$2" && cp -R "$ECA_TEST_FOLDER/extlClntAppOauthPolicies" "$2" ;;
            --dry-run) step=validate ;;
          esac
          shift
        done
        if [ "$step" = retrieve ] && grep 'deploy start' "$ECA_TEST_FOLDER/commands" | grep -qv dry-run; then step=compare; fi
        if [ "$step" = "$ECA_TEST_STEP" ]; then
          sleep 60 &
          echo "$$ $!" > "$ECA_TEST_FOLDER/running.tmp"
          mv "$ECA_TEST_FOLDER/running.tmp" "$ECA_TEST_FOLDER/running"
          wait
        fi

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("eca-interrupted-").FullName;

    public InterruptionTests()
    {
        Write("policy.eca.yaml", "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      ipRelaxation: Relax IP restrictions\n");
        Write(
            "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy",
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """);
        Write("tools/sf", Sf.ReplaceLineEndings("\n"));
        Directory.CreateDirectory(At("temporary"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At("tools/sf"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [TestCase("INT", 130, "check", "retrieve", "nothing was deployed to the org 'acme'. The org was not changed.")]
    [TestCase("TERM", 143, "deploy", "retrieve", "nothing was deployed to the org 'acme'. The org was not changed.")]
    [TestCase("HUP", 129, "deploy", "validate", "nothing was deployed to the org 'acme'. The org was not changed.")]
    [TestCase("INT", 130, "deploy", "deploy", "'sf project deploy report --use-most-recent --target-org acme'")]
    [TestCase("TERM", 143, "deploy", "deploy", "'sf project deploy report --use-most-recent --target-org acme'")]
    [TestCase("HUP", 129, "deploy", "deploy", "'sf project deploy report --use-most-recent --target-org acme'")]
    [TestCase("TERM", 143, "deploy", "compare", "after the deploy to the org 'acme', before the org was compared with the policies.")]
    public void A_signal_stops_the_run_leaves_no_record_and_tells_the_state_of_the_org(
        string signal, int exitCode, string command, string step, string state)
    {
        string[] confirmation = command == "deploy" ? ["--yes"] : [];
        var (printed, errors) = Interrupt(signal, [command, "--target-org", "acme", .. confirmation], step, exitCode);

        errors.Should().Contain("error ECA0212: The run was interrupted").And.Contain(state);
        printed.Should().NotContain("Deployed:").And.NotContain("Validation succeeded");
    }

    [Test]
    public void An_interrupted_run_is_told_in_JSON_too()
    {
        var (printed, errors) = Interrupt("TERM", ["deploy", "--target-org", "acme", "--yes", "--json"], "deploy", exitCode: 143);

        printed.Should().StartWith("{").And.Contain("\"code\": \"ECA0212\"").And.EndWith("}\n");
        errors.Should().NotContain("ECA0212");
    }

    private (string Printed, string Errors) Interrupt(string signal, string[] arguments, string step, int exitCode)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "eca.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{At("tools")}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["TMPDIR"] = At("temporary");
        start.Environment["ECA_TEST_FOLDER"] = folder;
        start.Environment["ECA_TEST_STEP"] = step;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        SpinWait.SpinUntil(() => process.HasExited || File.Exists(At("running")), TimeSpan.FromSeconds(60)).Should().BeTrue();
        process.HasExited.Should().BeFalse(output.IsCompleted ? output.Result + errors.Result : "it runs");
        Directory.GetFiles(At("temporary"), "Agent_oauth_defaultPolicy.*", SearchOption.AllDirectories).Should().NotBeEmpty();

        Command.Run(new ProcessStartInfo("kill", [$"-{signal}", $"{process.Id}"])).ExitCode.Should().Be(0);

        process.WaitForExit(TimeSpan.FromSeconds(30)).Should().BeTrue();
        process.ExitCode.Should().Be(exitCode);
        Directory.GetDirectories(At("temporary"), "eca-*").Should().BeEmpty();
        File.ReadAllText(At("running")).Split(' ').Should().OnlyContain(id => !IsRunning(id.Trim()));
        return (output.Result, errors.Result);
    }

    /// <summary>A process that has ended can wait for its parent to ask for its exit code.</summary>
    private static bool IsRunning(string id)
    {
        var state = Command.Run(new ProcessStartInfo("ps", ["-o", "stat=", "-p", id])).Output.Trim();
        return state.Length > 0 && state[0] != 'Z';
    }

    private void Write(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
    }

    private string At(string path) => Path.Combine(folder, path);
}
