using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>What a run against an org takes from its surroundings.</summary>
public sealed class DeployingTests
{
    [Test]
    public void Environment_variables_may_differ_in_case_alone()
    {
        var session = Session.WithInstalledApp();
        session.EnvironmentVariables["http_proxy"] = "http://proxy.example.com";
        session.EnvironmentVariables["HTTP_PROXY"] = "http://proxy.example.com";

        session.Eca(["check"]).Should().Match<Session.Printed>(printed => printed.ExitCode == 0 && printed.Errors == "");
    }

    [TestCase("bash", "'Bob'\"'\"'s and Eve'\"\u2019\"'s.yaml'")]
    [TestCase("powershell", "'Bob''s and Eve\u2019\u2019s.yaml'")]
    public void A_name_with_apostrophes_stays_one_word_of_a_script(string shell, string word)
    {
        var session = Session.WithInstalledApp();
        session.Disk.File.Move("/project/policy.eca.yaml", "/project/Bob's and Eve\u2019s.yaml");

        session.Eca(["check", "Bob's and Eve\u2019s.yaml", "--print", shell]).Output.Should().Contain($"eca plan {word} ");
    }

    [TestCase("plain", "plain/metadata")]
    [TestCase("my builds", "\"my builds/metadata\"")]
    [TestCase("it's", "\"it's/metadata\"")]
    [TestCase("a$b", "'a$b/metadata'")]
    [TestCase("it's $5", "'it'\"'\"'s $5/metadata' # for bash")]
    [TestCase("`calc`", "'`calc`/metadata'")]
    [TestCase("wow!", "'wow!/metadata'")]
    [TestCase("a&b;c", "'a&b;c/metadata'")]
    [TestCase("~", "'~/metadata'")]
    [TestCase("(a)", "'(a)/metadata'")]
    [TestCase("./-x", "./-x/metadata")]
    public void The_command_that_deploys_a_package_can_be_pasted_into_bash(string output, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The command is for PowerShell there.");
        }

        Session.WithInstalledApp().Eca(["build", "--output", output]).Output
            .Should().Contain($"  sf project deploy start --metadata-dir {path}\n");
    }

    [Test]
    public void A_check_in_phases_says_what_was_not_tried()
    {
        var session = WithOwnApp();

        session.Eca(["check", "--phased"]).Output.Should().EndWith(
            "Validation succeeded for the first package in the org. Not tried: metadata/2-settings, metadata/3-policies, "
            + "which need what the first package deploys.\n");
        session.Eca(["check"]).Output.Should().EndWith("Validation succeeded: the plan can be deployed to the org.\n");
    }

    [Test]
    public void Links_build_and_deploy_print_the_same_steps_in_the_same_order()
    {
        var session = WithOwnApp();

        var steps = Titles(session.Eca(["links"]).Output);

        steps.Select(step => step.Split(' ')[1].TrimEnd('.')).Should().Equal("Create", "Deploy", "Wait", "Connect");
        Titles(session.Eca(["build"]).Output).Should().Equal(steps);
        Titles(session.Eca(["plan"]).Output).Select(step => step.Split(' ')[1].TrimEnd('.', ':'))
            .Should().Equal("Create", "Deploy", "Wait", "Connect");
    }

    private static Session WithOwnApp()
    {
        var session = Session.WithInstalledApp();
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            """
            apps:
              Billing:
                basicInformation: { label: Billing, contactEmail: a@example.com, distributionState: Local }
                oauthSettings: { scopes: [api] }
                oauthPolicies: { permissionSets: [Not_There] }
                subscriber:
                  users: [api@example.com]
                  connectionUrl: https://example.com/connect?orgid={orgid}
            """));
        return session;
    }

    private static string[] Titles(string output) =>
        [.. output.Split('\n').Where(line => line.Length > 1 && char.IsAsciiDigit(line[0]) && line[1] == '.')];
}
