using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class EcaRunInOrgTests : IDisposable
{
    private const string Record = "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private const string Agent =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              ipRelaxation: Relax IP restrictions
              startUrl: ${ECA_TEST_URL}

        """;

    private readonly RecordingEngine engine = new();
    private readonly FolderOrg org = new(Directory.CreateTempSubdirectory("eca-org-").FullName);
    private readonly string folder = Directory.CreateTempSubdirectory("eca-task-").FullName;

    public EcaRunInOrgTests() => org.Write(
        Record,
        """
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>acme__Agent</externalClientApplication>
            <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
        </ExtlClntAppOauthConfigurablePolicies>
        """);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(org.Folder, recursive: true);
    }

    [Test]
    public void A_check_validates_the_merged_policies_and_changes_nothing()
    {
        var before = org.Read(Record);

        Task(deploys: false).Execute().Should().BeTrue();

        org.Commands.Should().Equal("project retrieve start", "project deploy start --dry-run");
        org.Read(Record).Should().Be(before);
        Messages.Should().ContainInConsecutiveOrder("# Validate against the org; nothing is changed.")
            .And.Contain("~ IP Relaxation: Enforce IP restrictions -> Relax IP restrictions")
            .And.EndWith("Validation succeeded: the plan can be deployed to the org 'acme'.");
        Directory.GetFileSystemEntries(folder).Should().Equal([Path.Combine(folder, "policy.eca.yaml")], "nothing is written");
        Directory.Exists(org.Work).Should().BeFalse("the temporary folder is deleted");
    }

    [Test]
    public void A_deploy_retrieves_validates_deploys_and_compares()
    {
        Task(deploys: true).Execute().Should().BeTrue();

        org.Commands.Should().Equal(
            "project retrieve start",
            "project deploy start --dry-run",
            "project retrieve start",
            "project deploy start",
            "project retrieve start");
        org.Read(Record).Should().Contain("<ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>");
        Messages.Should().Contain("# Retrieve the org's records again, and compare.")
            .And.EndWith("Deployed: the plan is in effect in the org 'acme'.");
        Messages.Should().Contain("sf says ${ECA_TEST_URL}").And.NotContain(line => line.Contains("planted"));
    }

    [Test]
    public void A_command_that_fails_is_an_error_with_its_error_output_and_the_others_do_not_run()
    {
        org.Refuses = true;

        Task(deploys: true).Execute().Should().BeFalse();

        var error = engine.Errors.Should().ContainSingle().Subject;
        error.Code.Should().Be("ECA0145");
        error.Message.Should().Contain("The command exited with code 1").And.EndWith("See its messages above.\nNo access: ${ECA_TEST_URL}");
        org.Commands.Should().HaveCount(2);
    }

    [Test]
    public void A_permission_set_that_the_org_does_not_have_is_an_error_at_its_place_and_nothing_is_deployed()
    {
        org.Answers.Missing.Add("Ops");

        Task(deploys: true, Agent + "      permissionSets: [Ops]\n").Execute().Should().BeFalse();

        org.Commands.Should().Equal("project retrieve start");
        engine.Errors.Should().ContainSingle().Which.Should().Match<BuildErrorEventArgs>(
            error => error.Code == "ECA0239" && error.LineNumber == 7 && error.File.EndsWith("policy.eca.yaml"));
    }

    [Test]
    public void A_permission_set_that_the_org_does_not_have_is_created_where_that_is_asked_for()
    {
        org.Answers.Missing.Add("Ops");
        var task = Task(deploys: true, Agent + "      permissionSets: [Ops]\n");
        task.CreatePermissionSets = true;

        task.Execute().Should().BeTrue();

        org.Read("permissionsets/Ops.permissionset").Should().Contain("<label>Ops</label>");
    }

    [Test]
    public void What_an_admin_changes_meanwhile_is_an_error()
    {
        org.HasStubbornAdmin = true;

        Task(deploys: true).Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.Code.Should().Be("ECA0146");
    }

    [Test]
    public void A_mistake_in_a_policy_is_told_at_its_place_before_anything_runs()
    {
        Task(deploys: true, Agent.Replace("ipRelaxation", "ipRelaxtion", StringComparison.Ordinal)).Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.LineNumber.Should().Be(5);
        org.Commands.Should().BeEmpty();
    }

    [Test]
    public void An_environment_that_the_project_does_not_declare_is_no_success()
    {
        var task = Task(deploys: true);
        (task.Environments, task.EnvironmentName) = (["sandbox;production"], "staging");

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.Code.Should().Be("ECA0183");
        org.Commands.Should().BeEmpty();
    }

    [TestCase("", "", "ECA0197", "EcaDeploy needs an org, and EcaTargetOrg names none.")]
    [TestCase("-x", "", "ECA0198", "EcaTargetOrg: '-x' is not a valid username or alias.")]
    [TestCase("a&b", "", "ECA0198", "EcaTargetOrg: 'a&b' is not a valid username or alias.")]
    [TestCase("acme", "sandbox;uat;production", "ECA0199", "Set EcaEnvironment to sandbox, uat or production.")]
    public void The_org_and_the_environment_must_be_named(string name, string environments, string code, string message)
    {
        var task = Task(deploys: true);
        (task.TargetOrg, task.Environments) = (name, [environments]);

        task.Execute().Should().BeFalse();

        var error = engine.Errors.Should().ContainSingle().Subject;
        (error.Code, error.File).Should().Be((code, task.ProjectFile));
        error.Message.Should().Contain(message);
        org.Commands.Should().BeEmpty();
    }

    [Test]
    public void Without_Salesforce_CLI_there_is_an_error()
    {
        org.IsMissing = true;

        Task(deploys: false).Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.Code.Should().Be("ECA0144");
    }

    [Test]
    public void Where_messages_are_not_shown_the_result_is_a_warning_and_an_error_has_the_whole_output()
    {
        var before = org.Read(Record);
        var task = Task(deploys: true);
        task.TextAsWarning = true;
        task.Execute().Should().BeTrue();

        engine.Warnings.Where(warning => warning.Code == "ECA0189").Should().ContainSingle().Which.Message
            .Should().StartWith("Plan for the org 00D000000000001AAA\n").And.NotContain("eca-org")
            .And.Contain("\nDeployed: the plan is in effect in the org 'acme'.\n");

        org.Write(Record, before);
        org.Refuses = true;
        task = Task(deploys: true);
        task.TextAsWarning = true;
        task.Execute();
        engine.Errors.Should().ContainSingle().Which.Message.Should().EndWith("\nsf says ${ECA_TEST_URL}\nNo access: ${ECA_TEST_URL}");
    }

    [Test]
    public void A_build_that_is_cancelled_stops_the_step_that_runs_and_starts_no_other()
    {
        var task = Task(deploys: true);
        org.During = task.Cancel;

        task.Execute().Should().BeFalse();

        org.Commands.Should().HaveCount(1);
        Directory.Exists(org.Work).Should().BeFalse();
    }

    private IEnumerable<string> Messages =>
        engine.Messages.Where(message => message.Importance == MessageImportance.High).Select(message => message.Message!.Trim());

    private EcaRunInOrg Task(bool deploys, string policy = Agent)
    {
        var file = Path.Combine(folder, "policy.eca.yaml");
        File.WriteAllText(file, policy);
        var url = new TaskItem("ECA_TEST_URL");
        url.SetMetadata("Value", FolderOrg.Url);
        return new EcaRunInOrg
        {
            BuildEngine = engine,
            PolicyFiles = [new TaskItem(file)],
            Variables = [url],
            OutputFolder = Path.Combine(folder, "out"),
            ProjectFile = Path.Combine(folder, "my.csproj"),
            StartFolder = folder,
            TargetOrg = "acme",
            Deploys = deploys,
            Start = org.Run,
        };
    }
}
