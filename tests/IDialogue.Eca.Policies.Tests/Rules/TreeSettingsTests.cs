using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>Metadata that is checked beside policy files, and against an API version.</summary>
public sealed class TreeSettingsTests
{
    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppGlobalOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
            <callbackUrl>https://example.com/callback</callbackUrl>
            <consumerKey>3MVG9</consumerKey>
            <externalClientApplication>Agent</externalClientApplication>
            <label>Agent_glbloauth</label>
        </ExtlClntAppGlobalOauthSettings>

        """;

    private const string Policies =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
            ELEMENT
            <externalClientApplication>Agent</externalClientApplication>
            <label>Agent_oauthPlcy</label>
        </ExtlClntAppOauthConfigurablePolicies>

        """;

    [Test]
    public void A_level_of_a_policy_file_counts_for_metadata()
    {
        Codes("").Should().Contain("ECA0093");
        Codes("rules: { ECA0093: off }").Should().NotContain("ECA0093");
    }

    [Test]
    public void A_suppression_of_a_policy_file_counts_for_metadata_and_is_used_by_it() =>
        Codes("suppressions: [{ rule: ECA0093, reason: The key is public. }]").Should().NotContain("ECA0093").And.NotContain("ECA0082");

    [Test]
    public void A_suppression_that_neither_needs_is_told_once() =>
        Codes("suppressions: [{ rule: ECA0105, reason: None. }]").Where(code => code == "ECA0082").Should().ContainSingle();

    [Test]
    public void A_policy_file_may_have_settings_for_metadata_alone()
    {
        var disk = Disk("rules: { ECA0093: off }");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", new MockFileData(Settings));

        Check(disk, null).Should().NotContain("ECA0093").And.NotContain("ECA0051");
    }

    [Test]
    public void A_baseline_of_a_policy_file_counts_for_metadata() =>
        Codes("baselines: [partner-2026]").Should().Contain("ECA0116");

    [TestCase("<isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>", 66, true)]
    [TestCase("<isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>", 63, false)]
    [TestCase("<isNamedUserJwtEnabled xsi:nil=\"true\"/>", 66, true)]
    [TestCase("<isNamedUserJwtEnabled xsi:nil=\"true\"/>", 62, false)]
    [TestCase("<commaSeparatedProfile>Sales</commaSeparatedProfile>", 61, true)]
    [TestCase("<commaSeparatedProfile>Sales</commaSeparatedProfile>", 62, false)]
    [TestCase("<requiredSessionLevel>STANDARD</requiredSessionLevel>", 68, false)]
    public void Metadata_is_held_to_an_API_version(string element, int version, bool isFinding)
    {
        var disk = Disk("rules: {}");
        AddPolicies(disk, "/org", element);

        var codes = Check(disk, new ApiVersion(version));

        codes.Contains("ECA0079").Should().Be(isFinding);
    }

    [Test]
    public void The_version_of_a_project_counts_where_none_is_asked_for()
    {
        var disk = Disk("rules: {}");
        disk.AddFile("/org/sfdx-project.json", new MockFileData(
            """{ "packageDirectories": [{ "path": "app", "default": true }], "sourceApiVersion": "66.0" }"""));
        AddPolicies(disk, "/org/app/main/default", "<isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>", "-meta.xml");

        Check(disk, null).Should().Contain("ECA0079");
        Check(disk, new ApiVersion(63)).Should().NotContain("ECA0079");
    }

    [Test]
    public void The_version_of_a_package_xml_counts_where_there_is_no_project()
    {
        var disk = Disk("rules: {}");
        disk.AddFile("/org/package.xml", new MockFileData(
            """<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>*</members><name>ExtlClntAppOauthConfigurablePolicies</name></types><version>66.0</version></Package>"""));
        AddPolicies(disk, "/org", "<isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>");

        Check(disk, null).Should().Contain("ECA0079");
    }

    private static void AddPolicies(MockFileSystem disk, string folder, string element, string end = "") => disk.AddFile(
        $"{folder}/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy{end}",
        new MockFileData(Policies.Replace("ELEMENT", element, StringComparison.Ordinal)));

    private static string[] Codes(string policies)
    {
        var disk = Disk(policies + "\napps: { Bot: { namespace: acme, oauthPolicies: { label: Bot } } }\n");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", new MockFileData(Settings));
        return Check(disk, null);
    }

    private static string[] Check(MockFileSystem disk, ApiVersion? version) => [.. new PolicyGenerator(disk)
        .Check(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"], ApiVersion = version }, ["/org"], new RuleSettings())
        .Diagnostics.Select(finding => finding.Code)];

    private static MockFileSystem Disk(string policy)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The paths of this test are Unix paths.");
        }

        var disk = new MockFileSystem();
        disk.AddFile("/policy.eca.yaml", new MockFileData(policy));
        return disk;
    }
}
