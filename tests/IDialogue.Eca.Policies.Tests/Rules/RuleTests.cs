using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>Policy files on which a rule must speak, and others on which it must not.</summary>
public sealed class RuleTests
{
    [TestCase("MCP")]
    [TestCase("mcp_api")]
    [TestCase("Chatbot")]
    [TestCase("SFApiPlatform")]
    [TestCase("EinsteinGPT")]
    public void Scopes_of_APIs_that_take_only_JWT_tokens_need_them(string scope)
    {
        App($"oauthSettings: {{ scopes: [Api, {scope}] }}", "globalOauthSettings: { callbackUrls: [https://example.com/cb] }")
            .Should().Contain("ECA0163");
        App($"oauthSettings: {{ scopes: [Api, {scope}] }}", "globalOauthSettings: { isNamedUserJwtEnabled: true }")
            .Should().NotContain("ECA0163");
        App($"oauthSettings: {{ scopes: [Api, {scope}] }}").Should().NotContain("ECA0163", "the global settings are not known");
        App("oauthSettings: { scopes: [Api] }", "globalOauthSettings: { isNamedUserJwtEnabled: false }").Should().NotContain("ECA0163");
    }

    [TestCase("namedUserJwtTimeout: 15")]
    [TestCase("guestJwtTimeout: 15")]
    [TestCase("namedUserJwtSessionTimeoutType: Custom")]
    public void A_JWT_timeout_needs_JWT_tokens(string timeout)
    {
        App("globalOauthSettings: { isNamedUserJwtEnabled: false }", $"oauthPolicies: {{ {timeout} }}").Should().Contain("ECA0164");
        App("globalOauthSettings: { isNamedUserJwtEnabled: true }", $"oauthPolicies: {{ {timeout} }}").Should().NotContain("ECA0164");
        App($"oauthPolicies: {{ {timeout} }}").Should().NotContain("ECA0164", "the global settings are not known");
    }

    [TestCase("\"mfa\"")]
    [TestCase("some text")]
    [TestCase("'\"open'")]
    [TestCase("https://example.com")]
    public void A_formula_that_is_neither_a_field_nor_a_text_is_refused(string formula) =>
        App($"oauthPolicies: {{ customAttributes: [{{ key: acr, formula: {formula} }}] }}").Should().Contain("ECA0165");

    [TestCase("'\"mfa\"'")]
    [TestCase("$User.Country")]
    [TestCase("Organization.Country")]
    [TestCase("User.Profile.Name")]
    [TestCase("'\"a\" & User.Id'")]
    [TestCase("LOWER(User.Username)")]
    public void A_formula_of_a_field_a_text_or_an_expression_is_accepted(string formula) =>
        App($"oauthPolicies: {{ customAttributes: [{{ key: acr, formula: {formula} }}] }}").Should().NotContain("ECA0165");

    [TestCase("https://")]
    [TestCase("localhost:8080")]
    [TestCase("localhost:8080/callback")]
    [TestCase("app.example.com:443")]
    [TestCase("javascript:alert(1)")]
    [TestCase("data:text/html,x")]
    [TestCase("myapp://")]
    public void A_callback_URL_that_never_matches_is_a_warning_and_stops_nothing(string text)
    {
        var codes = App($"globalOauthSettings: {{ callbackUrls: ['{text}'] }}");
        codes.Should().Contain("ECA0166").And.NotContain("ECA0084");
    }

    [TestCase("https://example.com/callback")]
    [TestCase("http://localhost:8080/callback")]
    [TestCase("cursor://anysphere.cursor-mcp/oauth/callback")]
    [TestCase("com.example.app:/oauth")]
    [TestCase("oob")]
    public void A_complete_callback_URL_is_accepted(string text) =>
        App($"globalOauthSettings: {{ callbackUrls: ['{text}'] }}").Should().NotContain("ECA0166").And.NotContain("ECA0084");

    [TestCase("https://a.example.com/cb https://b.example.com/cb")]
    [TestCase("https://a.example.com/cb,https://b.example.com/cb")]
    [TestCase("https://a.example.com/cb urn:ietf:wg:oauth:2.0:oob")]
    [TestCase("https://a.example.com/cb;myapp:/x")]
    [TestCase("https://a.example.com/cb,")]
    public void Several_callback_URLs_on_one_line_are_refused(string urls) =>
        Findings($"globalOauthSettings: {{ callbackUrls: ['{urls}'] }}").Should().ContainSingle(finding => finding.Code == "ECA0084")
            .Which.Message.Should().Contain("several URLs");

