using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Posture;

/// <summary>The posture of orgs, as their metadata, policy files and plans tell it.</summary>
public sealed class PostureReaderTests
{
    [Test]
    public void Each_folder_in_a_folder_of_trees_is_an_org_with_its_name() =>
        new PostureOrgs().Add("beta/unpackaged", "Agent").Add("acme", "Agent").Add("acme", "Bot").Read()
            .Orgs.Select(org => (org.Name, org.Apps.Count)).Should().Equal(("acme", 2), ("beta", 1));

    [TestCase("acme")]
    [TestCase("acme/unpackaged")]
    [TestCase("acme/main/default")]
    [TestCase("acme/force-app/main/default")]
    public void A_tree_is_one_org(string tree) =>
        new PostureOrgs().Add(tree, "Agent").Read("/orgs/acme").Orgs.Select(org => org.Name).Should().Equal("acme");

    [Test]
    public void Orgs_with_the_same_name_have_their_paths_as_names() =>
        new PostureOrgs().Add("a/retrieved", "Agent").Add("b/retrieved", "Agent").Read("/orgs/a/retrieved", "/orgs/b/retrieved")
            .Orgs.Select(org => org.Name).Should().Equal("orgs/a/retrieved", "orgs/b/retrieved");

    [Test]
    public void An_org_that_cannot_be_read_is_shown_and_stops_no_other()
    {
        var report = new PostureOrgs().Add("acme", "Agent").AddFile("/orgs/broken.zip", "no zip").Read();

        report.Orgs.Select(org => (org.Name, org.IsUnreadable)).Should().Equal(("acme", false), ("broken", true));
        report.Findings.Select(finding => finding.Code).Should().Contain("ECA0262");
    }

    [Test]
    public void An_org_without_apps_is_shown_without_an_error()
    {
        var orgs = new PostureOrgs().Add("acme", "Agent");
        orgs.Disk.AddDirectory("/orgs/empty");
        var report = orgs.Read();

        report.Orgs.Select(org => (org.Name, org.IsUnreadable, org.Apps.Count)).Should().Contain(("empty", false, 0));
        report.Findings.Select(finding => finding.Code).Should().Equal("ECA0150");
    }

    [Test]
    public void A_policy_file_is_an_org_for_each_of_its_environments()
    {
        var orgs = new PostureOrgs()
            .AddFile("/policy.eca.yaml", "apps: { Agent: { namespace: acme, oauthPolicies: { ipRelaxation: Relax IP restrictions } } }")
            .AddFile("/policy.production.eca.yaml", "apps: { Agent: { oauthPolicies: { ipRelaxation: Enforce IP restrictions } } }")
            .AddFile("/policy.sandbox.eca.yaml", "apps: { Agent: { oauthPolicies: { preset: long-running-agent } } }");

        orgs.Read("/policy.eca.yaml").Orgs.Select(org => (org.Name, org.Apps.Single().IpRelaxation)).Should().Equal(
            ("policy (production)", "Enforce IP restrictions"), ("policy (sandbox)", "Relax IP restrictions"));
    }

    [Test]
    public void What_a_policy_file_does_not_set_is_not_the_default_of_Salesforce()
    {
        var app = new PostureOrgs()
            .AddFile("/policy.eca.yaml", "apps: { Agent: { namespace: acme, oauthPolicies: { ipRelaxation: Relax IP restrictions } } }")
            .Read("/policy.eca.yaml").Orgs.Single().Apps.Single();

        app.PermittedUsers.Should().Be("not set");
        app.RefreshTokens.Should().Be("not set");
        app.Lifetime.Should().Be(TokenLifetime.NotKnown);
    }

    [Test]
    public void What_a_retrieved_record_does_not_have_is_the_default_of_Salesforce()
    {
        var app = new PostureOrgs().Add("acme", "Agent").Read().Orgs.Single().Apps.Single();

        app.Facts.Should().Equal(
            new PostureField("Permitted Users", "All users may self-authorize"),
            new PostureField("Refresh Token Policy", "Expire refresh token after specific time: 365 days"),
            new PostureField("IP Relaxation", "Enforce IP restrictions"),
            new PostureField("Flows", "Web Server Flow only"),
            new PostureField("PKCE", "required"),
            new PostureField("Session security level", "Standard"));
    }

    [Test]
    public void What_no_record_tells_is_not_known() =>
        new PostureOrgs()
            .AddFile("/orgs/acme/externalClientApps/Agent.eca", "<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\" />")
            .Read().Orgs.Single().Apps.Single().Facts.Select(fact => fact.Value).Should().AllBe("not known");

