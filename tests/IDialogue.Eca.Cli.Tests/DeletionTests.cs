using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The end of an app's life by the tool.</summary>
public sealed class DeletionTests
{
    private const string Red = "\u001b[31m";

    [Test]
    public void An_app_is_planned_away_deleted_and_gone()
    {
        var session = WithOwnApp();

        session.Eca(["plan", "--output", "acme.ecaplan"]).Should().Match<Session.Printed>(printed => printed.ExitCode == 2
            && printed.Output.Contains("  - ExternalClientApplication Agent (deleted)\n")
            && printed.Output.Contains("everyone who can use Agent loses access, because the app is deleted.")
            && printed.Errors.Contains("warning ECA0188"));
        var applied = session.Eca(["apply", "acme.ecaplan"]);

        applied.ExitCode.Should().Be(0, applied.Errors);
        applied.Output.Should()
            .Contain("Deployed: the plan is in effect in the org.\nNot undone: ExternalClientApplication Agent was deleted.")
            .And.NotContain("To undo it");
        session.Disk.File.ReadAllText("/project/acme.undo.ecaplan").Should()
            .Contain("\"ExternalClientApplication Agent\"", "it names what is lost");
        session.Disk.AllFiles.Should().NotContain(path => path.StartsWith("/project/org/", StringComparison.Ordinal)
            && path.Contains("Agent", StringComparison.Ordinal)).And.Contain(path => path.Contains("/org/") && path.Contains("Other"));
        session.Eca(["plan"]).Should().Match<Session.Printed>(printed => printed.ExitCode == 0
            && printed.Output.Contains("No changes")
            && printed.Errors.Contains("info ECA0268: There is no app 'Agent' to delete among what was retrieved."));
        session.Eca(["diff", "--target-org", "acme"]).ExitCode.Should().Be(0);
        session.Eca(["apply", "acme.ecaplan"]).Output.Should().Contain("Nothing to deploy: the plan is already in effect in the org.");
    }

    [Test]
    public void A_deletion_is_red_on_a_terminal_and_not_elsewhere()
    {
        WithOwnApp(isTerminal: true).Eca(["plan"]).Output.Should().Contain($"{Red}  - ExternalClientApplication Agent (deleted)");
        var session = WithOwnApp(isTerminal: true);
        session.Answer = "n";

        session.Eca(["deploy"]).Output.Should().Contain($"{Red}  - ExternalClientApplication Agent (deleted)")
            .And.Contain("Nothing was deployed.");
        WithOwnApp().Eca(["deploy", "--yes"]).Output.Should().NotContain(Red).And.Contain("Not undone: ExternalClientApplication Agent");
    }

    [Test]
    public void A_misspelt_app_that_should_go_is_a_warning_with_the_name_that_was_meant()
    {
        var session = WithOwnApp();
        var policies = session.Disk.File.ReadAllText("/project/policy.eca.yaml");
        session.Disk.File.WriteAllText("/project/policy.eca.yaml", policies.Replace("Agent", "Agnet", StringComparison.Ordinal));

        session.Eca(["plan"]).Errors.Should().Contain(
            "warning ECA0267: There is no app 'Agnet' to delete among what was retrieved, but there is 'Agent'.");
    }

    [Test]
    public void A_record_that_an_admin_changed_is_not_deleted()
    {
        var session = WithOwnApp();
        session.Eca(["plan", "--output", "acme.ecaplan"]);
        session.Disk.File.AppendAllText("/project/org/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", "<!-- admin -->");
        session.Org.Commands.Clear();

        session.Eca(["apply", "acme.ecaplan"]).Errors.Should().Contain("error ECA0229");
        session.Org.Commands.Should().NotContain(command => command.Contains("deploy", StringComparison.Ordinal));
    }

    [Test]
    public void An_app_that_stays_after_its_deletion_is_an_error()
    {
        var session = WithOwnApp();
        session.Org.HasStubbornAdmin = true;

        session.Eca(["deploy", "--yes"]).Should().Match<Session.Printed>(
            printed => printed.ExitCode == 1 && printed.Errors.Contains("the org still has it"));
    }

    [TestCase("metadata", "  sf project deploy start --metadata-dir out/metadata\n")]
    [TestCase("zip", "  sf project deploy start --metadata-dir out/package.zip --single-package\n")]
    [TestCase("source", "  sf project deploy start --source-dir out/force-app/main/default\n"
        + "  sf project deploy start --metadata-dir out/deletions\n")]
    public void A_build_lists_the_deletion_and_how_to_deploy_it(string format, string commands)
    {
        var session = WithOwnApp();
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            """
            apps:
              Agent: { state: absent }
              Other:
                origin: setup
                oauthPolicies: { ipRelaxation: Relax IP restrictions }
            """));

        var built = session.Eca(["build", "--output", "out", "--format", format]);

        built.ExitCode.Should().Be(0, built.Errors);
        built.Output.Should().Contain("with 1 component and 1 deletion:").And.Contain(commands);
    }

    [Test]
    public void A_build_of_deletions_alone_warns_before_they_are_deployed() =>
        WithOwnApp().Eca(["build"]).Output.Should().Contain("everyone who can use Agent loses access, because the app is deleted.")
            .And.Contain("1. Deploy. This deletes records, and no deploy brings back a consumer key");

    private static Session WithOwnApp(bool isTerminal = false)
    {
        var session = new Session(new MockFileSystem()) { IsTerminal = isTerminal };
        Add("policy.eca.yaml", "apps:\n  Agent: { state: absent }\n");
        Add("org/externalClientApps/Agent.eca", "<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
            + "<contactEmail>a@example.com</contactEmail><distributionState>Local</distributionState><label>Agent</label>"
            + "</ExternalClientApplication>");
        AddPolicies("Agent");
        AddPolicies("Other");
        return session;

        void AddPolicies(string app) => Add($"org/extlClntAppOauthPolicies/{app}_oauthPlcy.ecaOauthPlcy",
            "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
            + $"<externalClientApplication>{app}</externalClientApplication><ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>"
            + "</ExtlClntAppOauthConfigurablePolicies>");

        void Add(string path, string content) => session.Disk.AddFile($"/project/{path}", new MockFileData(content));
    }
}