    [TestCase("https://a.example.com/c b", "white space")]
    [TestCase("https://a.example.com/cb\tx", "white space")]
    [TestCase("https://a.example.com:99999/cb", "not a valid URL")]
    [TestCase("https:///cb", "not a valid URL")]
    [TestCase("a.example.com/cb", "Include the scheme")]
    public void A_callback_URL_that_no_client_can_have_is_refused(string text, string what) =>
        Findings($"globalOauthSettings: {{ callbackUrls: [\"{text}\"] }}").Should().ContainSingle(finding => finding.Code == "ECA0084")
            .Which.Message.Should().Contain(what);

    [TestCase("https://a.example.com/cb?x=1,b:2")]
    [TestCase("https://a.example.com/cb;v=1")]
    public void Marks_within_a_callback_URL_are_accepted(string text) =>
        App($"globalOauthSettings: {{ callbackUrls: ['{text}'] }}").Should().NotContain("ECA0084");

    [TestCase("Access Salesforce hosted MCP servers (mcp_api)")]
    [TestCase("Access MCP servers (mcp_api)")]
    [TestCase("mcp_api")]
    public void A_scope_has_the_label_of_today_and_those_before(string scope) =>
        Findings($"oauthSettings: {{ scopes: ['{scope}'] }}").Should().NotContain(finding => finding.Severity == DiagnosticSeverity.Error);

    [Test]
    public void The_advice_for_a_formula_is_YAML_that_works()
    {
        var message = Findings("oauthPolicies: { customAttributes: [{ key: a, formula: \"'x'\" }] }")
            .Single(finding => finding.Code == "ECA0165").Message;

        message.Should().Contain("Write a text as '\"text\"', single quotes outside");
        App("oauthPolicies: { customAttributes: [{ key: a, formula: '\"x\"' }] }").Should().NotContain("ECA0165");
    }

    [TestCase("api.example.com", true)]
    [TestCase("gold (premium)", true)]
    [TestCase("x & y", true)]
    [TestCase("TEXT($User.Id", true)]
    [TestCase("UPPER(alias)", true)]
    [TestCase("User.Country", false)]
    [TestCase("$Organization.Country", false)]
    [TestCase("IF(User.IsActive, TEXT($User.Id) & '-x', null)", false)]
    [TestCase("\\\"a\\\" & \\\"b\\\"", false)]
    [TestCase("\\\"a\\\\\\\"b\\\"", false)]
    [TestCase("$User.Country /* ISO */", false)]
    [TestCase("$User.FirstName $User.LastName", true)]
    [TestCase("\\\"a\\\" \\\"b\\\"", true)]
    [TestCase("$User.FirstName & \\\" \\\" & $User.LastName", false)]
    public void A_formula_names_fields_functions_and_quoted_texts(string formula, bool isMistake) =>
        App($"oauthPolicies: {{ customAttributes: [{{ key: a, formula: \"{formula}\" }}] }}").Contains("ECA0165").Should().Be(isMistake);

    [TestCase("Admin", true)]
    [TestCase("System Administrator", false)]
    public void A_profile_goes_by_the_name_that_Setup_shows(string profile, bool isMistake) =>
        App($"oauthPolicies: {{ profiles: [{profile}] }}").Contains("ECA0177").Should().Be(isMistake);

    [TestCase("executeHandlerAs: John Doe")]
    [TestCase("clientCredentialsFlowUser: a@@example.com")]
    [TestCase("clientCredentialsFlowUser: 005000000000001AAA")]
    public void Run_as_users_are_usernames(string user) => App($"oauthPolicies: {{ {user} }}").Should().Contain("ECA0168");

    [TestCase("Agent Token Handler", true)]
    [TestCase("AgentTokenHandler.cls", true)]
    [TestCase("01p000000000001AAA", true)]
    [TestCase("AgentTokenHandler", false)]
    [TestCase("acme.AgentTokenHandler", false)]
    [TestCase("acme__AgentTokenHandler", false)]
    public void A_handler_is_named_as_Apex_names_it(string name, bool isMistake)
    {
        var findings = Findings($"oauthPolicies: {{ apexHandler: '{name}' }}").Where(finding => finding.Code == "ECA0178").ToArray();

        findings.Should().HaveCount(isMistake ? 1 : 0).And.NotContain(finding => finding.Message.Contains(name));
    }

