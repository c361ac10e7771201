using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Permission sets that the policies name and the org lacks come with the deploy, where the author asks.</summary>
public sealed class PermissionSetTests
{
    private const string Plan = "/project/acme.ecaplan";

    private Session session = null!;

    private OrgAnswers Answers => session.Org.Answers;

    [SetUp]
    public void Start()
    {
        session = Session.WithInstalledApp();
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            """
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  permittedUsers: Admin approved users are pre-authorized
                  permissionSets: [Agent_User, "${OTHER}"]
            """));
        session.EnvironmentVariables["OTHER"] = "Planted_Set";
        Answers.Missing.UnionWith(["Agent_User", "Planted_Set"]);
    }

    [Test]
    public void A_plan_shows_them_and_a_deploy_creates_them_without_any_permission()
    {
        var plan = MakePlan();

        plan.ExitCode.Should().Be(2, plan.Errors);
        plan.Output.Should().Contain("  PermissionSet ${OTHER} (new): no one has it until you assign it\n")
            .And.Contain("  PermissionSet Agent_User (new): no one has it until you assign it\n")
            .And.NotContain("does not exist");
        session.Disk.File.ReadAllText(Plan).Should().Contain("\"Agent_User\"").And.NotContain("Planted");

        var apply = session.Eca(["apply", "acme.ecaplan"]);

        apply.ExitCode.Should().Be(0, apply.Errors);
        session.Disk.File.ReadAllText("/project/org/permissionsets/Agent_User.permissionset").Should().Be(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<PermissionSet xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n"
            + "    <hasActivationRequired>false</hasActivationRequired>\n    <label>Agent User</label>\n</PermissionSet>\n");
        session.Disk.File.Exists("/project/org/permissionsets/Planted_Set.permissionset").Should().BeTrue();
        (apply.Output + apply.Errors + session.Disk.File.ReadAllText("/project/acme.undo.ecaplan")).Should()
            .Contain("\"PermissionSet Agent_User\"").And.NotContain("Planted");
        session.Eca(["apply", "acme.undo.ecaplan"]).Output.Should().Contain("Not undone: PermissionSet Agent_User was created and stays.");
    }

    [Test]
    public void Without_the_option_they_are_missing()
    {
        var plan = session.Eca(["plan", "--output", "acme.ecaplan"]);

        plan.ExitCode.Should().Be(1);
        plan.Errors.Should().Contain("error ECA0239: Permission set 'Agent_User' does not exist").And.NotContain("Planted");
    }

    [Test]
    public void A_permission_set_that_someone_made_since_is_not_overwritten()
    {
        MakePlan();
        Answers.Missing.Remove("Agent_User");

        var apply = session.Eca(["apply", "acme.ecaplan"]);

        apply.ExitCode.Should().Be(1);
        apply.Errors.Should().Contain("error ECA0256: The plan creates permission set Agent_User, which the org has by now");
        session.Org.Commands.Should().NotContain(command => command.Contains("deploy"));
    }

    [Test]
    public void An_org_that_does_not_tell_is_not_overwritten()
    {
        MakePlan();
        Answers.Refused.Add("PermissionSet", "INSUFFICIENT_ACCESS");

        var apply = session.Eca(["apply", "acme.ecaplan"]);

        apply.ExitCode.Should().Be(1);
        apply.Errors.Should().Contain("ECA0256").And.Contain("permission set ${OTHER}").And.NotContain("Planted");
    }

    [Test]
    public void Where_the_org_does_not_tell_which_it_has_the_order_to_create_them_is_an_error()
    {
        Answers.Refused.Add("PermissionSet", "INSUFFICIENT_ACCESS");

        var plan = MakePlan();

        plan.ExitCode.Should().Be(1);
        plan.Errors.Should().Contain("error ECA0280: Of Agent_User, ${OTHER}, the missing permission sets cannot be created: ")
            .And.Contain("INSUFFICIENT_ACCESS").And.NotContain("Planted");
        session.Eca(["plan"]).Errors.Should().Contain("info ECA0245").And.NotContain("ECA0280");
    }

    [Test]
    public void The_same_plan_can_be_applied_twice()
    {
        MakePlan();
        session.Eca(["apply", "acme.ecaplan"]).ExitCode.Should().Be(0);
        Answers.Missing.Clear();

        var again = session.Eca(["apply", "acme.ecaplan"]);

        again.ExitCode.Should().Be(0, again.Errors);
        again.Output.Should().Contain("Nothing to deploy: the plan is already in effect");
    }

    [Test]
    public void A_permission_set_alone_is_a_change()
    {
        session.Eca(["deploy", "--yes", "--create-permission-sets"]).ExitCode.Should().Be(0);

        var deploy = session.Eca(["deploy", "--yes", "--create-permission-sets"]);

        deploy.ExitCode.Should().Be(0, deploy.Errors);
        deploy.Output.Should().Contain("No record differs. Apply changes:").And.Contain("Deployed: the plan is in effect");
    }

    [Test]
    public void In_steps_they_come_with_the_first()
    {
        session.Eca(["deploy", "--yes", "--phased", "--create-permission-sets", "--output", "kept"]).ExitCode.Should().Be(0);

        session.Disk.File.Exists("/project/kept/package/metadata/1-app/permissionsets/Agent_User.permissionset").Should().BeTrue();
        session.Disk.File.ReadAllText("/project/kept/package/metadata/1-app/package.xml").Should()
            .Contain("<members>Agent_User</members>").And.Contain("<name>PermissionSet</name>");
    }

    [Test]
    public void One_of_a_package_is_missing_all_the_same()
    {
        session.EnvironmentVariables["OTHER"] = "acme__Planted";
        Answers.Missing.Add("Planted");

        var plan = MakePlan();

        plan.ExitCode.Should().Be(1);
        plan.Errors.Should().Contain("ECA0239: Permission set '${OTHER}' does not exist").And.NotContain("'Agent_User' does not exist")
            .And.NotContain("Planted", "no part of a value is shown");
    }

    private Session.Printed MakePlan() => session.Eca(["plan", "--create-permission-sets", "--output", "acme.ecaplan"]);
}
