using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Colours and progress are for people who look on.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TerminalTests
{
    private const string Escape = "\u001b[";

    private readonly MockFileSystem disk = new();

    [Test]
    public void A_terminal_gets_colours() =>
        On(isTerminal: true).Eca(["diff", "--retrieved", "retrieved"]).Output.Should().Contain($"{Escape}33m  ~ IP Relaxation");

    [Test]
    public void A_finding_on_a_terminal_has_its_severity_in_colour() =>
        On(isTerminal: true).Eca(["build", "none.eca.yaml"]).Errors.Should().Contain($"{Escape}31merror ECA0001:{Escape}0m");

    [Test]
    public void A_pipe_gets_none()
    {
        var printed = On(isTerminal: false).Eca(["diff", "--retrieved", "retrieved"]);

        printed.Output.Should().Contain("~ IP Relaxation").And.NotContain(Escape);
    }

    [TestCase("NO_COLOR", "1")]
    [TestCase("TERM", "dumb")]
    public void A_terminal_gets_none_where_somebody_says_so(string variable, string value)
    {
        var session = On(isTerminal: true);
        session.EnvironmentVariables[variable] = value;

        session.Eca(["diff", "--retrieved", "retrieved"]).Output.Should().Contain("~ IP Relaxation").And.NotContain(Escape);
    }

    [Test]
    public void JSON_has_none_on_a_terminal_either() =>
        On(isTerminal: true).Eca(["diff", "--retrieved", "retrieved", "--json"]).Output.Should().StartWith("{").And.NotContain(Escape);

    [Test]
    public void A_name_from_a_file_cannot_steer_a_terminal()
    {
        disk.AddFile("/project/wrong.eca.yaml", new MockFileData("apps:\n  \"A\\e[2J\":\n    namespace: acme\n"));

        On(isTerminal: false).Eca(["build", "wrong.eca.yaml"]).Errors.Should().Contain("\\u001b[2J").And.NotContain("\u001b");
    }

    [Test]
    public void Commands_options_and_values_are_completed()
    {
        Complete("eca bui").Should().Contain("build");
        Complete("eca build --form").Should().Contain("--format");
        Complete("eca build --format so").Should().Contain("source");
        Complete("eca explain ECA014").Should().Contain("ECA0140");
    }

    [Test]
    public void Environments_are_completed_by_the_overlays_of_the_policy_file()
    {
        disk.AddFile("/project/policy.production.eca.yaml", new MockFileData("apps: {}\n"));
        disk.AddFile("/project/other.eca.yaml", new MockFileData("apps: {}\n"));
        disk.AddFile("/project/other.uat.eca.yaml", new MockFileData("apps: {}\n"));

        Complete("eca build --environment ").Should().Contain("production").And.NotContain("uat");
        Complete("eca diff other.eca.yaml -e ").Should().Contain("uat").And.NotContain("production");
    }

    [Test]
    public void Orgs_are_completed_by_the_aliases_of_Salesforce_CLI()
    {
        disk.AddFile("/home/me/.sfdx/alias.json", new MockFileData("""{ "orgs": { "acme": "a@example.com", "acme-uat": "b@example.com" } }"""));

        Complete("eca plan --target-org acme").Should().Contain("acme").And.Contain("acme-uat");
        Complete("eca diff -t ").Should().Contain("acme-uat");
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("""{ "orgs": ["acme"] }""")]
    public void A_file_of_aliases_that_has_another_form_completes_nothing(string content)
    {
        disk.AddFile("/home/me/.sfdx/alias.json", new MockFileData(content));

        Complete("eca plan --target-org ac").Should().NotContain("acme");
    }

    private string[] Complete(string line)
    {
        var session = On(isTerminal: false);
        session.EnvironmentVariables["HOME"] = "/home/me";
        return session.Eca([FormattableString.Invariant($"[suggest:{line.Length}]"), line]).Output.Split('\n');
    }

    private Session On(bool isTerminal)
    {
        disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      ipRelaxation: Relax IP restrictions\n"));
        disk.AddFile("/project/retrieved/extlClntAppOauthPolicies/A.ecaOauthPlcy", new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));
        return new Session(disk) { IsTerminal = isTerminal };
    }
}