    [Test]
    public void The_advice_about_the_certificate_of_asset_tokens_is_one()
    {
        var findings = Findings("oauthSettings: { assetTokenSigningCertificate: 0P1000000000001CAA }");

        findings.Should().ContainSingle(finding => finding.Code == "ECA0093").Which.Message.Should()
            .Contain("Use a variable").And.NotContain("Remove it");
        findings.Should().NotContain(finding => finding.Code == "ECA0170");
    }

    [Test]
    public void A_wildcard_in_a_callback_URL_is_a_warning() =>
        App("globalOauthSettings: { callbackUrls: ['http://localhost:*/callback'] }").Should().Contain("ECA0166").And.NotContain("ECA0084");

    [Test]
    public void A_mistake_in_one_item_hides_none_of_another() =>
        App("oauthPolicies: { permissionSets: [Agent User, ''] }").Should().Contain("ECA0167").And.Contain("ECA0016");

    [Test]
    public void An_id_of_a_permission_set_is_told_once() =>
        App("oauthPolicies: { permissionSets: [0PS000000000001AAA] }").Where(code => code is "ECA0025" or "ECA0167")
            .Should().Equal("ECA0025");

    [Test]
    public void A_callback_URL_without_a_scheme_is_told_once() =>
        App("globalOauthSettings: { callbackUrls: ['127.0.0.1:8080/cb'] }").Where(code => code is "ECA0084" or "ECA0166")
            .Should().Equal("ECA0084");

    [Test]
    public void A_refresh_token_policy_names_all_that_it_needs_at_once() =>
        Findings("oauthPolicies: { refreshToken: SpecificLifetime }").Should().ContainSingle(finding => finding.Code == "ECA0036")
            .Which.Message.Should().Contain("'refreshTokenValidityPeriod' (for example 30) and 'refreshTokenValidityUnit' (for example Days)");

    [Test]
    public void Several_lines_of_one_item_are_several_callback_URLs_all_at_its_place() =>
        Findings(
            "globalOauthSettings: { callbackUrls: [\"https://a.example.com/cb\\nb.example.com/cb\", https://c.example.com/cb, d.example.com] }")
            .Where(finding => finding.Code == "ECA0084").Select(finding => finding.Location!.Value.Column).Should().Equal(43, 115);

    [TestCase("API User")]
    [TestCase("Büro")]
    [TestCase("Agent_User_")]
    public void A_label_is_not_the_name_of_a_permission_set(string name) =>
        App($"oauthPolicies: {{ permissionSets: ['{name}'] }}").Should().Contain("ECA0167");

    [TestCase("API_User")]
    [TestCase("acme__API_User")]
    public void An_API_name_of_a_permission_set_is_accepted(string name) =>
        App($"oauthPolicies: {{ permissionSets: ['{name}'] }}").Should().NotContain("ECA0167");

    [TestCase("Integration User")]
    [TestCase("005000000000001AAA")]
    [TestCase("apiuser")]
    public void A_run_as_user_is_a_username(string user)
    {
        var findings = Findings($"oauthPolicies: {{ isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser: '{user}' }}");
        findings.Single(finding => finding.Code == "ECA0168").Message.Should().NotContain(user);
        App("oauthPolicies: { isClientCredentialsFlowEnabled: true, clientCredentialsFlowUser: a@example.com }")
            .Should().NotContain("ECA0168");
    }

    [Test]
    public void DPoP_is_told_to_lock_out_the_CLI() =>
        App("globalOauthSettings: { isDPopEnabled: true }").Should().Contain("ECA0169");

    [TestCase("SelfSigned_Cert")]
    [TestCase("0P1000000000001AAA")]
    [TestCase("00D000000000062EAA")]
    public void The_certificate_of_asset_tokens_is_an_id(string id) =>
        App($"oauthSettings: {{ assetTokenSigningCertificate: '{id}' }}").Should().Contain("ECA0170");

    [TestCase("0P1000000000001CAA")]
    [TestCase("0P1000000000001")]
    public void An_id_of_a_certificate_is_accepted(string id) =>
        App($"oauthSettings: {{ assetTokenSigningCertificate: '{id}' }}").Should().NotContain("ECA0170");

