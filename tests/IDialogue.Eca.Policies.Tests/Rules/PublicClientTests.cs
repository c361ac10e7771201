using System.IO.Abstractions.TestingHelpers;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>Clients that cannot keep a secret, and those of hosted MCP servers, which are some.</summary>
public sealed class PublicClientTests
{
    private const string WithoutSecret =
        "globalOauthSettings: { callbackUrls: [https://example.com/cb], isPkceRequired: true, isNamedUserJwtEnabled: true, "
        + "isConsumerSecretOptional: true, isSecretRequiredForRefreshToken: false }";

    private const string Scopes = "oauthSettings: { scopes: [mcp_api, refresh_token] }";

    [Test]
    public void Rules_that_ask_for_a_secret_do_not_apply_to_a_public_client()
    {
        var confidential = Check("salesforce-health", WithoutSecret);
        var publicOne = Check("salesforce-health", "clientType: public", WithoutSecret);

        foreach (var code in new[] { "ECA0118", "ECA0119" })
        {
            StatusOf(confidential, code).Should().Be(RuleStatus.Broken);
            StatusOf(publicOne, code).Should().Be(RuleStatus.PublicClient);
        }
    }

    [Test]
    public void A_confidential_client_is_the_default()
    {
        StatusOf(Check("salesforce-health", "clientType: confidential", WithoutSecret), "ECA0118").Should().Be(RuleStatus.Broken);
        Check("salesforce-health", "clientType: secret", WithoutSecret).Diagnostics.Should().Contain(
            finding => finding.Code == "ECA0012" && finding.Message.Contains("'clientType'", StringComparison.Ordinal));
    }

    [TestCase("isConsumerSecretOptional: true", "Set 'isSecretRequiredForRefreshToken' to false.")]
    [TestCase("isSecretRequiredForRefreshToken: false", "Set 'isConsumerSecretOptional' to true.")]
    [TestCase("isPkceRequired: true", "Set 'isConsumerSecretOptional' to true and 'isSecretRequiredForRefreshToken' to false.")]
    public void A_public_client_cannot_log_in_where_a_secret_is_asked_for(string setting, string advice)
    {
        var settings = $"globalOauthSettings: {{ callbackUrls: [https://example.com/cb], {setting} }}";

        Check(null, "clientType: public", settings).Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0259")
            .Which.Message.Should().EndWith(advice);
        Check(null, settings).Diagnostics.Should().NotContain(finding => finding.Code == "ECA0259");
    }

    [TestCase(Scopes, WithoutSecret, null)]
    [TestCase("oauthSettings: { scopes: [Access MCP servers (mcp_api), refresh_token] }", WithoutSecret, null)]
    [TestCase("oauthSettings: { scopes: [Access Salesforce hosted MCP servers (mcp_api), RefreshToken] }", WithoutSecret, null)]
    [TestCase("oauthSettings: { scopes: [Api, refresh_token] }", WithoutSecret, "ECA0258")]
    [TestCase("oauthSettings: { scopes: [MCP] }", WithoutSecret, "ECA0258")]
    [TestCase(Scopes, "isPkceRequired: true > isPkceRequired: false", "ECA0095")]
    [TestCase(Scopes, ", isPkceRequired: true >", null)]
    [TestCase(Scopes, ", isNamedUserJwtEnabled: true >", "ECA0163")]
    [TestCase(Scopes, "isConsumerSecretOptional: true > isConsumerSecretOptional: false", "ECA0259")]
    [TestCase(Scopes, ", isConsumerSecretOptional: true >", "ECA0259")]
    [TestCase(Scopes, ", isSecretRequiredForRefreshToken: false >", "ECA0259")]
    public void Each_reason_why_a_client_of_hosted_MCP_servers_fails_is_one_finding(string scopes, string settings, string? code)
    {
        // The other cases change one setting of those that work.
        var (before, after) = settings.Split(" >") is [var wrong, var put] ? (wrong, put.Trim()) : (WithoutSecret, WithoutSecret);
        var global = WithoutSecret.Replace(before, after, StringComparison.Ordinal);

        Check("hosted-mcp", scopes, global).Diagnostics.Select(finding => finding.Code)
            .Should().Equal(code is null ? [] : [code]);
    }

    [Test]
    public void The_report_tells_why_no_secret_is_asked_for()
    {
        var disk = new MockFileSystem();
        disk.AddFile("/policy.eca.yaml", new MockFileData(Text("salesforce-health", ["clientType: public", WithoutSecret])));
        var request = new PolicyRequest { PolicyFiles = [disk.Path.GetFullPath("/policy.eca.yaml")] };
        var check = new PolicyGenerator(disk).Check(request);

        EvidenceReport.ToMarkdown(check.Value!, date: null, "/").Should()
            .Contain("| not asked of a public client |");
    }

    private static RuleStatus StatusOf(Result<RuleReport> check, string code) =>
        check.Value!.Apps.Single().Outcomes.Single(outcome => outcome.Rule.Code == code).Status;

    private static Result<RuleReport> Check(string? baseline, params string[] sections) => new PolicyGenerator(new MockFileSystem()).Check(
        new PolicyRequest
        {
            PolicyFiles = [],
            PolicyContents = [new PolicyContent("policy.eca.yaml", Encoding.UTF8.GetBytes(Text(baseline, sections)))],
        });

    private static string Text(string? baseline, string[] sections) =>
        $"{(baseline is null ? "" : $"baselines: [{baseline}]\n")}apps:\n  Agent:\n    origin: deployed\n"
        + string.Concat(sections.Select(section => $"    {section}\n"));
}
