using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Rules;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>A guard file holds whatever the authors of policy files write.</summary>
public sealed class GuardTests
{
    private const string Path = "/project/company.eca-guard.yaml";

    private const string Apps =
        """
        apps:
          Agent:
            origin: deployed
            globalOauthSettings: { callbackUrls: [https://example.com], isPkceRequired: false }
        """;

    private const string Pkce = "rules: { ECA0095: error }\n";

    private const string Terms =
        Pkce + "suppressions: { maximumDays: 90, approvers: [security@example.com, Ada] }\n";

    private static readonly DateTime Today = new(2027, 3, 31, 22, 0, 0, DateTimeKind.Utc);

    [Test]
    public void A_level_of_the_guard_counts() => Errors(Pkce, "").Should().Equal("ECA0095 at policy:4");

    [Test]
    public void A_lower_level_is_refused_at_its_line_with_the_place_of_the_guard([Values("off", "info", "warning")] string level)
    {
        var findings = Check(Pkce, $"rules:\n  ECA0095: {level}\n");

        findings.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(Shown)
            .Should().BeEquivalentTo("ECA0095 at policy:6", "ECA0264 at policy:2");
        findings.Should().ContainSingle(finding => finding.Code == "ECA0264").Which.Message.Should().Be(
            $"The level '{level}' of ECA0095 has no effect: the guard file {Path}(1,10) requires 'error'. "
            + "Set this level or a higher one, or remove the line.");
    }

    [Test]
    public void A_higher_level_is_the_author_s() =>
        Errors("rules: { ECA0095: info }", "rules: { ECA0095: error }\n").Should().Equal("ECA0095 at policy:5");

    [Test]
    public void A_level_in_an_overlay_is_refused_at_the_line_of_the_overlay() =>
        Errors(Pkce, "", overlay: "rules:\n  ECA0095: off\n").Should().BeEquivalentTo("ECA0095 at policy:4", "ECA0264 at policy.uat:2");

    [Test]
    public void A_control_of_a_baseline_is_an_error_that_no_level_lowers()
    {
        Errors("baselines: [partner-2026]", "").Should()
            .BeEquivalentTo("ECA0095 at policy:4", "ECA0115 at policy:4", "ECA0116 at policy:4", "ECA0117 at policy:4");
        Errors("baselines: [partner-2026]\nrules: { ECA0115: info, ECA0116: off, ECA0117: off }", "rules:\n  ECA0095: warning\n").Should()
            .BeEquivalentTo(["ECA0095 at policy:6", "ECA0264 at policy:2"], "a level of the guard itself comes before its baseline");
    }

    [Test]
    public void A_public_client_is_not_exempt_by_its_author_s_word()
    {
        const string Public = "apps:\n  Agent:\n    origin: deployed\n    clientType: public\n    globalOauthSettings: "
            + "{ callbackUrls: [https://example.com], isPkceRequired: true, isSecretRequiredForRefreshToken: false }\n";
        const string Guard = "rules: { ECA0119: error }";

        Codes(Guard, Public).Should().Contain("ECA0119");
        Codes(Guard, $"baselines: [hosted-mcp]\n{Public}").Should().Contain("ECA0119");
        Codes($"{Guard}\nbaselines: [hosted-mcp]", Public).Should().NotContain("ECA0119");
    }

    [Test]
    public void Without_terms_the_guard_s_rules_cannot_be_suppressed_and_others_can()
    {
        Errors(Pkce, Suppress("ECA0095")).Should().BeEquivalentTo("ECA0095 at policy:6", "ECA0264 at policy:2");
        Check("rules: { ECA0115: error }", "rules: { ECA0115: off }\n" + Suppress("ECA0095")).Select(finding => finding.Code)
            .Should().NotContain("ECA0095");
    }

