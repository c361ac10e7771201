using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Folders with the trees of several orgs.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OrgTreeTests
{
    private readonly MockFileSystem disk = new();

    [Test]
    public void Each_tree_or_zip_of_a_folder_is_an_org()
    {
        Add("/orgs/acme", "Agent");
        Add("/orgs/globex/unpackaged", "Agent");
        disk.AddFile("/orgs/initech.zip", new MockFileData("no zip"));
        disk.AddDirectory("/orgs/umbrella");
        Add("/orgs/.hidden", "Agent");

        Find("/orgs").Should().Equal("acme", "globex", "initech", "umbrella");
    }

    [Test]
    public void A_repository_with_one_tree_is_one_tree()
    {
        Add("/repository/retrieved", "Agent");
        disk.AddFile("/repository/docs/page.md", new MockFileData("# Page"));

        Find("/repository").Should().Equal((string?)null);
    }

    [TestCase("/orgs/acme")]
    [TestCase("/orgs/acme/unpackaged")]
    [TestCase("/orgs/acme/force-app/main/default")]
    public void The_tree_of_one_org_is_no_fleet(string folder)
    {
        Add(folder, "Agent");
        Add("/orgs/acme/Some Package", "Bot");

        Find("/orgs/acme").Should().Equal((string?)null);
    }

    [Test]
    public void Rules_look_at_each_org_by_itself()
    {
        Add("/orgs/acme", "Agent", "<ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>");
        Add("/orgs/globex", "Agent");

        var report = new PolicyGenerator(disk).Check(new PolicyRequest { PolicyFiles = [] }, ["/orgs"], new RuleSettings());

        report.Value!.Apps.Select(app => (app.Org, app.FullName)).Should().Equal(("acme", "Agent"), ("globex", "Agent"));
        report.Diagnostics.Select(finding => finding.Location?.File).Distinct().Should()
            .Equal(PathOf("/orgs/acme", "Agent"), PathOf("/orgs/globex", "Agent"));
    }

    [Test]
    public void A_comparison_with_an_org_that_cannot_be_read_stops_no_other()
    {
        Add("/orgs/acme", "Agent", "<ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>");
        disk.AddFile("/orgs/broken.zip", new MockFileData("no zip"));
        Add("/orgs/globex", "Agent", "<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>");
        disk.AddFile("/policy.eca.yaml", new MockFileData(
            "apps: { Agent: { oauthPolicies: { ipRelaxation: Enforce IP restrictions } } }"));

        var orgs = new PolicyGenerator(disk).CompareOrgs(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"], Retrieved = "/orgs" });

        orgs.Select(org => (org.Org, org.Difference?.HasChanges)).Should().Equal(("acme", true), ("broken", null), ("globex", false));
        orgs[1].Findings.Should().Contain(finding => finding.Location!.Value.File == "/orgs/broken.zip");
    }

    private string?[] Find(string path) => [.. new OrgTrees(disk).Find(path).Select(tree => tree.Org)];

    private void Add(string folder, string app, string elements = "") => disk.AddFile(PathOf(folder, app), new MockFileData(
        $"""
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>{app}</externalClientApplication>
            {elements}
            <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
        </ExtlClntAppOauthConfigurablePolicies>
        """));

    private static string PathOf(string folder, string app) => $"{folder}/extlClntAppOauthPolicies/{app}_oauthPlcy.ecaOauthPlcy";
}
