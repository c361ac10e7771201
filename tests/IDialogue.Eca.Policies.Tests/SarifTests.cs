using System.IO.Abstractions;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>What code scanning reads of findings.</summary>
public sealed class SarifTests
{
    private static readonly Diagnostic Known = new(
        "ECA0095", DiagnosticSeverity.Warning, "PKCE is off.", new SourceLocation("/project/ä b/policy.eca.yaml", 3, 7, 3, 12));

    [Test]
    public void A_result_says_what_where_and_how_bad()
    {
        var result = Run(Known).GetProperty("results")[0];

        result.GetProperty("ruleId").GetString().Should().Be("ECA0095");
        result.GetProperty("level").GetString().Should().Be("warning");
        result.GetProperty("message").GetProperty("text").GetString().Should().Be("PKCE is off.");
        var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("%C3%A4%20b/policy.eca.yaml");
        place.GetProperty("region").GetRawText().Should().Contain("3").And.Contain("12");
    }

    [Test]
    public void A_rule_brings_its_page_its_category_and_its_baselines()
    {
        var rule = Run(Known with { Code = "ECA0115" }).GetProperty("tool").GetProperty("driver").GetProperty("rules")[0];

        rule.GetProperty("id").GetString().Should().Be("ECA0115");
        rule.GetProperty("shortDescription").GetProperty("text").GetString().Should().Be("Refresh tokens are not rotated");
        rule.GetProperty("help").GetProperty("markdown").GetString().Should().StartWith("# ECA0115: ").And.Contain("Right:");
        rule.GetProperty("properties")
            .GetProperty("tags")
            .EnumerateArray()
            .Select(tag => tag.GetString())
            .Should().Equal("security", "salesforce-health", "partner-2026");
    }

    [Test]
    public void A_finding_is_the_same_one_when_lines_above_it_come_or_go()
    {
        Fingerprints(Known).Should().Equal(Fingerprints(Known with { Location = Known.Location!.Value with { Line = 33 } }));
        Fingerprints(Known, Known).Should().OnlyHaveUniqueItems();
        Fingerprints(Known).Should().NotEqual(Fingerprints(Known with { Message = "Other." }));
    }

    [Test]
    public void A_finding_without_place_and_one_about_a_whole_file_are_results_too()
    {
        var results = Run(Known with { Location = null }, Known with { Location = new SourceLocation("C:\\a\\b.yaml") })
            .GetProperty("results");

        results[0].GetProperty("locations").GetArrayLength().Should().Be(0);
        var place = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uri").GetString().Should().Be("file:///C:/a/b.yaml");
        place.TryGetProperty("region", out _).Should().BeFalse();
    }

    [Test]
    public void Every_log_is_valid_by_the_schema_of_the_standard()
    {
        var logs = Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Mistakes")
            .Select(test => (string)test.Arguments[0]!)
            .ToDictionary(
                folder => Path.GetFileName(folder),
                folder => new FindingReport(
                    new PolicyGenerator(new FileSystem()).Compile(GoldenRequest.For(folder)).Diagnostics, folder).ToSarif());
        logs["nothing"] = new FindingReport([], "").ToSarif();
        logs["awkward"] = new FindingReport(
            [Known with { Location = null }, Known with { Location = new SourceLocation("C:\\a b\\ö#%.yaml") }], "").ToSarif();

        logs["accepted"] = SarifLog.Write(
        [
            new SarifResult(Known) { Justification = "A reason.", AcceptedIn = Known.Location },
            new SarifResult(Known) { Justification = "" },
        ]);

        var found = JsonSerializer.Deserialize<Dictionary<string, string[]>>(
            NodeScript.Run("validate-sarif.mjs", JsonSerializer.Serialize(logs)))!;

        found.Should().HaveCount(logs.Count);
        found.SelectMany(log => log.Value.Select(mistake => $"{log.Key}: {mistake}")).Should().BeEmpty();
    }

    private static IEnumerable<string?> Fingerprints(params Diagnostic[] findings) => Run(findings).GetProperty("results").EnumerateArray()
        .Select(result => result.GetProperty("partialFingerprints").GetProperty("ecaFinding/v1").GetString());

    private static JsonElement Run(params Diagnostic[] findings)
    {
        using var log = JsonDocument.Parse(new FindingReport(findings, "/project").ToSarif());
        return log.RootElement.Clone().GetProperty("runs")[0];
    }
}