    [TestCase("", "allows an end within 90 days. Set 'until' to 2027-06-29 or earlier.")]
    [TestCase("until: 2027-06-30, approver: Ada", "allows an end within 90 days. Set 'until' to 2027-06-29 or earlier.")]
    [TestCase("until: 2027-06-29", "requires an approver of its list.")]
    [TestCase("until: 2027-06-29, approver: ada", "requires an approver of its list.")]
    [TestCase("until: 2027-06-29, approver: Myself", "set 'approver': security@example.com, Ada.")]
    public void A_suppression_off_the_terms_is_refused_and_its_findings_count(string keys, string reason)
    {
        var findings = Check(Terms, Suppress("ECA0095", keys));

        findings.Select(Shown).Should().Contain("ECA0095 at policy:6").And.Contain("ECA0264 at policy:2");
        findings.Single(finding => finding.Code == "ECA0264").Message.Should().Contain($"{Path}(2,1) ").And.Contain(reason);
    }

    [Test]
    public void A_suppression_on_the_terms_counts_and_stands_in_the_report()
    {
        var check = new PolicyGenerator(Disk(Terms, Suppress("ECA0095", "until: 2027-06-29, approver: Ada, owner: Team A"), ""))
            .Check(Request(null));

        check.HasErrors.Should().BeFalse();
        var suppression = check.Value!.Apps.SelectMany(app => app.Outcomes).Single(outcome => outcome.Suppression is not null).Suppression!;
        (suppression.Owner, suppression.Approver).Should().Be(("Team A", "Ada"));
    }

    [Test]
    public void A_guard_can_allow_no_suppression_at_all() =>
        Errors("suppressions: { allow: false }", Suppress("ECA0095", "until: 2027-04-01")).Should().Equal("ECA0264 at policy:2");

    [Test]
    public void Any_number_of_days_is_taken() =>
        Errors(Pkce + "suppressions: { maximumDays: 2147483647 }", Suppress("ECA0095")).Should()
            .BeEquivalentTo("ECA0095 at policy:6", "ECA0264 at policy:2");

    [Test]
    public void Ignored_suppressions_are_no_findings_themselves()
    {
        var disk = Disk(Pkce, Suppress("ECA0095"), "");

        new PolicyGenerator(disk).Check(Request(null) with { Guard = null, NoSuppressions = true })
            .Diagnostics.Select(finding => finding.Code).Should().Contain("ECA0095").And.NotContain("ECA0082").And.NotContain("ECA0264");
    }

    [TestCase("rule: {}", "ECA0011 at guard:1")]
    [TestCase("rules: { ECA9999: error }", "ECA0012 at guard:1")]
    [TestCase("rules: { ECA0264: error }", "ECA0013 at guard:1")]
    [TestCase("suppressions: { approver: Ada }", "ECA0011 at guard:1")]
    [TestCase("suppressions: { maximumDays: ninety }", "ECA0015 at guard:1")]
    [TestCase("suppressions: { approvers: ['${ADA}'] }", "ECA0017 at guard:1")]
    [TestCase("{}", "ECA0018 at guard:1")]
    [TestCase("", "ECA0004 at guard:1")]
    [TestCase(null, "ECA0001 at guard:0")]
    public void Mistakes_of_the_guard_are_errors_with_their_place(string? guard, string finding)
    {
        var disk = Disk(guard ?? "", "", "");
        if (guard is null)
        {
            disk.File.Delete(Path);
        }

        new PolicyGenerator(disk).Check(Request(null)).Diagnostics
            .Where(found => found.Severity == DiagnosticSeverity.Error && found.Code != "ECA0095").Select(Shown).Should().Equal(finding);
    }

