using System.IO.Abstractions;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Salesforce.Tests.Loopback;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>Salesforce's own command line tool, <c>sf</c>, with packages of this project and an org of the tests.</summary>
[Category("Salesforce")]
public sealed class SalesforceCliTests
{
    /// <summary>Policies of an app that a package installed.</summary>
    private const string InstalledApp = """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              permittedUsers: Admin approved users are pre-authorized
              refreshToken: Refresh token is valid until revoked
              ipRelaxation: Enforce IP restrictions, but relax for refresh tokens
              permissionSets: [Agent_User]
        """;

    private const string OwnApp = """
        apps:
          Agent:
            basicInformation:
              label: Agent
              contactEmail: agent@example.com
            oauthSettings:
              scopes: [Api, RefreshToken]
            globalOauthSettings:
              callbackUrls: [https://example.com/callback]
            appPolicies:
              isEnabled: true
            oauthPolicies:
              preset: idle-limit-30-days
              permissionSets: [Agent_User]
        """;

    /// <summary>What an admin chose in Setup, and an element that came with a later release.</summary>
    private const string SetUpByAnAdmin = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <commaSeparatedPermissionSet>Field_Staff</commaSeparatedPermissionSet>
            <commaSeparatedProfile>System Administrator</commaSeparatedProfile>
            <customAttributes>
                <formula>$User.Country</formula>
                <key>country</key>
            </customAttributes>
            <externalClientApplication>acme__Agent</externalClientApplication>
            <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            <isOfALaterRelease>true</isOfALaterRelease>
            <permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>
            <policyAction>Block</policyAction>
            <refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>
            <refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>
            <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>
            <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
            <startUrl>https://example.com/start</startUrl>
        </ExtlClntAppOauthConfigurablePolicies>
        """;

    private LoopbackOrg org = null!;
    private SalesforceFolder folder = null!;

    [SetUp]
    public void LogIn()
    {
        SalesforceClients.Require();
        org = new LoopbackOrg();
        folder = new SalesforceFolder();
        folder.LogIn(org);
    }

    [TearDown]
    public void CloseOrg()
    {
        org?.Dispose();
        folder?.Dispose();
        org?.Unserved.Should().BeEmpty("these are all calls that sf makes");
    }

    /// <summary>REST is for orgs whose access tokens are JSON Web Tokens, which SOAP does not take.</summary>
    [TestCase("SOAP")]
    [TestCase("REST")]
    public void Merged_policies_are_deployed_and_nothing_of_the_org_is_lost(string service)
    {
        folder.DeploysByRest = service == "REST";
        InstallAgent();
        var layout = new PackageLayout();

        folder.Run(RetrieveCommand("merging.md"));
        Generate(InstalledApp, "out", layout, retrieved: "retrieved");
        folder.Run(layout.DeployCommand("out/metadata") + " --dry-run");
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "nothing is deployed yet");
        folder.Run(layout.DeployCommand("out/metadata"));

        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin
            .Replace("Field_Staff", "Field_Staff,Agent_User", StringComparison.Ordinal)
            .Replace("Enforce<", "Enforce_relaxrefresh<", StringComparison.Ordinal)
            .Replace("AllSelfAuthorized", "AdminApprovedPreAuthorized", StringComparison.Ordinal)
            .Replace("SpecificLifetime", "Infinite", StringComparison.Ordinal)
            .Replace("    <refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>\n", "", StringComparison.Ordinal)
            .Replace("    <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>\n", "", StringComparison.Ordinal)).ToString());
        folder.Run(RetrieveCommand("merging.md"));
        Generate(InstalledApp, "again", layout, retrieved: "retrieved").Difference!.HasChanges.Should().BeFalse();
        org.Calls.Contains("deploy").Should().Be(service == "SOAP");
    }

    /// <summary>All that <c>eca deploy</c> does, with nobody in between.</summary>
    [Test]
    public void Eca_deploys_and_sees_that_the_policies_hold()
    {
        InstallAgent();
        folder.Write("policy.eca.yaml", InstalledApp);

        folder.RunEca("check").Should().Match<CommandResult>(
            result => result.ExitCode == 0 && result.Output.Contains("the plan can be deployed to the org", StringComparison.Ordinal));
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "a check deploys nothing");
        var deploy = folder.RunEca("deploy", "--yes", "--undo", "org.undo.ecaplan");

        deploy.ExitCode.Should().Be(0, deploy.Output + deploy.Errors);
        deploy.Output.Should().EndWith("Deployed: the plan is in effect in the org.\n");
        ContentOfAgent().Should().Contain("Field_Staff,Agent_User").And.Contain("isOfALaterRelease").And.Contain("Enforce_relaxrefresh");

        folder.RunEca("deploy").Output.Should().EndWith("Nothing to deploy: the org already has what the policies set.\n");
        folder.RunEca("apply", "org.undo.ecaplan").ExitCode.Should().Be(0);
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "an undo restores the record");
    }

    /// <summary>The end of an app's life: all its records go with it, and no other app's.</summary>
    [TestCase("SOAP")]
    [TestCase("REST")]
    public void Eca_deletes_an_app_and_sees_that_it_is_gone(string service)
    {
        folder.DeploysByRest = service == "REST";
        org.Records.Add("Other", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        Generate(OwnApp, "own", new PackageLayout());
        folder.Run("sf project deploy start --metadata-dir own/metadata");
        var before = org.Records.All.Count();
        folder.Write("policy.eca.yaml", "apps:\n  Agent: { state: absent }\n");

        folder.RunEca("plan", "--output", "end.ecaplan").ExitCode.Should().Be(2);
        folder.RunEca("apply", "end.ecaplan", "--dry-run").ExitCode.Should().Be(0);
        org.Records.All.Should().HaveCount(before, "a dry run deletes nothing");
        var apply = folder.RunEca("apply", "end.ecaplan");

        apply.Should().Match<CommandResult>(result => result.ExitCode == 0, apply.Output + apply.Errors);
        apply.Output.Should().Contain("Not undone: ExternalClientApplication Agent was deleted.");
        org.Records.All.Select(record => record.FullName).Should().Equal("Other");
        folder.RunEca("deploy").Output.Should().EndWith("Nothing to deploy: the org already has what the policies set.\n");
    }

    [TestCase(PackageFormat.Metadata)]
    [TestCase(PackageFormat.Zip)]
    [TestCase(PackageFormat.Source)]
    public void The_printed_commands_deploy_deletions_in_each_format(PackageFormat format)
    {
        org.Records.Add("Old", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        org.Records.Add("Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        folder.BecomeProject();
        var layout = new PackageLayout { Format = format };
        var report = Generate(
            "apps:\n  Old: { state: absent }\n  Agent:\n    origin: deployed\n    appPolicies: { isEnabled: true }\n", "", layout);

        foreach (var path in layout.GetDeployPaths(report.Package))
        {
            folder.Run(layout.DeployCommand(path));
        }

        org.Records.All.Select(record => record.FullName).Should().BeEquivalentTo("Agent", "Agent_defaultPolicy");
    }

    /// <summary>Drift in one line: nobody retrieves by hand.</summary>
    [Test]
    public void Eca_compares_checks_and_imports_what_the_org_has()
    {
        InstallAgent();
        folder.Write("policy.eca.yaml", InstalledApp);
        folder.Run($"sf alias set acme={LoopbackOrg.Username}");

        var drift = folder.RunEca("diff", "--target-org", "acme");
        drift.ExitCode.Should().Be(2, drift.Output + drift.Errors);
        drift.Output.Should().Contain("1 of 1 record differs.\n").And.Contain("Loses access:\n");

        var check = folder.RunEca("validate", "--target-org", "acme");
        check.ExitCode.Should().Be(0, check.Output + check.Errors);
        check.Errors.Should().Contain("isOfALaterRelease")
            .And.Contain("retrieved/unpackaged/unpackaged/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy(")
            .And.NotContain("⣽").And.NotContain("\\u001b", "a spinner is not for a log");

        folder.RunEca("import", "--target-org", "acme", "--output", "org.eca.yaml").ExitCode.Should().Be(0);
        var imported = folder.RunEca("diff", "org.eca.yaml", "--target-org", "acme");
        imported.ExitCode.Should().Be(0, imported.Output + imported.Errors);
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "nothing was deployed");
        folder.RunEca("[suggest:22]", "eca diff --target-org a").Output.Split('\n').Should().Contain("acme");
    }

    [Test]
    public void Eca_lists_who_can_use_an_app()
    {
        InstallAgent();
        org.Answers.Apps["acme__Agent"] = "Agent";
        org.Answers.Grants.Add(("acme__Agent", "Extra", false));

        var access = folder.RunEca("access");

        access.ExitCode.Should().Be(0, access.Output + access.Errors);
        access.Output.Should().Contain("acme__Agent\n  Permitted Users: All users may self-authorize\n")
            .And.Contain("  Permission set Field_Staff: 4 active users (api@example.com, kim@example.com, lee@example.com and 1 more)\n")
            .And.Contain("  Permission set Extra: 4 active users (").And.Contain("Use Any API Client: 1 active user (admin@example.com)\n");
    }

    [Test]
    public void Eca_brings_a_new_app_into_an_org_in_its_steps()
    {
        folder.Write("policy.eca.yaml", OwnApp);

        var deploy = folder.RunEca("deploy", "--phased", "--yes");

        deploy.ExitCode.Should().Be(0, deploy.Output + deploy.Errors);
        org.Records.All.Should().HaveCount(5);
    }

    [Test]
    public void Eca_stops_where_the_org_refuses()
    {
        folder.Write("policy.eca.yaml", OwnApp.Replace(
            "    basicInformation:\n      label: Agent\n      contactEmail: agent@example.com\n",
            "    origin: deployed\n",
            StringComparison.Ordinal));

        // Its query finds the app, and the deploy does not: another way to refuse is not served here.
        org.Answers.Apps["Agent"] = "Agent";

        var deploy = folder.RunEca("deploy", "--yes", "--undo", "org.undo.ecaplan");

        deploy.ExitCode.Should().Be(1);
        deploy.Errors.Should().Contain("error ECA0145").And.Contain("--dry-run");
        org.Records.All.Should().BeEmpty();
    }

    [Test]
    public void A_file_that_was_merged_in_place_is_the_one_that_the_org_gives_back()
    {
        folder.BecomeProject();
        InstallAgent();
        // What the file was before is kept in the package directory too, where sf must not take it for a component.
        var layout = new PackageLayout { Format = PackageFormat.Source, PackageDirectory = "main/default" };
        var file = folder.At("force-app/main/default/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");

        folder.Run(RetrieveCommand("diagnostics/ECA0072.md"));
        var before = File.ReadAllText(file);
        Generate(InstalledApp, "force-app", layout, retrieved: "force-app");
        var merged = File.ReadAllText(file);
        merged.Should().NotBe(before);
        Directory.Exists(folder.At("force-app/.eca-retrieved")).Should().BeTrue();
        folder.Run(layout.DeployCommand("force-app"));
        folder.Run(RetrieveCommand("diagnostics/ECA0072.md"));

        File.ReadAllText(file).Should().Be(merged);
    }

    [TestCase(PackageFormat.Metadata, false)]
    [TestCase(PackageFormat.Source, true)]
    [TestCase(PackageFormat.Zip, false)]
    public void A_new_app_is_deployed_by_the_commands_that_are_printed(PackageFormat format, bool isPhased)
    {
        if (format == PackageFormat.Source)
        {
            folder.BecomeProject();
        }

        var layout = new PackageLayout { Format = format, IsPhased = isPhased };
        var package = Generate(OwnApp, "", layout).Package;

        foreach (var path in layout.GetDeployPaths(package))
        {
            folder.Run(layout.DeployCommand(path));
        }

        org.Records.All.Select(record => (record.Type, record.FullName))
            .Should().BeEquivalentTo(package.Components.Select(component => (component.GetMetadataType(), component.FullName)));
        folder.Run("sf project retrieve start --metadata ExternalClientApplication ExtlClntAppOauthSettings ExtlClntAppGlobalOauthSettings "
            + "ExtlClntAppConfigurablePolicies ExtlClntAppOauthConfigurablePolicies --target-metadata-dir retrieved --unzip");
        Generate(OwnApp, "again", layout, retrieved: "retrieved").Difference!.HasChanges.Should().BeFalse();
    }

    [Test]
    public void What_an_org_refuses_is_told_in_its_words()
    {
        InstallAgent();
        org.Records.Add("Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        folder.Write("wrong/package.xml", """
            <?xml version="1.0" encoding="UTF-8"?>
            <Package xmlns="http://soap.sforce.com/2006/04/metadata">
                <types>
                    <members>Agent_oauthPlcy</members>
                    <members>Later_element</members>
                    <members>Unknown_value</members>
                    <members>acme__Agent_oauth_defaultPolicy</members>
                    <name>ExtlClntAppOauthConfigurablePolicies</name>
                </types>
                <version>61.0</version>
            </Package>
            """);
        WritePolicies("Agent_oauthPlcy", "acme__Agent", "<label>Another name than the record of the app has</label>");
        WritePolicies("Later_element", "Agent", "<commaSeparatedProfile>System Administrator</commaSeparatedProfile>");
        WritePolicies("Unknown_value", "Agent", "<permittedUsersPolicyType>AdminApproved</permittedUsersPolicyType>");
        WritePolicies("acme__Agent_oauth_defaultPolicy", "acme__Agent", "<label>Named as in the package</label>");

        var refused = folder.RunRefused("sf project deploy start --metadata-dir wrong");

        refused.GetProperty("details").GetProperty("componentFailures").EnumerateArray()
            .ToDictionary(failure => failure.GetProperty("fullName").GetString()!, failure => failure.GetProperty("problem").GetString())
            .Should().BeEquivalentTo(new Dictionary<string, string>
            {
                ["Agent_oauthPlcy"] = "duplicate value found: ExternalClientApplicationId duplicates value on record with id: Agent_oauth_defaultPolicy",
                ["Later_element"] = "Element {http://soap.sforce.com/2006/04/metadata}commaSeparatedProfile invalid at this location in type "
                    + "ExtlClntAppOauthConfigurablePolicies",
                ["Unknown_value"] = "'AdminApproved' is not a valid value for the enum 'PermittedUsersPolicyType'",
                ["acme__Agent_oauth_defaultPolicy"] = "Cannot create a new component with the namespace: acme.  "
                    + "Only components in the same namespace as the organization can be created through the API",
            });
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString());
    }

    [Test]
    public void Converts_a_source_tree_to_the_files_that_are_written_in_metadata_format()
    {
        folder.BecomeProject();
        var package = EmittedPackage.All.Last();
        Write(package.Package, new PackageLayout { Format = PackageFormat.Source });
        Write(package.Package, new PackageLayout(), "ours");

        folder.Run($"sf project convert source --root-dir force-app --output-dir theirs --api-version {package.Package.ApiVersion}");

        FolderContent.Of(folder.At("theirs")).Should().BeEquivalentTo(FolderContent.Of(folder.At("ours/metadata")));
    }

    /// <summary>A command that a page of the documentation tells.</summary>
    private static string RetrieveCommand(string page) =>
        Regex.Match(File.ReadAllText(Repository.Path(["docs", .. page.Split('/')])), "sf project retrieve start [^`\n]*").Value;

    private void InstallAgent()
    {
        org.Records.NewElements.Add("isOfALaterRelease");
        org.Records.Add("acme__Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        org.Records.Add("Agent_oauth_defaultPolicy", SetUpByAnAdmin);
    }

    private string ContentOfAgent() =>
        org.Records.Find(ExtlClntAppOauthConfigurablePolicies.MetadataType, "Agent_oauth_defaultPolicy")!.Content.ToString();

    private GenerationReport Generate(string policy, string output, PackageLayout layout, string? retrieved = null)
    {
        folder.Write("policy.eca.yaml", policy);
        return new PolicyGenerator(new FileSystem()).Generate(new GenerationRequest
        {
            PolicyFiles = [folder.At("policy.eca.yaml")],
            OutputFolder = folder.At(output),
            Layout = layout,
            Retrieved = retrieved is null ? null : folder.At(retrieved),
        }).ValueOrThrow();
    }

    private void Write(MetadataPackage package, PackageLayout layout, string output = "") =>
        new PackageWriter(new FileSystem()).Write(layout.GetFiles(package), folder.At(output), inputHash: "").ValueOrThrow();

    private void WritePolicies(string fullName, string app, string element) =>
        folder.Write($"wrong/extlClntAppOauthPolicies/{fullName}.ecaOauthPlcy", $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>{app}</externalClientApplication>
            {element}
        </ExtlClntAppOauthConfigurablePolicies>
        """);
}
