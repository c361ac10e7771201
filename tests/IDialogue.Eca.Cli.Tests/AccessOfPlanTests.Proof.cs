using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>What a deploy proves of its users.</summary>
public sealed partial class AccessOfPlanTests
{
    [Test]
    public void A_deploy_proves_that_the_users_are_still_in([Values("apply", "deploy")] string command)
    {
        var deployed = Deploy(command);

        deployed.ExitCode.Should().Be(0, deployed.Errors);
        deployed.Output.Should().Contain("is in effect in the org.\nCan use acme__Agent: ${API_USER} (Permission set Ops).\n");
    }

    [Test]
    public void A_user_is_in_by_a_profile_a_group_another_grant_or_because_every_user_is()
    {
        Policies("profiles: [Integration]");
        Answers.Assigned["Integration"] = [User.ToUpperInvariant()];
        Deploy("deploy").Output.Should().Contain("Can use acme__Agent: ${API_USER} (Profile Integration).\n");

        Answers.Assigned["Integration"] = [];
        Answers.Groups["0PG000000000001AAA"] = ["Sales"];
        Answers.Assigned["0PG000000000001AAA"] = [User];
        Policies("profiles: [Integration, Others]");
        Answers.Assigned["Others"] = [];
        Deploy("deploy").Output.Should().Contain("(Permission set Sales).\n");

        Answers.Groups.Clear();
        Answers.Apps["acme__Agent"] = "Agent";
        Answers.Grants.Add(("acme__Agent", "Extra", false));
        Answers.Assigned["Extra"] = [User];
        Policies("ipRelaxation: Relax IP restrictions");
        Deploy("deploy").Output.Should().Contain("(Permission set Extra, granted outside the policies).\n");

        Policies("permittedUsers: All users may self-authorize");
        Deploy("deploy").Output.Should().Contain("(every user can authorize it).\n");
    }

    [Test]
    public void A_user_who_is_out_after_a_deploy_is_an_error_with_the_command_that_helps([Values("apply", "deploy")] string command)
    {
        Answers.Assigned["Ops"] = [];

        var deployed = Deploy(command, "--undo", "back.ecaplan");

        deployed.ExitCode.Should().Be(1);
        deployed.Errors.Should().Contain("error ECA0248: The policies are in effect, but ${API_USER} cannot use acme__Agent: its policies permit only active "
            + "users with permission set Ops. Assign it with sf org assign permset --name Ops --on-behalf-of ")
            .And.NotContain("planted");
        deployed.Output.Should().NotContain("planted").And.NotContain("Can use");
        session.Disk.File.Exists("/project/back.ecaplan").Should().BeTrue("a way back is needed most here");
    }