    [Test]
    public void The_settings_of_an_app_are_in_the_words_of_Setup()
    {
        var app = new PostureOrgs().Add(
            "acme",
            "Agent",
            """
            <clientCredentialsFlowUser>runner@example.com</clientCredentialsFlowUser>
            <ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>
            <isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>
            <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
            <refreshTokenPolicyType>Infinite</refreshTokenPolicyType>
            <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
            """,
            "<isDeviceFlowEnabled>true</isDeviceFlowEnabled><isPkceRequired>false</isPkceRequired>").Read().Orgs.Single().Apps.Single();

        app.Facts.Select(fact => fact.Value).Should().Equal(
            "Admin approved users are pre-authorized",
            "Refresh token is valid until revoked",
            "Relax IP restrictions",
            "Client Credentials Flow, Device Flow",
            "runner@example.com",
            "not required",
            "High Assurance");
        app.Lifetime.Should().Be(TokenLifetime.UntilRevoked);
    }

    [TestCase("SpecificLifetime", 24, "Hours", "Day")]
    [TestCase("SpecificLifetime", 30, "Days", "Month")]
    [TestCase("SpecificLifetime", 3, "Months", "Quarter")]
    [TestCase("SpecificLifetime", 12, "Months", "Year")]
    [TestCase("SpecificLifetime", 2000, "Days", "Longer")]
    [TestCase("SpecificInactivity", 1, "Days", "WhileUsed")]
    public void The_life_of_refresh_tokens_is_in_a_class(string type, int period, string unit, string lifetime) =>
        new PostureOrgs().Add("acme", "Agent", FormattableString.Invariant(
            $"""
            <refreshTokenPolicyType>{type}</refreshTokenPolicyType>
            <refreshTokenValidityPeriod>{period}</refreshTokenValidityPeriod>
            <refreshTokenValidityUnit>{unit}</refreshTokenValidityUnit>
            """)).Read().Orgs.Single().Apps.Single().Lifetime.ToString().Should().Be(lifetime);

    [Test]
    public void The_score_is_the_share_of_controls_that_hold()
    {
        var score = new PostureOrgs()
            .Add("acme", "Agent", settings: "<isPkceRequired>true</isPkceRequired>").Read().Orgs.Single().Apps.Single();

        score.Score.Total.Should().Be(score.Controls.Count(control => control.Status is RuleStatus.Passed or RuleStatus.Broken));
        score.Score.Percent.Should().Be(100 * score.Controls.Count(control => control.Status == RuleStatus.Passed) / score.Score.Total);
        score.Controls.Should().Contain(control =>
            control.Name == "Security: Require Proof Key for Code Exchange (PKCE) Control" && control.Status == RuleStatus.Passed);
    }

    [Test]
    public void A_suppression_and_a_rule_that_is_off_count_with_exceptions_only()
    {
        var app = new PostureOrgs().AddFile("/policy.eca.yaml",
            """
            rules: { ECA0119: off }
            suppressions: [{ rule: ECA0115, reason: The client is old., until: 2027-01-31 }]
            apps:
              Agent:
                basicInformation: { label: Agent, contactEmail: a@example.com }
                globalOauthSettings:
                  callbackUrls: [https://example.com/callback]
                  isPkceRequired: true
                  isRefreshTokenRotationEnabled: false
                  isSecretRequiredForRefreshToken: false
            """).Read("/policy.eca.yaml").Orgs.Single().Apps.Single(app => !app.IsOrg);

        app.Score.Accepted.Should().Be(2);
        app.Score.PercentWithoutExceptions.Should().BeLessThan(app.Score.Percent!.Value);
        app.Exceptions.Select(exception => (exception.Rule.Code, exception.Reason, exception.Until, exception.Place)).Should().Equal(
            ("ECA0115", "The client is old.", new DateTime(2027, 1, 31, 0, 0, 0, DateTimeKind.Utc), "/policy.eca.yaml(2,16)"),
            ("ECA0119", "The rule is switched off.", null, ""));
    }

    [Test]
    public void A_control_that_is_not_known_does_not_hold() =>
        new Score(3, 0, 4).Percent.Should().Be(75);

    [Test]
    public void A_record_has_each_title_once() =>
        MetadataCatalog.Components.Where(type => type.Fields.GroupBy(SetupText.TitleOf).Any(title => title.Count() > 1))
            .Select(type => type.Name).Should().BeEmpty("changes are told by titles");
}
