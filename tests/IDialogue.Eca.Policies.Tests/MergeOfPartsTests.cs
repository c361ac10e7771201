using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>A merge asks for what it changes and no more.</summary>
public sealed class MergeOfPartsTests
{
    private const string Policies =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>Agent</externalClientApplication>
            <isEnabled>false</isEnabled>
            <label>Agent_plcy</label>
            <startPage>None</startPage>
        </ExtlClntAppConfigurablePolicies>

        """;

    private const string Settings =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppGlobalOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
            <callbackUrl>https://example.com/callback</callbackUrl>
            <consumerKey>CONSUMER_KEY</consumerKey>
            <externalClientApplication>Agent</externalClientApplication>
            <label>Agent_glbloauth</label>
        </ExtlClntAppGlobalOauthSettings>

        """;

    /// <summary>A record that was not retrieved is a new one, which is told.</summary>
    private const string NewRecord = "ECA0060";

    [Test]
    public void A_required_field_that_the_retrieved_record_has_need_not_be_repeated()
    {
        var disk = Disk("apps: { Agent: { appPolicies: { startPage: OAuth } } }");
        disk.AddFile("/org/extlClntAppPolicies/Agent_plcy.ecaPlcy", new MockFileData(Policies));

        var merged = new PolicyGenerator(disk).MergeInPlace(Request()).ValueOrThrow();

        merged.Difference.Components.Single()
            .Fields.Where(change => change.Counts)
            .Select(change => change.Path)
            .Should().Equal("startPage");
        disk.File.ReadAllText("/org/extlClntAppPolicies/Agent_plcy.ecaPlcy").Should().Be(
            Policies.Replace("<startPage>None", "<startPage>OAuth", StringComparison.Ordinal), "what an admin switched off stays off");
    }

    [Test]
    public void The_period_goes_with_the_refresh_token_policy_that_is_removed()
    {
        const string Path = "/org/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy";
        var disk = Disk("apps: { Agent: { oauthPolicies: { remove: [refreshToken] } } }");
        disk.AddFile(Path, new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>Agent</externalClientApplication>
                <refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>
                <refreshTokenValidityPeriod>30</refreshTokenValidityPeriod>
                <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>
            </ExtlClntAppOauthConfigurablePolicies>
            """));

        new PolicyGenerator(disk).MergeInPlace(Request()).ValueOrThrow();

        disk.File.ReadAllText(Path).Should().NotContain("refreshToken");
    }

    [Test]
    public void A_value_that_cannot_be_read_is_one_that_changes()
    {
        var disk = Disk("apps: { Agent: { origin: setup, oauthPolicies: { refreshToken: Infinite } } }");
        disk.AddFile("/org/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>Agent</externalClientApplication>
                <refreshTokenPolicyType>infinite</refreshTokenPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));

        var change = new PolicyGenerator(disk).Compare(Request()).ValueOrThrow().Components.Single()
            .Fields.Single(change => change.Counts);

        (change.Kind, change.Before).Should().Be((Reconciliation.FieldChangeKind.Changed, "(not shown)"));
    }

    [Test]
    public void A_required_field_is_missing_where_there_is_no_record_to_merge_into()
    {
        var disk = Disk("apps: { Agent: { origin: setup, appPolicies: { startPage: OAuth } } }");
        disk.AddDirectory("/org");

        var compared = new PolicyGenerator(disk).Compare(Request());

        compared.Diagnostics.Should().ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error)
            .Which.Message.Should().Contain("'isEnabled'");
    }

    [TestCase("<applePushConfig>\n        <environment>Sandbox</environment>\n    </applePushConfig>\n    ", true)]
    [TestCase("", false)]
    public void A_required_field_of_a_record_in_the_record_is_kept_where_it_was_retrieved(string push, bool isRetrieved)
    {
        var disk = Disk("apps: { Agent: { pushSettings: { applePushConfig: { teamIdentifier: DEF123GHIJ } } } }");
        var before = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <ExtlClntAppPushSettings xmlns="http://soap.sforce.com/2006/04/metadata">
                {push}<externalClientApplication>Agent</externalClientApplication>
                <label>Agent_push</label>
                <pushServiceType>Apple</pushServiceType>
            </ExtlClntAppPushSettings>

            """;
        disk.AddFile("/org/extlClntAppPushSettings/Agent_push.ecaPush", new MockFileData(before));

        var merged = new PolicyGenerator(disk).MergeInPlace(Request());

        merged.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Code)
            .Should().Equal(isRetrieved ? [] : ["ECA0031"]);
        disk.File.ReadAllText("/org/extlClntAppPushSettings/Agent_push.ecaPush").Should().Be(isRetrieved
            ? before.Replace(
                "</environment>\n", "</environment>\n        <teamIdentifier>DEF123GHIJ</teamIdentifier>\n", StringComparison.Ordinal)
            : before);
    }

