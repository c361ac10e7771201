using System.Xml.Linq;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Salesforce.Tests.Loopback;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>The tool with Salesforce's own <c>sf</c> and an org of the tests, with nothing in between.</summary>
public sealed class EcaInOrgTests : LoopbackOrgTests
{
    /// <summary>All that <c>eca deploy</c> does, with nothing in between.</summary>
    [Test]
    public void Eca_deploys_and_sees_that_the_policies_hold()
    {
        InstallAgent();
        Folder.Write("policy.eca.yaml", InstalledApp);

        Folder.RunEca("check").Should().Match<CommandResult>(
            result => result.ExitCode == 0 && result.Output.Contains("the plan can be deployed to the org", StringComparison.Ordinal));
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "a check deploys nothing");
        var deploy = Folder.RunEca("deploy", "--yes", "--undo", "org.undo.ecaplan");

        deploy.ExitCode.Should().Be(0, deploy.Output + deploy.Errors);
        deploy.Output.Should().EndWith("Deployed: the plan is in effect in the org.\n");
        ContentOfAgent().Should().Contain("Field_Staff,Agent_User").And.Contain("isOfALaterRelease").And.Contain("Enforce_relaxrefresh");

        Folder.RunEca("deploy").Output.Should().EndWith("Nothing to deploy: the org already has what the policies set.\n");
        Folder.RunEca("apply", "org.undo.ecaplan").ExitCode.Should().Be(0);
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "an undo restores the record");
    }

    /// <summary>The end of an app's life: all its records go with it, and no other app's.</summary>
    [TestCase("SOAP")]
    [TestCase("REST")]
    public void Eca_deletes_an_app_and_sees_that_it_is_gone(string service)
    {
        Folder.DeploysByRest = service == "REST";
        Org.Records.Add("Other", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        Generate(OwnApp, "own", new PackageLayout());
        Folder.Run("sf project deploy start --metadata-dir own/metadata");
        var before = Org.Records.All.Count();
        Folder.Write("policy.eca.yaml", "apps:\n  Agent: { state: absent }\n");

        Folder.RunEca("plan", "--output", "end.ecaplan").ExitCode.Should().Be(2);
        Folder.RunEca("apply", "end.ecaplan", "--dry-run").ExitCode.Should().Be(0);
        Org.Records.All.Should().HaveCount(before, "a dry run deletes nothing");
        var apply = Folder.RunEca("apply", "end.ecaplan");

        apply.Should().Match<CommandResult>(result => result.ExitCode == 0, apply.Output + apply.Errors);
        apply.Output.Should().Contain("Not undone: ExternalClientApplication Agent was deleted.");
        Org.Records.All.Select(record => record.FullName).Should().Equal("Other");
        Folder.RunEca("deploy").Output.Should().EndWith("Nothing to deploy: the org already has what the policies set.\n");
    }

    /// <summary>Drift in one line: nobody retrieves by hand.</summary>
    [Test]
    public void Eca_compares_checks_and_imports_what_the_org_has()
    {
        InstallAgent();
        Folder.Write("policy.eca.yaml", InstalledApp);
        Folder.Run($"sf alias set acme={LoopbackOrg.Username}");

        var drift = Folder.RunEca("diff", "--target-org", "acme");
        drift.ExitCode.Should().Be(2, drift.Output + drift.Errors);
        drift.Output.Should().Contain("1 of 1 record differs.\n").And.Contain("Loses access:\n");

        var check = Folder.RunEca("validate", "--target-org", "acme");
        check.ExitCode.Should().Be(0, check.Output + check.Errors);
        check.Errors.Should().Contain("isOfALaterRelease")
            .And.Contain("retrieved/unpackaged/unpackaged/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy(")
            .And.NotContain("⣽").And.NotContain("\\u001b", "a spinner is not for a log");

        Folder.RunEca("import", "--target-org", "acme", "--output", "org.eca.yaml").ExitCode.Should().Be(0);
        var imported = Folder.RunEca("diff", "org.eca.yaml", "--target-org", "acme");
        imported.ExitCode.Should().Be(0, imported.Output + imported.Errors);
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "nothing was deployed");
        Folder.RunEca("[suggest:22]", "eca diff --target-org a").Output.Split('\n').Should().Contain("acme");
    }

    [Test]
    public void Eca_lists_who_can_use_an_app()
    {
        InstallAgent();
        Org.Answers.Apps["acme__Agent"] = "Agent";
        Org.Answers.Grants.Add(("acme__Agent", "Extra", false));

        var access = Folder.RunEca("access");

        access.ExitCode.Should().Be(0, access.Output + access.Errors);
        access.Output.Should().Contain("acme__Agent\n  Permitted Users: All users may self-authorize\n")
            .And.Contain("  Permission set Field_Staff: 4 active users (api@example.com, kim@example.com, lee@example.com and 1 more)\n")
            .And.Contain("  Permission set Extra: 4 active users (").And.Contain("Use Any API Client: 1 active user (admin@example.com)\n");
    }

    [Test]
    public void Eca_brings_a_new_app_into_an_org_in_its_steps()
    {
        Folder.Write("policy.eca.yaml", OwnApp);

        var deploy = Folder.RunEca("deploy", "--phased", "--yes");

        deploy.ExitCode.Should().Be(0, deploy.Output + deploy.Errors);
        Org.Records.All.Should().HaveCount(5);
    }

    [Test]
    public void Eca_stops_where_the_org_refuses()
    {
        Folder.Write("policy.eca.yaml", OwnApp.Replace(
            "    basicInformation:\n      label: Agent\n      contactEmail: agent@example.com\n",
            "    origin: deployed\n",
            StringComparison.Ordinal));

        // Its query finds the app, and the deploy does not: another way to refuse is not served here.
        Org.Answers.Apps["Agent"] = "Agent";

        var deploy = Folder.RunEca("deploy", "--yes", "--undo", "org.undo.ecaplan");

        deploy.ExitCode.Should().Be(1);
        deploy.Errors.Should().Contain("error ECA0145").And.Contain("--dry-run");
        Org.Records.All.Should().BeEmpty();
    }
}
