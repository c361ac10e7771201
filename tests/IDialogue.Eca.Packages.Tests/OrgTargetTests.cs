using System.Diagnostics;
using System.IO.Compression;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Targets that run Salesforce CLI, with a script in its place that copies to a folder and from it.</summary>
[Parallelizable(ParallelScope.Children)]
public sealed class OrgTargetTests
{
    private const string Record = "org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";
    private const string Url = "https://planted.example.com/";

    private const string Agent =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              ipRelaxation: Relax IP restrictions
              startUrl: ${URL}

        """;

    private const string Retrieved =
        """
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>acme__Agent</externalClientApplication>
            <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
        </ExtlClntAppOauthConfigurablePolicies>
        """;

    [Test]
    public void EcaCheck_validates_and_EcaDeploy_deploys_once_for_all_frameworks_and_a_build_does_neither()
    {
        var consumer = Project("<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");

        var check = Run(consumer, "-t:EcaCheck", "-p:EcaTargetOrg=acme", "-bl:check.binlog");
        check.ExitCode.Should().Be(0, check.Output);
        check.Lines.Should().Contain("Validation succeeded: the plan can be deployed to the org 'acme'.")
            .And.Contain("~ IP Relaxation: Enforce IP restrictions -> Relax IP restrictions");
        check.Output.Should().Contain("${URL}").And.NotContain("planted");
        using (var log = new StreamReader(new GZipStream(File.OpenRead(consumer.At("check.binlog")), CompressionMode.Decompress)))
        {
            log.ReadToEnd().Should().Contain("using ${URL}").And.NotContain("planted");
        }

        consumer.Read("sf.log").Split('\n').Should().HaveCount(2 + 1);
        consumer.Read(Record).Should().Be(Retrieved);
        consumer.Files("bin").Should().BeEmpty();

        File.Delete(consumer.At("sf.log"));
        var deploy = Run(consumer, "-t:EcaDeploy", "-p:EcaTargetOrg=acme");
        deploy.ExitCode.Should().Be(0, deploy.Output);
        deploy.Lines.Should().Contain("Deployed: the plan is in effect in the org 'acme'.");
        consumer.Read("sf.log").Split('\n').Should().HaveCount(5 + 1, "it runs once");
        consumer.Read(Record).Should().Contain("Bypass").And.Contain(Url);

        File.Delete(consumer.At("sf.log"));
        Run(consumer, "-t:Build", "-p:EcaTargetOrg=acme").ExitCode.Should().Be(0);
        Run(consumer, "-t:EcaDeploy", "-p:EcaTargetOrg=acme", "-p:DesignTimeBuild=true").ExitCode.Should().Be(0);
        consumer.Has("sf.log").Should().BeFalse();
    }

    [Test]
    public void What_Salesforce_CLI_refuses_fails_the_build_with_its_own_words_in_every_logger_and_an_org_must_be_named()
    {
        var consumer = Project();
        consumer.Write("refuses", "");

        Run(consumer, "-t:EcaDeploy").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0197: EcaDeploy needs an org");
        Run(consumer, "-t:EcaCheck;EcaDeploy", "-p:EcaTargetOrg=acme", "-p:EcaEnabled=False").Errors.Should().ContainSingle()
            .Which.Should().Contain("error ECA0195: EcaEnabled is false");
        foreach (var logger in new[] { "off", "on" })
        {
            var deploy = Run(consumer, "-t:EcaDeploy", "-p:EcaTargetOrg=acme", $"-tl:{logger}");
            deploy.ExitCode.Should().NotBe(0);
            deploy.Output.Should().Contain("ECA0145").And.Contain("Error (1): ${URL} is refused").And.NotContain("planted");
        }

        consumer.Read(Record).Should().Be(Retrieved);
    }

    [Test]
    public void EcaDiff_names_each_environment_and_is_a_warning_of_the_terminal_logger()
    {
        var consumer = Project("<TargetFramework>net10.0</TargetFramework><EcaEnvironments>sandbox;production</EcaEnvironments>");

        var diff = Run(consumer, "-t:EcaDiff", "-p:EcaRetrieved=org");
        diff.Lines.Should().Contain("Environment 'sandbox':").And.Contain("Environment 'production':");
        diff.Warnings.Should().NotContain(line => line.Contains("ECA0189"));

        Run(consumer, "-t:EcaDiff", "-p:EcaRetrieved=org", "-tl:on").Output
            .Should().Contain("ECA0189").And.Contain("Environment 'production':").And.Contain("Relax IP restrictions");
    }

    [TestCase("INT", "EcaCheck", "retrieve", "nothing was deployed to the org 'acme'. The org was not changed.")]
    [TestCase("TERM", "EcaDeploy", "deploy", "'sf project deploy report --use-most-recent --target-org acme'")]
    [TestCase("HUP", "EcaDeploy", "deploy", "'sf project deploy report --use-most-recent --target-org acme'")]
    public void A_signal_stops_the_target_leaves_no_record_and_tells_the_state_of_the_org(
        string signal, string target, string step, string state)
    {
        var consumer = Project();
        Directory.CreateDirectory(consumer.At("temporary"));
        var start = StartInfo(
            consumer, [$"-t:{target}", "-p:EcaTargetOrg=acme"], ("STOP_AT", step), ("TMPDIR", consumer.At("temporary")));
        start.RedirectStandardOutput = true;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        SpinWait.SpinUntil(() => process.HasExited || consumer.Has("running"), TimeSpan.FromMinutes(2)).Should().BeTrue();
        process.HasExited.Should().BeFalse(output.IsCompleted ? output.Result : "it runs");
        Kept().Should().NotBeEmpty();

        Command.Run(new ProcessStartInfo("kill", [$"-{signal}", $"{process.Id}"])).ExitCode.Should().Be(0);

        process.WaitForExit(TimeSpan.FromSeconds(50)).Should().BeTrue();
        process.ExitCode.Should().NotBe(0);
        output.Result.Should().Contain("error ECA0212: The run was interrupted").And.Contain(state).And.NotContain("planted");
        Kept().Should().BeEmpty();
        Command.Run(new ProcessStartInfo("ps", ["-o", "stat=", "-p", consumer.Read("running").Trim().Replace(' ', ',')])).Output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(state => state.StartsWith('Z'));

        string[] Kept() => Directory.GetFiles(consumer.At("temporary"), "*.ecaOauthPlcy", SearchOption.AllDirectories);
    }

    private static Consumer Project(string? frameworks = null)
    {
        var consumer = new Consumer(frameworks);
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write(Record, Retrieved);
        consumer.Write(
            "tools/sf",
            """
            #!/bin/sh
            if [ "$1" = data ]; then
              echo '{ "result": { "records": [{ "Id": "00D000000000001AAA" }] } }'
              exit
            fi
            echo "$@" >> sf.log
            verb=$2
            while [ $# -gt 0 ]; do
              case "$1" in
                --target-metadata-dir|--metadata-dir) folder=$2 ;;
                --dry-run) dry=1 ;;
              esac
              shift
            done
            echo "using $URL"
            if [ -z "$dry" ] && [ "$verb" = "$STOP_AT" ]; then
              if [ "$verb" = retrieve ]; then mkdir -p "$folder" && cp -R org/. "$folder/"; fi
              sleep 60 &
              echo "$$ $!" > running.tmp; mv running.tmp running; wait
            fi
            if [ "$verb" = retrieve ]; then mkdir -p "$folder/unpackaged" && cp -R org/. "$folder/unpackaged/"; exit; fi
            if [ -e refuses ]; then echo "Error (1): $URL is refused" >&2; exit 1; fi
            if [ -z "$dry" ]; then cp -R "$folder/." org/; fi
            """.ReplaceLineEndings("\n"));
        consumer.Restore();
        return consumer;
    }

    private static DotnetResult Run(Consumer consumer, params string[] arguments)
    {
        var result = Command.Run(StartInfo(consumer, arguments));
        return new DotnetResult(result.ExitCode, result.Output + result.Errors);
    }

    private static ProcessStartInfo StartInfo(Consumer consumer, string[] arguments, params (string Name, string Value)[] environment)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new InconclusiveException("The stand-in for Salesforce CLI is a script for a shell of Unix.");
        }

        File.SetUnixFileMode(consumer.At("tools/sf"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var path = $"{consumer.At("tools")}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}";
        return Dotnet.StartInfo(
            consumer.Folder, ["build", "--no-restore", .. arguments], [("PATH", path), ("URL", Url), .. environment]);
    }
}