    [Test]
    public void What_the_retrieved_record_broke_before_is_a_warning_where_the_policy_repeats_it()
    {
        var old = Disk("apps: { Agent: { globalOauthSettings: { callbackUrls: [example.com/old] } } }");
        old.AddFile(
            "/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth",
            new MockFileData(Settings.Replace("https://example.com/callback", "example.com/old", StringComparison.Ordinal)));

        var repeated = new PolicyGenerator(old).Compare(Request());

        repeated.Diagnostics.Single(finding => finding.Code == "ECA0084").Should().Match<Diagnostic>(finding =>
            finding.Severity == DiagnosticSeverity.Warning
                && finding.Message.EndsWith("The retrieved record already breaks this rule, so it is a warning."));
        new PolicyGenerator(Disk("apps: { Agent: { globalOauthSettings: { callbackUrls: [example.com/old] } } }"))
            .Check(Request() with { Retrieved = null })
            .Diagnostics.Single(finding => finding.Code == "ECA0084")
            .Severity.Should()
            .Be(DiagnosticSeverity.Error, "nothing was retrieved");
    }

    [Test]
    public void A_placeholder_in_a_retrieved_record_is_a_warning_of_a_comparison()
    {
        var disk = Disk("apps: { Agent: { globalOauthSettings: { callbackUrls: [https://example.com/callback] } } }");
        disk.AddFile(
            "/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth",
            new MockFileData(Settings.Replace("CONSUMER_KEY", "{{consumerKey}}", StringComparison.Ordinal)));

        var compared = new PolicyGenerator(disk).Compare(Request());

        compared.ValueOrThrow().HasChanges.Should().BeFalse();
        compared.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0171")
            .Which.Severity.Should().Be(DiagnosticSeverity.Warning);
    }

    [TestCase("oauthSettings: { scopes: [mcp_api, refresh_token] }", "ECA0163")]
    [TestCase("oauthPolicies: { isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser: a@b.example }", "ECA0090")]
    [TestCase("oauthSettings: { scopes: [api] }", null)]
    public void A_rule_sees_the_retrieved_records_that_no_policy_sets(string section, string? code)
    {
        var disk = Disk($"apps: {{ Agent: {{ origin: setup, {section} }} }}");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", new MockFileData(Settings));
        disk.AddFile("/org/extlClntAppOauthSettings/Agent_oauth.ecaOauth", new MockFileData(Scopes("Api, RefreshToken")));

        Compared(disk).Should().Equal(code is null ? [] : [code]);
    }

