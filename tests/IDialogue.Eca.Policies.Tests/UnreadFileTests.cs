using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Files that people take for policy files or overlays of an environment, and that are something else.</summary>
public sealed class UnreadFileTests
{
    private const string Policy = "apps:\n  A:\n    namespace: acme\n    oauthPolicies: { permissionSets: [Base] }\n";

    [TestCase("agent.eca.yml", "agent.eca.yaml")]
    [TestCase("agent.ECA.yaml", "agent.eca.yaml")]
    [TestCase("policy.production.yaml", "policy.production.eca.yaml")]
    [TestCase("policy.production.yml", "policy.production.eca.yaml")]
    [TestCase("Policy.eca.production.yaml", "Policy.production.eca.yaml")]
    [TestCase("policy.yaml", "policy.eca.yaml")]
    public void A_file_that_looks_like_a_policy_file_and_is_not_read_is_a_warning_at_it(string name, string meant)
    {
        var warning = Check([], ["/project/policy.eca.yaml"], ("policy.eca.yaml", Policy), (name, Policy))
            .Should().ContainSingle(finding => finding.Code == "ECA0205").Subject;

        warning.Severity.Should().Be(DiagnosticSeverity.Warning);
        warning.Location!.Value.File.Should().Be("/project/" + name);
        warning.Message.Should().Contain($"Rename it to {meant}, or delete it.");
    }

    [TestCase("policy.openapi.yaml", "openapi: 3.1.0\n")]
    [TestCase("deployment.yaml", Policy)]
    [TestCase("policyholder.yaml", Policy)]
    [TestCase("policy.production.json", Policy)]
    [TestCase("policy.production.eca.yaml", Policy)]
    public void A_file_of_another_purpose_is_none(string name, string text) =>
        Check(["production"], ["/project/policy.eca.yaml"], ("policy.eca.yaml", Policy), (name, text))
            .Should().NotContain(finding => finding.Code == "ECA0205");

    [Test]
    public void Who_names_some_of_the_policy_files_leaves_out_the_others_on_purpose()
    {
        (string, string)[] files = [("policy.eca.yaml", Policy), ("bot.eca.yaml", Policy), ("agent.eca.yml", Policy)];

        Check([], ["/project/policy.eca.yaml"], files).Should().NotContain(finding => finding.Code == "ECA0205");
        Check([], ["/project/policy.eca.yaml", "/project/agent.eca.yml"], files).Should().NotContain(finding => finding.Code == "ECA0205");
    }

    [TestCase("production", "prodution", "prodution")]
    [TestCase("poduction", "production", "poduction")]
    [TestCase("production", "produtcion", "produtcion")]
    [TestCase("production", "Production", "production")]
    [TestCase("eu-production", "eu-producton", "eu-producton")]
    public void An_environment_that_is_nearly_another_one_is_a_warning_at_its_overlay(string one, string other, string misspelled)
    {
        var known = misspelled == one ? other : one;

        var warning = Check([], ["/project/policy.eca.yaml"],
            ("policy.eca.yaml", Policy), ($"policy.{one}.eca.yaml", "apps: {}\n"), ($"policy.{other}.eca.yaml", "apps: {}\n"))
            .Should().ContainSingle(finding => finding.Code == "ECA0206").Subject;

        warning.Location!.Value.File.Should().Be($"/project/policy.{misspelled}.eca.yaml");
        warning.Message.Should().Contain($"'{misspelled}'").And.Contain($"is nearly '{known}' of policy.{known}.eca.yaml");
    }

    [Test]
    public void The_name_of_more_overlays_is_the_right_one() =>
        Check([], ["/project/policy.eca.yaml", "/project/bot.eca.yaml"],
            ("policy.eca.yaml", Policy), ("policy.staging.eca.yaml", "apps: {}\n"), ("policy.stagging.eca.yaml", "apps: {}\n"),
            ("bot.eca.yaml", Policy.Replace("A:", "B:", StringComparison.Ordinal)), ("bot.staging.eca.yaml", "apps: {}\n"))
            .Should().ContainSingle(finding => finding.Code == "ECA0206")
            .Which.Location!.Value.File.Should().Be("/project/policy.stagging.eca.yaml");

    [TestCase("uat1", "uat2")]
    [TestCase("sandbox1", "sandbox2")]
    [TestCase("teamalpha", "teamalphb")]
    [TestCase("eu-production", "us-production")]
    [TestCase("production", "preproduction")]
    [TestCase("production", "prod")]
    [TestCase("test", "text")]
    public void Environments_that_differ_on_purpose_are_none(string one, string other) =>
        Check([], ["/project/policy.eca.yaml"],
            ("policy.eca.yaml", Policy), ($"policy.{one}.eca.yaml", "apps: {}\n"), ($"policy.{other}.eca.yaml", "apps: {}\n"))
            .Should().NotContain(finding => finding.Code == "ECA0206");

    [Test]
    public void Declared_environments_are_meant_as_they_are() =>
        Check(["production", "prodution"], ["/project/policy.eca.yaml"],
            ("policy.eca.yaml", Policy), ("policy.production.eca.yaml", "apps: {}\n"), ("policy.prodution.eca.yaml", "apps: {}\n"))
            .Should().NotContain(finding => finding.Code == "ECA0206");

    private static IReadOnlyList<Diagnostic> Check(string[] declared, string[] policies, params (string Name, string Text)[] files)
    {
        var disk = new MockFileSystem();
        foreach (var (name, text) in files)
        {
            disk.AddFile("/project/" + name, new MockFileData(text));
        }

        return new PolicyGenerator(disk).Check(new PolicyRequest
        {
            PolicyFiles = policies.ToValueList(),
            Environments = declared.ToValueList(),
        }).Diagnostics;
    }
}
