using System.IO.Abstractions;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>Salesforce's own command line tool, <c>sf</c>, with packages of this project and an org of the tests.</summary>
public sealed class SalesforceCliTests : LoopbackOrgTests
{
    /// <summary>REST is for orgs whose access tokens are JSON Web Tokens, which SOAP does not take.</summary>
    [TestCase("SOAP")]
    [TestCase("REST")]
    public void Merged_policies_are_deployed_and_nothing_of_the_org_is_lost(string service)
    {
        Folder.DeploysByRest = service == "REST";
        InstallAgent();
        var layout = new PackageLayout();

        Folder.Run(RetrieveCommand("merging.md"));
        Generate(InstalledApp, "out", layout, retrieved: "retrieved");
        Folder.Run(layout.DeployCommand("out/metadata") + " --dry-run");
        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin).ToString(), "nothing is deployed yet");
        Folder.Run(layout.DeployCommand("out/metadata"));

        ContentOfAgent().Should().Be(XElement.Parse(SetUpByAnAdmin
            .Replace("Field_Staff", "Field_Staff,Agent_User", StringComparison.Ordinal)
            .Replace("Enforce<", "Enforce_relaxrefresh<", StringComparison.Ordinal)
            .Replace("AllSelfAuthorized", "AdminApprovedPreAuthorized", StringComparison.Ordinal)
            .Replace("SpecificLifetime", "Infinite", StringComparison.Ordinal)
            .Replace("    <refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>\n", "", StringComparison.Ordinal)
            .Replace("    <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>\n", "", StringComparison.Ordinal)).ToString());
        Folder.Run(RetrieveCommand("merging.md"));
        Generate(InstalledApp, "again", layout, retrieved: "retrieved").Difference!.HasChanges.Should().BeFalse();
        Org.Calls.Contains("deploy").Should().Be(service == "SOAP");
    }

    [TestCase(PackageFormat.Metadata)]
    [TestCase(PackageFormat.Zip)]
    [TestCase(PackageFormat.Source)]
    public void The_printed_commands_deploy_deletions_in_each_format(PackageFormat format)
    {
        Org.Records.Add("Old", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        Org.Records.Add("Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        Folder.BecomeProject();
        var layout = new PackageLayout { Format = format };
        var report = Generate(
            "apps:\n  Old: { state: absent }\n  Agent:\n    origin: deployed\n    appPolicies: { isEnabled: true }\n", "", layout);

        foreach (var path in layout.GetDeployPaths(report.Package))
        {
            Folder.Run(layout.DeployCommand(path));
        }

        Org.Records.All.Select(record => record.FullName).Should().BeEquivalentTo("Agent", "Agent_defaultPolicy");
    }

    [Test]
    public void A_file_that_was_merged_in_place_is_the_one_that_the_org_gives_back()
    {
        Folder.BecomeProject();
        InstallAgent();
        // What the file was before is kept in the package directory too, where sf must not take it for a component.
        var layout = new PackageLayout { Format = PackageFormat.Source, PackageDirectory = "main/default" };
        var file = Folder.At("force-app/main/default/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");

        Folder.Run(RetrieveCommand("diagnostics/ECA0072.md"));
        var before = File.ReadAllText(file);
        Generate(InstalledApp, "force-app", layout, retrieved: "force-app");
        var merged = File.ReadAllText(file);
        merged.Should().NotBe(before);
        Directory.Exists(Folder.At("force-app/.eca-retrieved")).Should().BeTrue();
        Folder.Run(layout.DeployCommand("force-app"));
        Folder.Run(RetrieveCommand("diagnostics/ECA0072.md"));

        File.ReadAllText(file).Should().Be(merged);
    }

    [TestCase(PackageFormat.Metadata, false)]
    [TestCase(PackageFormat.Source, true)]
    [TestCase(PackageFormat.Zip, false)]
    public void A_new_app_is_deployed_by_the_commands_that_are_printed(PackageFormat format, bool isPhased)
    {
        if (format == PackageFormat.Source)
        {
            Folder.BecomeProject();
        }

        var layout = new PackageLayout { Format = format, IsPhased = isPhased };
        var package = Generate(OwnApp, "", layout).Package;

        foreach (var path in layout.GetDeployPaths(package))
        {
            Folder.Run(layout.DeployCommand(path));
        }

        Org.Records.All.Select(record => (record.Type, record.FullName))
            .Should().BeEquivalentTo(package.Components.Select(component => (component.GetMetadataType(), component.FullName)));
        Folder.Run("sf project retrieve start --metadata ExternalClientApplication ExtlClntAppOauthSettings ExtlClntAppGlobalOauthSettings "
            + "ExtlClntAppConfigurablePolicies ExtlClntAppOauthConfigurablePolicies --target-metadata-dir retrieved --unzip");
        Generate(OwnApp, "again", layout, retrieved: "retrieved").Difference!.HasChanges.Should().BeFalse();
    }

    [Test]
    public void What_an_org_refuses_is_told_in_its_words()
    {
        InstallAgent();
        Org.Records.Add("Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        Folder.Write("wrong/package.xml", """
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

        var refused = Folder.RunRefused("sf project deploy start --metadata-dir wrong");

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
        Folder.BecomeProject();
        var package = EmittedPackage.All.Last();
        Write(package.Package, new PackageLayout { Format = PackageFormat.Source });
        Write(package.Package, new PackageLayout(), "ours");

        Folder.Run($"sf project convert source --root-dir force-app --output-dir theirs --api-version {package.Package.ApiVersion}");

        FolderContent.Of(Folder.At("theirs")).Should().BeEquivalentTo(FolderContent.Of(Folder.At("ours/metadata")));
    }

    /// <summary>A command that a page of the documentation tells.</summary>
    private static string RetrieveCommand(string page) =>
        Regex.Match(File.ReadAllText(Repository.Path(["docs", .. page.Split('/')])), "sf project retrieve start [^`\n]*").Value;

    private void Write(MetadataPackage package, PackageLayout layout, string output = "") =>
        new PackageWriter(new FileSystem()).Write(layout.GetFiles(package), Folder.At(output), inputHash: "").ValueOrThrow();

    private void WritePolicies(string fullName, string app, string element) =>
        Folder.Write($"wrong/extlClntAppOauthPolicies/{fullName}.ecaOauthPlcy", $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>{app}</externalClientApplication>
            {element}
        </ExtlClntAppOauthConfigurablePolicies>
        """);
}