    [Test]
    public void A_rule_is_told_at_the_retrieved_record_that_a_policy_breaks()
    {
        var disk = Disk("apps: { Agent: { globalOauthSettings: { isNamedUserJwtEnabled: false } } }");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", new MockFileData(Settings.Replace(
            "    <label>", "    <isNamedUserJwtEnabled>true</isNamedUserJwtEnabled>\n    <label>", StringComparison.Ordinal)));
        disk.AddFile("/org/extlClntAppOauthSettings/Agent_oauth.ecaOauth", new MockFileData(Scopes("RefreshToken, MCP")));

        new PolicyGenerator(disk).Compare(Request()).Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0163")
            .Which.Location!.Value.File.Should().EndWith("Agent_oauth.ecaOauth");
    }

    [Test]
    public void A_rule_that_a_policy_breaks_by_a_retrieved_value_is_told_at_the_policy()
    {
        var disk = Disk("apps: { Agent: { oauthPolicies: { remove: [permissionSets] } } }");
        disk.AddFile("/org/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", new MockFileData(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>Agent_User</commaSeparatedPermissionSet>
                <externalClientApplication>Agent</externalClientApplication>
                <label>Agent_oauthPlcy</label>
                <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>

            """));

        new PolicyGenerator(disk).Compare(Request()).Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0034")
            .Which.Location!.Value.File.Should().EndWith("policy.eca.yaml");
    }

    [Test]
    public void OAuth_settings_that_were_retrieved_are_not_missing()
    {
        var disk = Disk("apps: { Agent: { basicInformation: { description: New }, globalOauthSettings: { isIntrospectAllTokens: true } } }");
        disk.AddFile("/org/externalClientApps/Agent.eca", new MockFileData(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ExternalClientApplication xmlns="http://soap.sforce.com/2006/04/metadata">
                <contactEmail>a@example.com</contactEmail>
                <distributionState>Local</distributionState>
                <label>Agent</label>
            </ExternalClientApplication>

            """));
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", new MockFileData(Settings));
        disk.AddFile("/org/extlClntAppOauthSettings/Agent_oauth.ecaOauth", new MockFileData(Scopes("Api")));

        Compared(disk).Should().NotContain("ECA0088");
    }

    [Test]
    public void A_malformed_file_that_no_policy_is_about_is_a_warning_and_stops_no_merge()
    {
        var disk = Disk("apps: { Agent: { globalOauthSettings: { isIntrospectAllTokens: true } } }");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", new MockFileData(Settings));
        disk.AddFile("/org/extlClntAppOauthSettings/Agent_oauth.ecaOauth", new MockFileData("<Extl"));

        var compared = new PolicyGenerator(disk).Compare(Request());

        compared.ValueOrThrow().HasChanges.Should().BeTrue();
        compared.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0037")
            .Which.Severity.Should().Be(DiagnosticSeverity.Warning);
    }

    [TestCase("REDACTED_SEE_VAULT")]
    [TestCase("${CONSUMER_KEY}")]
    [TestCase("{{consumerKey}}")]
    [TestCase("%%%KEY%%%")]
    [TestCase("YOUR_CONSUMER_KEY")]
    [TestCase("&lt;redacted&gt;")]
    [TestCase("***")]
    public void A_placeholder_in_a_retrieved_record_is_never_deployed(string key)
    {
        var disk = Disk("apps: { Agent: { globalOauthSettings: { callbackUrls: [https://example.com/other] } } }");
        disk.AddFile(
            "/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth",
            new MockFileData(Settings.Replace("CONSUMER_KEY", key, StringComparison.Ordinal)));

        var built = new PolicyGenerator(disk).Generate(new GenerationRequest(Request(), "/out"));

        var finding = built.Diagnostics.Single(finding => finding.Severity == DiagnosticSeverity.Error);
        finding.Code.Should().Be("ECA0171");
        finding.Location!.Value.ToString().Should().Be("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth(4,5)");
        finding.Message.Should().NotContain(key);
        disk.Directory.Exists("/out").Should().BeFalse();
    }

    private static string Scopes(string scopes) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
            <commaSeparatedOauthScopes>{scopes}</commaSeparatedOauthScopes>
            <externalClientApplication>Agent</externalClientApplication>
            <label>Agent_oauth</label>
        </ExtlClntAppOauthSettings>

        """;

    private static string[] Compared(MockFileSystem disk) =>
        [.. new PolicyGenerator(disk).Compare(Request()).Diagnostics.Select(finding => finding.Code).Where(code => code != NewRecord)];

    private static PolicyRequest Request() => new() { PolicyFiles = ["/policy.eca.yaml"], Retrieved = "/org" };

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
