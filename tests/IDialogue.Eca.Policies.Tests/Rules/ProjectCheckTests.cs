using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>Salesforce DX projects and retrieves as <c>eca validate</c> checks them.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProjectCheckTests
{
    private const string Settings = "force-app/main/default/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth-meta.xml";
    private const string Policies = "force-app/main/default/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy-meta.xml";

    private readonly MockFileSystem disk = new();

    [Test]
    public void A_value_that_is_replaced_on_deploy_is_told_and_not_judged()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("${HOST}/callback"));

        Check().Should().ContainSingle(finding => finding.Location!.Value.File.Contains("GlobalOauth")).Which.ToString().Should()
            .Contain("(3,1): info ECA0155: sfdx-project.json replaces '${HOST}' in 'callbackUrl'").And.Contain("APP_HOST");
    }

    [Test]
    public void Beside_a_replaced_callback_URL_the_others_are_judged_each_at_its_line()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("${HOST}/callback\n  example.com/callback\nhttps://example.com/callback"));

        Check()
            .Should().ContainSingle(finding => finding.Code == "ECA0084")
            .Which.Location.Should()
            .BeEquivalentTo(new { Line = 4, Column = 3 });
    }

    [Test]
    public void A_placeholder_that_no_replacement_names_is_an_error()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("https://${OTHER}/callback"));

        Check().Should().Contain(finding => finding.Code == "ECA0171");
    }

    [Test]
    public void The_text_that_replaces_another_is_in_no_finding()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithFile": "secret.txt" }]""");
        Save("secret.txt", "hunter2");
        Save(Settings, Global("${HOST}/callback"));

        Check().Should().NotBeEmpty().And.NotContain(finding => finding.Message.Contains("hunter2"));
    }

    [Test]
    public void A_placeholder_beside_a_replaced_text_is_deployed_and_so_an_error()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("https://${HOST}/${PATH_X}"));

        Check().Should().ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error).Which.Code.Should().Be("ECA0171");
    }

    [TestCase("<refreshTokenPolicyType>infinite</refreshTokenPolicyType>", "ECA0042")]
    [TestCase("<ipRelaxationPolicyType>Relax</ipRelaxationPolicyType>", "ECA0042")]
    [TestCase("<ipRelaxationPolicyType>Enforce_relaxrefresh</ipRelaxationPolicyType>", null)]
    public void A_value_of_an_enumeration_has_one_spelling(string element, string? code)
    {
        SaveProject("[]");
        Save(Policies, "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
            + $"<externalClientApplication>Agent</externalClientApplication>\n{element}\n</ExtlClntAppOauthConfigurablePolicies>\n");

        Check().Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Code)
            .Should().Equal(code is null ? [] : [code]);
    }

    [Test]
    public void The_spelling_of_connected_apps_is_a_warning_where_Salesforce_types_a_text()
    {
        SaveProject("[]");
        Save(Policies, "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
            + "<externalClientApplication>Agent</externalClientApplication>\n<ipRelaxationPolicyType>BYPASS</ipRelaxationPolicyType>\n"
            + "</ExtlClntAppOauthConfigurablePolicies>\n");

        Check().Should().ContainSingle(finding => finding.Code == "ECA0042").Which.Severity.Should().Be(DiagnosticSeverity.Warning);
    }

    [TestCase("dummy", DiagnosticSeverity.Error)]
    [TestCase("CONSUMER_KEY", DiagnosticSeverity.Error)]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", DiagnosticSeverity.Warning)]
    [TestCase("MDoCAQBBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB", DiagnosticSeverity.Error, Description = "A private key in base64.")]
    public void A_certificate_in_metadata_is_one(string text, DiagnosticSeverity severity)
    {
        SaveProject("[]");
        Save(Settings, Global("https://example.com/callback", $"<certificate>{text}</certificate>"));

        Check().Should().ContainSingle(finding => finding.Code == "ECA0074").Which.Severity.Should().Be(severity);
    }

    [Test]
    public void A_component_has_a_name_that_an_org_takes()
    {
        SaveProject("[]");
        Save(Settings.Replace("Agent_glbloauth", "My settings", StringComparison.Ordinal), Global("https://example.com/callback"));

        Check().Should().ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error).Which.Code.Should().Be("ECA0045");
    }

    [Test]
    public void An_import_leaves_out_what_is_replaced_on_deploy()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("https://example.com/callback", "<certificate>${HOST}</certificate>"));

        var import = PolicyImporter.Import(MetadataTree.Read(disk, Root).Value!);

        import.Value.Should().Contain("https://example.com/callback").And.NotContain("certificate");
        import.Diagnostics.Should().Contain(finding => finding.Message.Contains("replaced on deploy"));
    }

    [TestCase("/out", PackageFormat.Metadata, "isIntrospectAllTokens: true", true)]
    [TestCase("/out", PackageFormat.Zip, "isIntrospectAllTokens: true", true)]
    [TestCase("/out", PackageFormat.Source, "isIntrospectAllTokens: true", true)]
    [TestCase("/sf", PackageFormat.Source, "isIntrospectAllTokens: true", false)]
    [TestCase("/out", PackageFormat.Metadata, "callbackUrls: [https://example.com/callback]", false)]
    public void A_text_that_is_replaced_on_deploy_does_not_leave_its_project(
        string folder, PackageFormat format, string change, bool isError)
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("${HOST}/callback", "<label>Agent</label>"));
        disk.AddFile(disk.Path.GetFullPath("/policy.eca.yaml"), new MockFileData(
            $"apps: {{ Agent: {{ globalOauthSettings: {{ {change} }} }} }}"));

        var built = new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = [disk.Path.GetFullPath("/policy.eca.yaml")],
            Retrieved = Root,
            OutputFolder = disk.Path.GetFullPath(folder),
            Layout = new PackageLayout { Format = format },
        });

        built.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Code)
            .Should().Equal(isError ? ["ECA0173"] : []);
        disk.Directory.Exists(disk.Path.GetFullPath("/out")).Should().Be(!isError && folder == "/out");
    }

    [TestCase("\"stringToReplace\": \"${HOST}\"", "callbackUrls: [https://new.example.com/callback]", "ECA0176")]
    [TestCase("\"stringToReplace\": \"${HOST}\"", "label: New", null)]
    [TestCase("\"regexToReplace\": \"<callbackUrl>[^<]*\"", "callbackUrls: [https://new.example.com/callback]", "ECA0175")]
    public void A_merge_in_place_tells_what_it_does_to_replacements(string replacement, string change, string? code)
    {
        SaveProject($$"""[{ "filename": "FILE", {{replacement}}, "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("${HOST}/callback", "<label>Agent</label>"));
        var policy = disk.Path.GetFullPath("/policy.eca.yaml");
        disk.AddFile(policy, new MockFileData($"apps: {{ Agent: {{ globalOauthSettings: {{ {change} }} }} }}"));

        var merged = new PolicyGenerator(disk).MergeInPlace(new PolicyRequest { PolicyFiles = [policy], Retrieved = Root });

        merged.Value.Should().NotBeNull(string.Join("\n", merged.Diagnostics));
        merged.Diagnostics.Where(finding => finding.Code is "ECA0175" or "ECA0176").Select(finding => finding.Code)
            .Should().Equal(code is null ? [] : [code]);
        merged.Diagnostics.Should().NotContain(finding => finding.Message.Contains("new.example.com"));
    }

    [Test]
    public void A_report_does_not_say_that_a_rule_holds_for_a_value_that_is_replaced()
    {
        SaveProject("""[{ "filename": "FILE", "stringToReplace": "${HOST}", "replaceWithEnv": "APP_HOST" }]""");
        Save(Settings, Global("${HOST}/callback"));

        Outcome("ECA0084").Should().Be(RuleStatus.Undecided);
    }

    [Test]
    public void A_report_does_not_say_that_a_rule_holds_for_a_record_with_an_unknown_element()
    {
        SaveProject("[]");
        Save(Settings, Global("https://example.com/callback", "<isPkceRequiredd>true</isPkceRequiredd>"));

        Outcome("ECA0084").Should().Be(RuleStatus.Undecided);
        EvidenceReport.ToMarkdown(RuleCheck.Check(disk, Root, new RuleSettings(), today: null).Value!, date: null, Root)
            .Should().Contain("**not known**").And.Contain("Not read, or not in full");
    }

    [TestCase("ExtlClntAppGlobalOauthSettings", "isPkceRequiredd", "Did you mean 'isPkceRequired'?")]
    [TestCase("ExtlClntAppGlobalOauthSettings", "ipRelaxation", "Did you mean 'ipRelaxationPolicyType' of ExtlClntAppOauthConfigurablePolicies?")]
    [TestCase("ExtlClntAppGlobalOauthSettings", "scopes", "Did you mean 'commaSeparatedOauthScopes' of ExtlClntAppOauthSettings?")]
    public void An_unknown_element_is_a_warning_that_says_what_was_meant(string type, string element, string hint)
    {
        SaveProject("[]");
        Save(Settings, Record(type, $"<callbackUrl>https://example.com/callback</callbackUrl><{element}>true</{element}>"));

        Check().Should().ContainSingle(finding => finding.Code == "ECA0041").Which.Should().Match<Diagnostic>(finding =>
            finding.Severity == DiagnosticSeverity.Warning && finding.Message.Contains(hint));
    }

    [TestCase("Agent_glbloauth.ecaGlblOauth-meta", "Agent_glbloauth.ecaGlblOauth-meta.xml")]
    [TestCase("Agent_glbloauth.ecaGlblOauthSettings-meta.xml", "Agent_glbloauth.ecaGlblOauth-meta.xml")]
    [TestCase("Agent_glbloauth.ecaglbloauth-meta.xml", "Agent_glbloauth.ecaGlblOauth-meta.xml")]
    [TestCase("Agent_glbloauth.xml", "Agent_glbloauth.ecaGlblOauth-meta.xml")]
    public void A_file_that_is_not_read_is_named_with_what_it_should_be_called(string name, string right)
    {
        SaveProject("[]");
        Save(Settings.Replace("Agent_glbloauth.ecaGlblOauth-meta.xml", name, StringComparison.Ordinal), Global(
            "https://example.com/callback"));

        Check().Should().ContainSingle(finding => finding.Location!.Value.File.EndsWith(name, StringComparison.Ordinal))
            .Which.Message.Should().Contain(right);
    }

    [Test]
    public void A_tree_of_connected_apps_alone_is_said_to_be_unchecked()
    {
        SaveProject("[]");
        Save("force-app/main/default/connectedApps/Old.connectedApp-meta.xml",
            "<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n<contactEmail>a@example.com</contactEmail>\n<label>Old</label>\n</ConnectedApp>\n");

        Check().Should().ContainSingle().Which.Should().Match<Diagnostic>(finding =>
            finding.Code == "ECA0156" && finding.Severity == DiagnosticSeverity.Warning);
    }

    [TestCase("\"sourceApiVersion\": \"120.0\"")]
    [TestCase("\"sourceApiVersion\": \"57.0\"")]
    public void A_version_of_a_project_that_cannot_be_checked_is_told(string version)
    {
        Save("sfdx-project.json", $$"""{ "packageDirectories": [{ "path": "force-app" }], {{version}} }""");
        Save(Settings, Global("https://example.com/callback"));

        Check().Should().ContainSingle(finding => finding.Code == "ECA0174");
    }

    [TestCase("<version>abc</version></Package>", "ECA0174")]
    [TestCase("<version>99.0</version></Package>", "ECA0174")]
    [TestCase("<broken", "ECA0037")]
    public void A_package_xml_without_a_version_that_can_be_checked_is_told(string end, string code)
    {
        Save("package.xml", "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\">" + end);
        Save("extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", Global("https://example.com/callback"));

        Check().Should().ContainSingle(finding => finding.Code == code).Which.Severity.Should().Be(DiagnosticSeverity.Warning);
    }

    [Test]
    public void A_record_without_the_name_of_its_app_is_an_error()
    {
        SaveProject("[]");
        Save(Policies, "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
            + "<externalClientApplication></externalClientApplication>\n<label>Agent</label>\n</ExtlClntAppOauthConfigurablePolicies>\n");

        Check().Should().ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error).Which.Code.Should().Be("ECA0031");
    }

    [Test]
    public void A_malformed_file_is_one_finding()
    {
        SaveProject("[]");
        Save(Policies, "<ExtlClntAppOauthConfigurablePolicies");

        Check().Should().ContainSingle().Which.Code.Should().Be("ECA0037");
    }

    [TestCase("""{ "path": "force-app", "package": "Agent" }""", "", 2)]
    [TestCase("""{ "path": "force-app", "package": "Agent" }""", "**/extlClntAppGlobalOauthSets", 1)]
    [TestCase("""{ "path": "force-app", "package": "Agent" }""", "**/externalClientApps", 2)]
    [TestCase("""{ "path": "force-app" }""", "", 0)]
    public void A_record_is_out_of_place_only_where_a_package_version_would_hold_it(string directory, string ignored, int count)
    {
        Save("sfdx-project.json", $$"""{ "packageDirectories": [{{directory}}] }""");
        Save(".forceignore", ignored);
        Save("force-app/main/default/externalClientApps/Agent.eca-meta.xml", Record(
            "ExternalClientApplication", "<distributionState>Local</distributionState><label>Agent</label><contactEmail>a@example.com</contactEmail>"));
        Save(Settings, Global("https://example.com/callback"));
        Save(Policies, Record("ExtlClntAppOauthConfigurablePolicies", "<label>Agent</label>"));

        Check().Count(finding => finding.Code == "ECA0111").Should().Be(count);
    }

    private string Root => disk.Path.GetFullPath("/sf");

    private Diagnostic[] Check() => [.. RuleCheck.Check(disk, Root, new RuleSettings(), today: null).Diagnostics];

    private RuleStatus Outcome(string code) => RuleCheck.Check(disk, Root, new RuleSettings(), today: null)
        .Value!.Apps.Single().Outcomes.Single(outcome => outcome.Rule.Code == code).Status;

    private void SaveProject(string replacements) => Save("sfdx-project.json",
        $$"""{ "packageDirectories": [{ "path": "force-app" }], "replacements": {{replacements.Replace("FILE", Settings, StringComparison.Ordinal)}} }""");

    private void Save(string path, string text) => disk.AddFile(disk.Path.Combine(Root, path), new MockFileData(text));

    private static string Global(string urls, string more = "") =>
        Record("ExtlClntAppGlobalOauthSettings", $"<callbackUrl>{urls}</callbackUrl>{more}");

    private static string Record(string type, string fields) =>
        $"<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n<externalClientApplication>Agent</externalClientApplication>\n{fields}</{type}>\n";
}
