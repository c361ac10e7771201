using System.IO.Abstractions.TestingHelpers;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>The section <c>subscriber</c>.</summary>
public sealed class SubscriberTests
{
    private const string Policy =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies: { preset: long-running-agent, permissionSets: [Agent_User] }
            subscriber:
              package: 04tPj00000B5Ql7IAF
              connectionUrl: https://example.com/connect?orgid={orgid}
              organizationId: ${ORG_ID}
              users: ["${API_USER}", API.User@example.com]

        """;

    [Test]
    public void Says_package_link_organization_and_users_with_the_values_of_variables()
    {
        var app = PolicyGenerator.Parse(Policy, "p", Values("00D000000000062", "api.user@example.com")).ValueOrThrow().Apps.Single();

        var subscriber = app.Subscriber!;
        subscriber.Package!.VersionId.ShortForm.Should().Be("04tPj00000B5Ql7");
        subscriber.ConnectionUrl!
            .For(subscriber.OrganizationId!.Value)
            .AbsoluteUri.Should()
            .Be("https://example.com/connect?orgid=00D000000000062EAA");
        subscriber.Users.Should().Equal("api.user@example.com");
    }

    [Test]
    public void Is_absent_when_nothing_is_said() =>
        PolicyGenerator.Parse("apps: { Agent: { namespace: acme, appPolicies: { isEnabled: true } } }", "p")
            .ValueOrThrow()
            .Apps.Single()
            .Subscriber.Should()
            .BeNull();

    [Test]
    public void Is_no_metadata() =>
        PolicyGenerator.Parse(Policy, "p", Values("00D000000000062", "a@example.com"))
            .ValueOrThrow()
            .Apps.Single()
            .Components.Should()
            .ContainSingle();

    [TestCase("00d000000a0062eae", "a@example.com")]
    [TestCase("00D000000000062", "s3cr3t")]
    public void A_finding_shows_no_value_of_a_variable(string organizationId, string user)
    {
        var findings = PolicyGenerator.Parse(Policy, "p", Values(organizationId, user)).Diagnostics;

        findings.Should().ContainSingle();
        findings[0].Message.Should().ContainAny("${ORG_ID}", "${API_USER}").And.NotContainAny("00d", "s3cr3t");
    }

    [Test]
    public void An_id_that_lost_its_case_in_a_variable_is_told_without_showing_it()
    {
        var finding = PolicyGenerator.Parse(Policy, "p", Values("00d000000000062eaa", "a@example.com"))
            .Diagnostics.Should().ContainSingle().Subject;

        finding.Code.Should().Be("ECA0128");
        finding.Message.Should().Contain("Letter case is wrong").And.NotContain("00D000000000062EAA");
    }

    [TestCase("{ Acme Agent@1.0.0-1: 04tPj00000B5Ql7IAF }")]
    [TestCase("{ \"Acme Agent@1.0.0-1\": \"04tPj00000B5Ql7IAF\" }")]
    [TestCase("{ Acme Agent@1.0.0-1: \"${VERSION}\" }")]
    public void A_package_has_an_alias_as_in_a_project_file(string package)
    {
        var policy = Policy.Replace("package: 04tPj00000B5Ql7IAF", "package: " + package, StringComparison.Ordinal);

        var subscriber = PolicyGenerator.Parse(policy, "p", Values("00D000000000062", "a@example.com"))
            .ValueOrThrow().Apps.Single().Subscriber!;

        subscriber.Package!.Alias.Should().Be("Acme Agent@1.0.0-1");
        subscriber.Package.VersionId.ToString().Should().Be("04tPj00000B5Ql7IAF");
    }

    [TestCase("{ Acme Agent@1.1.0-1: 04t6A0000004eytQAA }", "Install Acme Agent@1.1.0-1, the package of acme__Agent, if it is not installed,")]
    [TestCase("04t6A0000004eytQAA", "Install the package of acme__Agent if it is not installed,")]
    public void An_overlay_replaces_the_package_with_its_alias(string above, string step)
    {
        var files = new MockFileSystem(new Dictionary<string, MockFileData>
        {
            ["/policy.eca.yaml"] = new(
                """
                apps:
                  Agent:
                    namespace: acme
                    oauthPolicies: { preset: long-running-agent, permissionSets: [Agent_User] }
                    subscriber: { package: { Acme Agent@1.0.0-1: 04tPj00000B5Ql7IAF } }
                """),
            ["/policy.production.eca.yaml"] = new($"apps: {{ Agent: {{ subscriber: {{ package: {above} }} }} }}"),
        });

        var plan = new PolicyGenerator(files)
            .Plan(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"], Environment = "production" })
            .ValueOrThrow();

        plan.Steps[0].Instruction.Should().StartWith(step);
        plan.Steps[0].Commands.Should().Equal("sf package install --package 04t6A0000004eytQAA --wait 10");
    }

    private static IConfigurationRoot Values(string organizationId, string user) =>
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ORG_ID"] = organizationId,
            ["API_USER"] = user,
            ["VERSION"] = "04tPj00000B5Ql7IAF",
        }).Build();
}