    [TestCase("SpecificLifetime", "365", "Days", null)]
    [TestCase("SpecificLifetime", "12", "Months", null)]
    [TestCase("SpecificInactivity", "1", "Months", "ECA0092")]
    [TestCase("SpecificInactivity", "2", "Months", "ECA0179")]
    [TestCase("SpecificInactivity", "31", "Days", "ECA0179")]
    [TestCase("SpecificInactivity", "30", "Days", null)]
    [TestCase("SpecificInactivity", "720", "Hours", null)]
    [TestCase("SpecificInactivity", "721", "Hours", "ECA0179")]
    public void An_idle_limit_is_compared_with_the_period_of_the_policy(string policy, string period, string unit, string? code)
    {
        var codes = App(
            "globalOauthSettings: { isEnforceRefreshTokenTTL: true }",
            $"oauthPolicies: {{ refreshToken: {policy}, refreshTokenValidityPeriod: {period}, refreshTokenValidityUnit: {unit} }}");
        codes.Where(found => found is "ECA0092" or "ECA0179").Should().Equal(code is null ? [] : [code]);
    }

    [TestCase("Infinite", true)]
    [TestCase("Zero", false)]
    public void An_idle_limit_ends_what_is_said_to_be_valid_until_revoked(string policy, bool isFinding) =>
        App("globalOauthSettings: { isEnforceRefreshTokenTTL: true }", $"oauthPolicies: {{ refreshToken: {policy} }}")
            .Contains("ECA0092").Should().Be(isFinding);

    [Test]
    public void An_idle_limit_never_advises_to_replace_a_hard_end()
    {
        var month = Findings(
            "globalOauthSettings: { isEnforceRefreshTokenTTL: true }",
            "oauthPolicies: { refreshToken: SpecificInactivity, refreshTokenValidityPeriod: 1, refreshTokenValidityUnit: Months }");
        month.Single(finding => finding.Code == "ECA0092").Message.Should().Contain("31 days");
    }

    [TestCase("10.0.0.0", "10.255.255.255", true)]
    [TestCase("192.0.2.0", "192.0.2.255", false)]
    [TestCase("192.0.2.0", "192.0.3.0", true)]
    [TestCase("2001:db8::", "2001:db8::ff", false)]
    [TestCase("2001:db8::", "2001:db8::1:0", true)]
    public void Refresh_token_IP_ranges_hold_256_addresses_in_all(string start, string end, bool isFinding)
    {
        App($"oauthSecuritySettings: {{ tokenIpRanges: [{{ start: '{start}', end: '{end}' }}] }}")
            .Contains("ECA0106")
            .Should().Be(isFinding);
        App($"oauthSettings: {{ trustedIpRanges: [{{ start: '{start}', end: '{end}' }}] }}").Should().NotContain("ECA0106");
    }

    [TestCase("https://example.com/cb", true)]
    [TestCase("myapp://callback", false)]
    [TestCase("http://localhost:1717/cb", false)]
    public void Partners_list_addresses_unless_all_callback_URLs_lead_to_the_users_device(string text, bool isFinding) =>
        Codes("baselines: [partner-2026]\n", $"globalOauthSettings: {{ callbackUrls: ['{text}'] }}")
            .Contains("ECA0117")
            .Should().Be(isFinding);

    [Test]
    public void Partners_need_the_apps_own_idle_limit()
    {
        Codes(
            "baselines: [partner-2026]\n",
            "globalOauthSettings: { callbackUrls: [https://e.com] }",
            "oauthPolicies: { preset: idle-limit-30-days, permissionSets: [A] }")
            .Should().Contain("ECA0116");
        Codes("baselines: [partner-2026]\n", "globalOauthSettings: { isEnforceRefreshTokenTTL: true }").Should().NotContain("ECA0116");
    }

    [Test]
    public void A_period_of_zero_beside_a_policy_without_one_is_as_orgs_return_it()
    {
        App("oauthPolicies: { refreshToken: Zero, refreshTokenValidityPeriod: 0 }").Should().NotContain("ECA0035");
        App("oauthPolicies: { refreshToken: Zero, refreshTokenValidityPeriod: 7 }").Should().Contain("ECA0035");
    }

    private static string[] App(params string[] sections) => Codes("", sections);

    private static string[] Codes(string settings, params string[] sections) =>
        [.. Parse(settings, sections).Select(finding => finding.Code)];

    private static IEnumerable<Diagnostic> Findings(params string[] sections) => Parse("", sections);

    private static IEnumerable<Diagnostic> Parse(string settings, string[] sections) => PolicyGenerator.Parse(
        $"apiVersion: {ApiVersion.Newest}\n{settings}apps:\n  Agent:\n    origin: deployed\n{string.Concat(sections.Select(section => $"    {section}\n"))}",
        "policy.eca.yaml").Diagnostics;
}
