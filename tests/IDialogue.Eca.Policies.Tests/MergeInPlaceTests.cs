using System.Collections.Concurrent;
using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MergeInPlaceTests
{
    private const string Policy =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]
        """;

    private const string Retrieved =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <!-- ours -->
            <externalClientApplication>acme__Agent</externalClientApplication>
            <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            <label>Agent</label>
            <permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>
            <refreshTokenPolicyType>Infinite</refreshTokenPolicyType>
        </ExtlClntAppOauthConfigurablePolicies>

        """;

    private readonly MockFileSystem disk = new();

    private string Tree => disk.Path.GetFullPath("/retrieved");

    private string Record => disk.Path.Combine(Tree, "extlClntAppOauthPolicies", "Agent_defaultPolicy.ecaOauthPlcy");

    [Test]
    public void A_record_of_a_folder_is_patched_where_it_lies()
    {
        Save(Record, Retrieved);
        Save(disk.Path.Combine(Tree, "package.xml"), "<Package/>");

        var report = Merge(Tree, Policy).ValueOrThrow();

        report.Written.Files.Should().ContainSingle().Which.Should().Be(new Packaging.WrittenFile(Record, true));
        report.Difference.HasChanges.Should().BeTrue();
        disk.File.ReadAllText(Record).Should().Contain("<!-- ours -->").And.Contain("<label>Agent</label>")
            .And.Contain("<commaSeparatedPermissionSet>Agent_User</commaSeparatedPermissionSet>").And.Contain("AdminApprovedPreAuthorized");
        disk.Directory.EnumerateFiles(Tree, "*", SearchOption.AllDirectories).Should().HaveCount(2, "nothing is kept beside");
    }

    [Test]
    public void Merging_twice_is_merging_once()
    {
        Save(Record, Retrieved);
        Merge(Tree, Policy);
        var once = disk.File.ReadAllText(Record);

        var report = Merge(Tree, Policy).ValueOrThrow();

        report.Written.Files.Single().IsChanged.Should().BeFalse();
        report.Difference.HasChanges.Should().BeFalse();
        disk.File.ReadAllText(Record).Should().Be(once);
    }

    [Test]
    public void The_file_of_one_record_is_enough()
    {
        Save(Record, Retrieved);

        Merge(Record, Policy + "\n  Other:\n    namespace: acme\n    appPolicies:\n      isEnabled: true\n")
            .ValueOrThrow()
            .Written.Files.Single()
            .Path.Should()
            .Be(Record);
    }

    [Test]
    public void A_file_that_no_policy_speaks_of_is_an_error()
    {
        Save(Record, Retrieved);

        Merge(Record, Policy.Replace("Agent:", "Bot:", StringComparison.Ordinal))
            .Diagnostics.Should()
            .ContainSingle(finding => finding.Code == "ECA0138");
    }

    [Test]
    public void A_record_that_is_not_there_is_not_made()
    {
        Save(disk.Path.Combine(Tree, "externalClientApps", "Own.eca"),
            """
            <ExternalClientApplication xmlns="http://soap.sforce.com/2006/04/metadata">
                <contactEmail>a@example.com</contactEmail><distributionState>Local</distributionState><label>Own</label>
            </ExternalClientApplication>
            """);
        var before = disk.AllFiles.ToArray();

        var result = Merge(Tree, "apps:\n  Own:\n    origin: deployed\n    appPolicies:\n      isEnabled: true\n");

        result.Diagnostics.Should().Contain(finding => finding.Code == "ECA0139")
            .Which.Location!.Value.Line.Should().BeGreaterThan(1);
        disk.AllFiles.Except(before).Should().BeEquivalentTo([disk.Path.GetFullPath("/policy.eca.yaml")]);
    }

    [Test]
    public void Merges_into_one_tree_at_once_lose_nothing()
    {
        Save(Record, Retrieved);
        var sets = Enumerable.Range(0, 30).Select(number => $"Set_{number}").ToArray();
        foreach (var set in sets)
        {
            Save($"/{set}.eca.yaml", Policy.Replace("Agent_User", set, StringComparison.Ordinal));
        }

        // A thread waits like a process.
        var results = new ConcurrentBag<Result<MergeReport>>();
        var threads = sets.Select(set => new Thread(() => results.Add(new PolicyGenerator(disk).MergeInPlace(
            new PolicyRequest { PolicyFiles = [$"/{set}.eca.yaml"], Retrieved = Tree })))).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        results.Should().HaveCount(sets.Length).And.OnlyContain(result => result.IsSuccess);
        var merged = disk.File.ReadAllText(Record).Split("commaSeparatedPermissionSet>")[1].TrimEnd('<', '/').Split(',');
        merged.Select(set => set.Trim()).Should().BeEquivalentTo(sets);
    }

    [Test]
    public void A_zip_stays_as_it_is()
    {
        var zip = disk.Path.GetFullPath("/retrieved.zip");
        var bytes = Packaging.DeterministicZip.Create([new Packaging.PackageFile(
            "extlClntAppOauthPolicies/Agent_defaultPolicy.ecaOauthPlcy", System.Text.Encoding.UTF8.GetBytes(Retrieved))]);
        disk.AddFile(zip, new MockFileData(bytes));

        Merge(zip, Policy)
            .Diagnostics.Should()
            .ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error)
            .Which.Code.Should()
            .Be("ECA0140");

        disk.File.ReadAllBytes(zip).Should().Equal(bytes);
    }

    [Test]
    public void Without_a_tree_there_is_nothing_to_merge_into()
    {
        var merge = () => new PolicyGenerator(disk).MergeInPlace(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"] });

        merge.Should().Throw<ArgumentException>();
    }

    private Result<MergeReport> Merge(string tree, string policy)
    {
        Save("/policy.eca.yaml", policy);
        return new PolicyGenerator(disk).MergeInPlace(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"], Retrieved = tree });
    }

    private void Save(string path, string text) => disk.AddFile(path, new MockFileData(text));
}
