using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>What a policy file says about rules decides what is reported.</summary>
public sealed class RuleSettingsTests
{
    private const string Apps =
        """
        apps:
          Agent:
            origin: deployed
            globalOauthSettings: { callbackUrls: [https://example.com], isPkceRequired: false }
          Bot:
            namespace: acme
            oauthPolicies: { permittedUsers: Admin approved users are pre-authorized }
        """;

    private static readonly DateTime Today = new(2027, 3, 31, 22, 0, 0, DateTimeKind.Utc);

    [Test]
    public void By_default_rules_have_their_own_levels_and_those_of_baselines_are_off()
    {
        Findings("").Should().Equal("warning ECA0095", "warning ECA0034");
        Outcome("", "Agent", "ECA0115").Status.Should().Be(RuleStatus.Off);
    }

    [TestCase("off", new[] { "warning ECA0034" })]
    [TestCase("INFO", new[] { "info ECA0095", "warning ECA0034" })]
    [TestCase("error", new[] { "error ECA0095", "warning ECA0034" })]
    public void A_level_in_the_file_wins(string level, string[] expected) =>
        Findings($"rules:\n  eca0095: {level}\n").Should().Equal(expected);

    [Test]
    public void A_baseline_switches_its_rules_on_and_a_level_wins_over_it()
    {
        Findings("baselines: [partner-2026]\n").Should().Equal(
            "warning ECA0115", "warning ECA0116", "warning ECA0117", "warning ECA0095", "warning ECA0034");
        Findings("baselines: [partner-2026]\nrules: { ECA0115: off, ECA0116: off, ECA0117: error }\n").Should().Equal(
            "error ECA0117", "warning ECA0095", "warning ECA0034");
    }

    [Test]
    public void A_suppression_hides_the_findings_of_a_rule_and_the_report_keeps_them()
    {
        const string Settings = "suppressions:\n  - { rule: ECA0034, app: Bot, reason: The package names them. }\n  - { rule: ECA0095, reason: Old client. }\n";

        Findings(Settings).Should().BeEmpty();
        var outcome = Outcome(Settings, "acme__Bot", "ECA0034");
        outcome.Status.Should().Be(RuleStatus.Suppressed);
        outcome.Suppression!.Reason.Should().Be("The package names them.");
        outcome.Findings.Should().ContainSingle().Which.Location!.Value.Line.Should().Be(10);
    }

    [Test]
    public void A_suppression_of_one_app_is_none_of_another() =>
        Findings("suppressions:\n  - { rule: ECA0095, app: Bot, reason: Old client. }\n")
            .Should().Equal("info ECA0082", "warning ECA0095", "warning ECA0034");

    [TestCase("2027-03-31", new[] { "warning ECA0034" })]
    [TestCase("2027-03-30", new[] { "warning ECA0081", "warning ECA0095", "warning ECA0034" })]
    public void A_suppression_ends_with_its_last_day(string until, string[] expected) =>
        Findings($"suppressions:\n  - {{ rule: ECA0095, reason: Old client., until: {until} }}\n").Should().Equal(expected);

    [Test]
    public void Without_a_day_nothing_ends() =>
        PolicyGenerator.Parse("suppressions:\n  - { rule: ECA0095, reason: Old client., until: 2001-01-01 }\n" + Apps, "p").Diagnostics
            .Select(finding => finding.Code).Should().Equal("ECA0034");

    [Test]
    public void What_one_file_says_holds_for_its_own_apps()
    {
        var disk = new MockFileSystem(new Dictionary<string, MockFileData>
        {
            ["/one.eca.yaml"] = new("rules: { ECA0095: off }\n" + Apps.Replace("Bot", "Bot1", StringComparison.Ordinal)),
            ["/two.eca.yaml"] = new("rules: { ECA0034: off }\n" + Apps.Replace("Agent", "Agent2", StringComparison.Ordinal)),
        });

        new PolicyGenerator(disk).Check(new PolicyRequest { PolicyFiles = ["/one.eca.yaml", "/two.eca.yaml"] }).Diagnostics
            .Select(finding => $"{finding.Location!.Value.File} {finding.Code}")
            .Should().Equal("/one.eca.yaml ECA0034", "/two.eca.yaml ECA0095");
    }

    [Test]
    public void A_secret_that_came_from_a_variable_stands_in_no_file()
    {
        const string Push = "apps:\n  Agent:\n    origin: setup\n    pushSettings:\n      pushServiceType: Android\n      androidPushConfig: { fcmProject: p, serviceAccount: KEY }\n";

        PolicyGenerator.Parse(Push, "p").Diagnostics.Select(finding => finding.Code).Should().Equal("ECA0110");
        PolicyGenerator.Parse(Push.Replace("KEY", "\"${key:-KEY}\"", StringComparison.Ordinal), "p").Diagnostics.Should().BeEmpty();
    }

    private static IEnumerable<string> Findings(string settings) => Check(settings).Diagnostics.Select(finding => finding.ToString()
        .Split(": ", 3)[1]);

    private static RuleOutcome Outcome(string settings, string app, string code) =>
        Check(settings).Value!.Apps.Single(known => known.FullName == app).Outcomes.Single(outcome => outcome.Rule.Code == code);

    private static Result<RuleReport> Check(string settings)
    {
        var disk = new MockFileSystem(new Dictionary<string, MockFileData> { ["/policy.eca.yaml"] = new(settings + Apps) });
        return new PolicyGenerator(disk).Check(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"], Today = Today });
    }
}
