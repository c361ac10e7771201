using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>The originals of files that a build merged policies into in place.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OriginalTests
{
    private const string Retrieved =
        """
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>acme__Agent</externalClientApplication>
            <label>Agent</label>
        </ExtlClntAppOauthConfigurablePolicies>

        """;

    private const string Record = "/sf/force-app/main/default/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml";

    private readonly MockFileSystem disk = new();

    public OriginalTests()
    {
        Save(Record, Retrieved);
        Build("[Agent_User, Agent_Admin]").IsSuccess.Should().BeTrue();
        disk.File.ReadAllText(Record).Should().Contain("Agent_User,Agent_Admin");
    }

    [Test]
    public void Access_that_a_policy_no_longer_grants_goes_while_the_original_is_there_and_is_an_error_without_it()
    {
        Build("[Agent_User, Other]").IsSuccess.Should().BeTrue();
        disk.File.ReadAllText(Record).Should().NotContain("Agent_Admin");
        disk.Directory.Delete("/sf/.eca-retrieved", recursive: true);
        var before = Snapshot();

        var result = Build("[Agent_User]");

        var error = result.Diagnostics.Should().ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error).Subject;
        (error.Code, error.Location!.Value.File).Should().Be(("ECA0201", disk.Path.GetFullPath(Record)));
        error.Message.Should().Contain("original .eca-retrieved/force-app/").And.Contain("retrieve the records again");
        Snapshot().Should().Equal(before);
        Build("[Agent_User]").HasErrors.Should().BeTrue("nothing was forgotten");
    }

    [Test]
    public void A_record_that_the_policies_no_longer_set_needs_its_original_too()
    {
        disk.Directory.Delete("/sf/.eca-retrieved", recursive: true);
        Save("/sf/force-app/main/default/extlClntAppOauthPolicies/Bot_oauth_defaultPolicy.ecaOauthPlcy-meta.xml",
            Retrieved.Replace("Agent", "Bot", StringComparison.Ordinal));

        Build("[Agent_User]", "Bot").Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0201");

        disk.File.ReadAllText(Record).Should().Contain("Agent_Admin");
    }

    [Test]
    public void A_record_that_was_retrieved_again_is_the_new_original()
    {
        disk.Directory.Delete("/sf/.eca-retrieved", recursive: true);
        Save(Record, Retrieved.Replace("<label>", "<!-- retrieved again --><label>", StringComparison.Ordinal));

        Build("[Agent_User]").IsSuccess.Should().BeTrue();

        disk.File.ReadAllText(Record).Should().Contain("retrieved again").And.Contain("Agent_User").And.NotContain("Agent_Admin");
    }

    [Test]
    public void What_the_finding_says_to_do_helps()
    {
        disk.Directory.Delete("/sf/.eca-retrieved", recursive: true);
        disk.File.Delete("/sf/.eca-manifest");
        disk.File.Delete("/sf/NEXT-STEPS.md");
        Save(Record, Retrieved);

        Build("[Agent_User]").IsSuccess.Should().BeTrue();

        disk.File.ReadAllText(Record).Should().NotContain("Agent_Admin");
        disk.AllFiles.Should().Contain(path => path.Contains(".eca-retrieved"));
    }

    [Test]
    public void A_clean_keeps_the_file_with_a_warning()
    {
        disk.Directory.Delete("/sf/.eca-retrieved", recursive: true);

        var result = new PackageWriter(disk).Clean(disk.Path.GetFullPath("/sf"));

        result.IsSuccess.Should().BeTrue();
        var warning = result.Diagnostics.Should().ContainSingle().Subject;
        (warning.Code, warning.Severity).Should().Be(("ECA0201", DiagnosticSeverity.Warning));
        disk.File.ReadAllText(Record).Should().Contain("Agent_Admin");
        disk.File.Exists("/sf/.eca-manifest").Should().BeFalse();
    }

    private (string Path, string Text)[] Snapshot() => [.. disk.AllFiles
        .Where(path => !path.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(path => (path, disk.File.ReadAllText(path)))];

    private void Save(string path, string text) => disk.AddFile(path, new MockFileData(text));

    private Result<GenerationReport> Build(string permissionSets, string app = "Agent")
    {
        var policy = disk.Path.GetFullPath("/policy.eca.yaml");
        Save(policy, $"apps:\n  {app}:\n    namespace: acme\n    oauthPolicies: {{ permissionSets: {permissionSets} }}\n");
        var tree = disk.Path.GetFullPath("/sf");
        return new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = [policy],
            Retrieved = tree,
            OutputFolder = tree,
            Layout = new PackageLayout { Format = PackageFormat.Source },
        });
    }
}
