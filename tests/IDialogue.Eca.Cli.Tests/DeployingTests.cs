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
    public void A_deploy_that_locks_out_its_own_user_says_so_and_leaves_the_way_back()
    {
        var session = Session.WithInstalledApp();
        session.Org.LocksOutByDeploy = true;

        var deploy = session.Eca(["deploy", "--yes", "--undo", "org.undo.ecaplan"]);

        deploy.ExitCode.Should().Be(1);
        deploy.Errors.Should().Contain("error ECA0257: The deploy succeeded, but the org could not be read after it");
        deploy.Output.Should().NotContain("Deployed: the plan is in effect");
        session.Org.LocksOutByDeploy = false;
        session.Eca(["apply", "org.undo.ecaplan"]).Output.Should().Contain("Undone: the org has what it had before.");
    }

    [Test]
    public void An_edit_of_an_admin_during_the_validation_is_refused_and_kept([Values(true, false)] bool isInOneCommand)
    {
        var session = Session.WithInstalledApp();
        session.Eca(["plan", "--output", "acme.ecaplan"]).ExitCode.Should().Be(2);
        var path = session.Disk.AllFiles.Single(file => file.EndsWith(".ecaOauthPlcy", StringComparison.Ordinal));
        var edited = "";
        session.Org.BeforeRetrieve = () =>
        {
            if (session.Org.Commands.Contains("project deploy start --dry-run"))
            {
                edited = session.Disk.File.ReadAllText(path).Replace(
                    "</Ext", "    <sessionTimeoutInMinutes>60</sessionTimeoutInMinutes>\n</Ext", StringComparison.Ordinal);
                session.Disk.File.WriteAllText(path, edited);
            }
        };

        var run = session.Eca(isInOneCommand ? ["deploy", "--yes", "--undo", "acme.undo.ecaplan"] : ["apply", "acme.ecaplan"]);

        run.ExitCode.Should().Be(1);
        run.Errors.Should().Contain("error ECA0229").And.Contain("Nothing was deployed.");
        session.Org.Commands.Should().Contain("project deploy start --dry-run").And.NotContain("project deploy start");
        session.Disk.File.ReadAllText(path).Should().Be(edited).And.Contain("60");
        session.Disk.File.Exists("/project/acme.undo.ecaplan").Should().BeFalse();
    }

    [Test]
    public void A_plan_that_only_creates_leaves_an_undo_that_says_so_and_no_old_one()
    {
        var session = Session.Empty();
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            "apps:\n  Billing:\n    basicInformation: { label: Billing, contactEmail: a@example.com, distributionState: Local }\n"));
        session.Disk.Directory.CreateDirectory("/project/org");
        session.Eca(["plan", "--output", "acme.ecaplan"]).ExitCode.Should().Be(2);
        session.Disk.File.Copy("/project/acme.ecaplan", "/project/acme.undo.ecaplan");

        var apply = session.Eca(["apply", "acme.ecaplan"]);

        apply.ExitCode.Should().Be(0, apply.Errors);
        apply.Output.Should().Contain("Not undone: ExternalClientApplication Billing was created and stays.").And.NotContain("To undo it");
        var undo = session.Eca(["apply", "acme.undo.ecaplan"]);
        undo.ExitCode.Should().Be(0, undo.Errors);
        undo.Output.Should().Contain("Not undone: ExternalClientApplication Billing").And.EndWith("Nothing to undo.\n");
        undo.Output.Should().Contain("This undo changes no record.").And.NotContain("policies");
    }

    [Test]
    public void An_undo_takes_the_place_of_no_other_file([Values] bool isInOneCommand)
    {
        var session = Session.WithInstalledApp();
        session.Eca(["plan", "--output", "acme.ecaplan"]);
        session.Disk.AddFile("/project/acme.undo.ecaplan", new MockFileData("my notes"));

        var run = session.Eca(isInOneCommand ? ["deploy", "--yes", "--undo", "acme.undo.ecaplan"] : ["apply", "acme.ecaplan"]);

        run.Errors.Should().Contain("acme.undo.ecaplan: error ECA0048");
        session.Org.Commands.Should().NotContain(command => command.Contains("deploy"));
        session.Disk.File.ReadAllText("/project/acme.undo.ecaplan").Should().Be("my notes");
    }

    [Test]
    public void An_undo_is_left_out_where_that_is_asked_for()
    {
        var session = Session.WithInstalledApp();
        session.Eca(["plan", "--output", "acme.ecaplan"]);

        session.Eca(["apply", "acme.ecaplan", "--no-undo"]).Should().Match<Session.Printed>(
            printed => printed.ExitCode == 0 && !printed.Output.Contains("To undo it"));

        session.Disk.File.Exists("/project/acme.undo.ecaplan").Should().BeFalse();
        session.Eca(["apply", "acme.ecaplan", "--no-undo", "--undo", "x"]).Errors.Should()
            .Contain("error ECA0141: '--undo' names the file");
    }

    [Test]
    public void The_result_of_a_deploy_is_in_its_JSON()
    {
        var session = Session.WithInstalledApp();
        session.Eca(["plan", "--output", "acme.ecaplan"]);

        session.Eca(["apply", "acme.ecaplan", "--json"]).Output.Should()
            .Contain("\"result\": \"Deployed: the plan is in effect in the org.\"");
        session.Eca(["deploy", "--yes", "--json"]).Output.Should().Contain("\"result\": \"Nothing to deploy: ");
    }

    [TestCase("plan", "--output", "policy.eca.yaml")]
    [TestCase("diff", "--retrieved", "org", "--output", "policy.eca.yaml")]
    [TestCase("deploy", "--yes", "--undo", "./policy.eca.yaml")]
    [TestCase("validate", "policy.eca.yaml", "--output", "../project/policy.eca.yaml")]
    [TestCase("apply", "acme.ecaplan", "--undo", "acme.ecaplan")]
    [TestCase("apply", "acme.ecaplan", "--public-key", "key.pem", "--undo", "key.pem")]
    [TestCase("apply", "acme.ecaplan", "--public-key", "key.pem", "--undo", "acme.ecaplan.sig")]
    [TestCase("apply", "acme.ecaplan", "--undo", "link")]
    [TestCase("plan", "--retrieved", "org", "--output", "org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy")]
    public void A_result_never_takes_the_place_of_its_input(params string[] arguments)
    {
        var session = Session.WithInstalledApp();
        session.Eca(["plan", "--output", "acme.ecaplan"]);
        session.Disk.File.CreateSymbolicLink("/project/link", "/project/acme.ecaplan");
        var files = session.Disk.AllFiles.ToDictionary(file => file, file => session.Disk.File.ReadAllText(file));

        session.Eca(arguments).Errors.Should().Contain("error ECA0141").And.Contain("which is an input. Name another file.");

        session.Disk.AllFiles.ToDictionary(file => file, file => session.Disk.File.ReadAllText(file)).Should().Equal(files);
    }

    [Test]
    public void A_dash_is_no_file_of_a_plan() =>
        Session.WithInstalledApp().Eca(["plan", "--output", "-"]).Errors.Should()
            .Contain("error ECA0141: '--output' requires a path. For a file that is called '-', write './-'.");

    [Test]
    public void A_signature_without_a_key_is_refused() =>
        Session.Empty().Eca(["apply", "acme.ecaplan", "--signature", "acme.sig"]).Errors.Should()
            .Contain("error ECA0141: '--signature' has no effect without '--public-key'");

    [Test]
    public void A_retrieve_that_leaves_no_folder_is_an_error_of_its_own()
    {
        var session = Session.WithInstalledApp();
        session.Org.LosesRetrieved = true;

        var plan = session.Eca(["plan"]);

        plan.ExitCode.Should().Be(1);
        plan.Errors.Should().Contain("error ECA0270").And.NotContain("ECA0001");
    }

    [Test]
    public void With_nothing_to_change_it_is_told_once()
    {
        var session = Session.WithInstalledApp();
        session.Eca(["deploy", "--yes"]);

        var again = session.Eca(["deploy", "--yes"]);

        again.Output.Should().EndWith("Nothing to deploy: the org already has what the policies set.\n").And.NotContain("No changes");
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