    [Test]
    public void A_user_of_an_app_that_is_disabled_is_out()
    {
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            "apps:\n  Agent:\n    namespace: acme\n    appPolicies: { isEnabled: false }\n    subscriber: { users: [kim@example.com] }\n"));
        session.Disk.AddFile("/project/org/extlClntAppPolicies/Agent_defaultPolicy.ecaPlcy", new MockFileData(
            """
            <ExtlClntAppConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <isEnabled>true</isEnabled>
            </ExtlClntAppConfigurablePolicies>
            """));

        Deploy("deploy").Errors.Should()
            .Contain("error ECA0248: The policies are in effect, but kim@example.com cannot use acme__Agent: the app is disabled.");
    }

    [TestCase("isEnabled", "the app is disabled")]
    [TestCase("isOauthPluginEnabled", "its OAuth plugin is disabled")]
    public void A_user_of_an_app_that_is_off_is_out_also_after_a_deploy_of_other_policies(string field, string problem)
    {
        AddRecord(
            "extlClntAppPolicies/Agent_defaultPolicy.ecaPlcy", "ExtlClntAppConfigurablePolicies", $"<{field}>false</{field}>"
            + (field == "isEnabled" ? "" : "<isEnabled>true</isEnabled>"));

        Deploy("deploy").Errors.Should()
            .Contain($"error ECA0248: The policies are in effect, but ${{API_USER}} cannot use acme__Agent: {problem}");
    }

    [Test]
    public void A_user_whom_the_SAML_policies_permit_is_in()
    {
        AddRecord(
            "extlClntAppSamlConfigurablePolicies/Agent_samlPlcy.ecaSamlPlcy",
            "ExtlClntAppSamlConfigurablePolicies",
            "<acsUrl>https://e.com/acs</acsUrl><commaSeparatedPermissionSet>Saml_User</commaSeparatedPermissionSet>"
            + "<entityUrl>https://e.com</entityUrl>");
        Answers.Assigned["Ops"] = [];
        Answers.Assigned["Saml_User"] = [User];

        Deploy("deploy").Output.Should().Contain("Can use acme__Agent: ${API_USER} (Permission set Saml_User).\n");
    }

    [Test]
    public void A_run_that_is_repeated_is_not_green_while_a_user_is_out([Values("apply", "deploy")] string command)
    {
        Answers.Assigned["Ops"] = [];
        Deploy(command).ExitCode.Should().Be(1);

        var again = command == "deploy" ? Deploy(command) : session.Eca(["apply", "acme.ecaplan"]);

        again.ExitCode.Should().Be(1, again.Output);
        again.Errors.Should().Contain("error ECA0248");
        Answers.Assigned["Ops"] = [User];
        (command == "deploy" ? Deploy(command) : session.Eca(["apply", "acme.ecaplan"])).Output.Should()
            .Contain("Nothing to deploy").And.Contain("Can use acme__Agent: ${API_USER} (Permission set Ops).\n");
    }

    [Test]
    public void Another_user_than_the_planned_one_is_refused()
    {
        session.Eca(["plan", "--output", "acme.ecaplan"]);
        session.EnvironmentVariables["API_USER"] = "planted.other@example.com";

        var apply = session.Eca(["apply", "acme.ecaplan"]);

        apply.ExitCode.Should().Be(1);
        apply.Errors.Should().Contain("error ECA0230: User ${API_USER} would not be what was planned").And.NotContain("planted");
        session.Org.Commands.Should().NotContain(known => known.Contains("deploy"));
    }

    [TestCase("PermissionSetAssignment")]
    [TestCase("SetupEntityAccess")]
    public void Who_is_not_known_to_be_out_is_not_told_to_be_out(string refused)
    {
        Answers.Assigned["Ops"] = [];
        Answers.Refused[refused] = "insufficient access rights";

        var deployed = Deploy("deploy");

        deployed.ExitCode.Should().Be(0, deployed.Errors);
        deployed.Errors.Should().Contain("info ECA0247: Whether ").And.Contain(" can use acme__Agent after the deploy is not known");
        deployed.Output.Should().NotContain("Can use");
    }

    [Test]
    public void An_undo_restores_what_was_and_proves_nothing_and_needs_no_variable_of_a_user()
    {
        Deploy("apply").ExitCode.Should().Be(0);
        session.EnvironmentVariables.Remove("API_USER");

        var undone = session.Eca(["apply", "acme.undo.ecaplan"]);

        undone.ExitCode.Should().Be(0, undone.Errors);
        undone.Output.Should().Contain("Undone: the org has what it had before.").And.NotContain("Can use");
    }

    [Test]
    public void A_name_from_the_org_is_shown_with_all_its_characters()
    {
        Answers.Assigned["Ops"] = [];
        Answers.Apps["acme__Agent"] = "Agent";
        Answers.Grants.Add(("acme__Agent", "Ex\u001btra", false));
        Answers.Assigned["Ex\u001btra"] = [User];

        Deploy("deploy").Output.Should().Contain(@"(Permission set Ex\u001btra, granted outside the policies).").And.NotContain("\u001b");
    }

    [Test]
    public void Nothing_is_proven_before_a_deploy()
    {
        session.Eca(["plan", "--output", "acme.ecaplan"]);

        session.Eca(["apply", "acme.ecaplan", "--dry-run"]).Output.Should().NotContain("Can use");
    }
}
