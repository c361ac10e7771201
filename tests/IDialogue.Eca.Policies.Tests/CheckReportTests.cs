using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>The result of the rules for several apps, in the formats of <c>eca validate</c>.</summary>
public sealed class CheckReportTests
{
    private const string Suppressed =
        "suppressions:\n  - { rule: ECA0115, reason: 'Clients cannot rotate yet.', owner: Sales Apps, approver: ciso, until: 2026-12-31 }\n";

    [Test]
    public void Many_findings_are_counted_by_rule_and_by_app()
    {
        var text = TextFormat.Instance.Write(Check(Policies(12)));

        text.Should().Contain("By rule:\n").And.Contain("\n  ECA0115   12 apps  Refresh tokens are not rotated\n")
            .And.MatchRegex("\nBy app:\n(  App[0-9]+: ([0-9]+ errors?, )?[0-9]+ warnings?, [0-9]+ infos?\n){12}[0-9]+ errors, [0-9]+ warnings\n$");
    }

    [Test]
    public void Few_findings_are_not_counted_by_rule() =>
        TextFormat.Instance.Write(Check(Policies(1))).Should().MatchRegex("^[0-9]+ errors?, [0-9]+ warnings?\n$");

    [Test]
    public void An_accepted_finding_is_a_suppressed_result_with_its_reason()
    {
        using var log = JsonDocument.Parse(new SarifFormat().Write(Check(Suppressed + Policies(1))));
        var results = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToArray();

        var suppression = results.Single(result => result.GetProperty("ruleId").GetString() == "ECA0115").GetProperty("suppressions")[0];
        suppression.GetProperty("kind").GetString().Should().Be("inSource");
        suppression.GetProperty("status").GetString().Should().Be("accepted");
        suppression.GetProperty("justification").GetString().Should().Be("Clients cannot rotate yet.");
        suppression.GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32()
            .Should().Be(3);
        results.Count(result => result.TryGetProperty("suppressions", out _)).Should().Be(1).And.BeLessThan(results.Length);
    }

    [Test]
    public void The_evidence_has_an_overview_to_sign_before_the_folded_details()
    {
        var evidence = new MarkdownFormat().Write(Check(Suppressed + Policies(2)) with { Source = "policy.eca.yaml", Commit = "4a63f2c1" });
        var overview = evidence[..evidence.IndexOf("<details>", StringComparison.Ordinal)];

        overview.Should().ContainAll(
            "| Source | policy.eca.yaml |",
            "| Commit | 4a63f2c1 |",
            "| Date | 2026-11-28 12:30 UTC |",
            "| Made by | IDialogue.Eca ",
            "| app | Permitted Users | Refresh Token Policy | IP Relaxation | Flows | Run As | PKCE | Session security level | score | verdict |",
            "| App1 | not set | not set | Relax IP restrictions | Client Credentials Flow | runner&#64;example.com | not required | not set |",
            "Clients cannot rotate yet. | Sales Apps | ciso | 2026-12-31 | policy.eca.yaml(3,",
            "| Owner |  |  |  |");
        evidence.Split("<details>").Should().HaveSameCount(evidence.Split("</details>"));
        evidence.Should().NotContainAny("ExtlClntApp", "3MVG9Key");
    }

    private static CheckReport Check(string policies)
    {
        var disk = new MockFileSystem();
        disk.AddFile("/project/policy.eca.yaml", new MockFileData("baselines: [salesforce-health]\n" + policies));
        var time = Posture.PostureOrgs.Time;
        var check = new PolicyGenerator(disk).Check(
            new PolicyRequest { PolicyFiles = [disk.Path.GetFullPath("/project/policy.eca.yaml")], Today = time });
        return new CheckReport(check.Value!, check.Diagnostics, time, disk.Path.GetFullPath("/project"));
    }

    private static string Policies(int count) => "apps:\n" + string.Concat(Enumerable.Range(1, count).Select(number =>
        FormattableString.Invariant(
            $$"""
              App{{number}}:
                origin: deployed
                globalOauthSettings:
                  callbackUrls: [https://example.com/callback]
                  consumerKey: 3MVG9Key
                  isPkceRequired: false
                  isRefreshTokenRotationEnabled: false
                  isClientCredentialsFlowEnabled: true
                oauthPolicies:
                  ipRelaxation: Relax IP restrictions
                  isClientCredentialsFlowEnabled: true
                  clientCredentialsFlowUser: runner@example.com

            """)));
}