    [Test]
    public void Metadata_is_held_to_the_guard_too()
    {
        var disk = Disk(Pkce, Suppress("ECA0095"), "");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", Settings(isPkceRequired: false));
        var generator = new PolicyGenerator(disk);

        generator.Check(Request(null), ["/org"], new RuleSettings()).Diagnostics
            .Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Code)
            .Should().BeEquivalentTo("ECA0095", "ECA0095", "ECA0264");
        generator.Check(Request(null) with { PolicyFiles = [] }, ["/org"], new RuleSettings()).HasErrors.Should().BeTrue();
    }

    [Test]
    public void A_value_that_a_project_replaces_on_deploy_is_no_way_around_the_guard()
    {
        var disk = Disk(Pkce, "", "");
        disk.AddFile("/dx/sfdx-project.json", new MockFileData(
            """
            {
              "packageDirectories": [{ "path": "app", "default": true }],
              "replacements": [{ "glob": "app/**", "stringToReplace": "<isPkceRequired>true", "replaceWithEnv": "PKCE" }]
            }
            """));
        disk.AddFile("/dx/app/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth-meta.xml", Settings(isPkceRequired: true));
        var request = Request(null) with { PolicyFiles = [] };

        new PolicyGenerator(disk).Check(request, ["/dx"], new RuleSettings()).Diagnostics
            .Where(finding => finding.Severity == DiagnosticSeverity.Error).Should().ContainSingle()
            .Which.Message.Should().StartWith("The guard file requires ECA0095, but a value that it depends on could not be read");
        new PolicyGenerator(disk).Check(request with { Guard = null }, ["/dx"], new RuleSettings()).HasErrors.Should().BeFalse();
    }

    [Test]
    public void What_the_org_has_is_no_excuse()
    {
        var disk = Disk(Pkce, "", "");
        disk.AddFile("/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth", Settings(isPkceRequired: false));
        var request = Request(null) with { Retrieved = "/org" };

        new PolicyGenerator(disk).Check(request).HasErrors.Should().BeTrue();
        new PolicyGenerator(disk).Check(request with { Guard = null }).HasErrors.Should().BeFalse();
    }

    private static string Suppress(string rule, string keys = "") =>
        $"suppressions:\n  - {{ rule: {rule}, reason: Old client., {keys} }}\n";

    private static string[] Errors(string guard, string settings, string overlay = "") =>
        [.. Check(guard, settings, overlay).Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(Shown)];

    private static string[] Codes(string guard, string policies) => [.. new PolicyGenerator(Disk(guard, policies, "", apps: ""))
        .Check(Request(null)).Diagnostics.Select(finding => finding.Code)];

    private static ValueList<Diagnostic> Check(string guard, string settings, string overlay = "") =>
        new PolicyGenerator(Disk(guard, settings, overlay)).Check(Request(overlay.Length > 0 ? "uat" : null)).Diagnostics;

    private static MockFileSystem Disk(string guard, string settings, string overlay, string apps = Apps)
    {
        var disk = new MockFileSystem();
        disk.AddFile(Path, new MockFileData(guard));
        disk.AddFile("/project/policy.eca.yaml", new MockFileData(settings + apps));
        if (overlay.Length > 0)
        {
            disk.AddFile("/project/policy.uat.eca.yaml", new MockFileData(overlay));
        }

        return disk;
    }

    private static MockFileData Settings(bool isPkceRequired) => new(
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppGlobalOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
            <callbackUrl>https://example.com/callback</callbackUrl>
            <externalClientApplication>Agent</externalClientApplication>
            <isPkceRequired>{(isPkceRequired ? "true" : "false")}</isPkceRequired>
            <label>Agent_glbloauth</label>
        </ExtlClntAppGlobalOauthSettings>
        """);

    private static PolicyRequest Request(string? environment) => new()
    {
        PolicyFiles = ["/project/policy.eca.yaml"],
        Environment = environment,
        Guard = Path,
        Today = Today,
        Configuration = new ConfigurationBuilder().AddInMemoryCollection([new("WHO", "Mallory"), new("ADA", "Mallory")]).Build(),
    };

    private static string Shown(Diagnostic finding)
    {
        var file = System.IO.Path.GetFileName(finding.Location!.Value.File);
        var name = file.EndsWith(".eca.yaml", StringComparison.Ordinal) ? file[..^".eca.yaml".Length] : "guard";
        return FormattableString.Invariant($"{finding.Code} at {name}:{finding.Location.Value.Line}");
    }
}
