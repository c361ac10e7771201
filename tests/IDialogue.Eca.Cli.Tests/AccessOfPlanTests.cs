using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>A plan tells how many users gain and lose access, and a deploy proves who has it afterwards.</summary>
public sealed partial class AccessOfPlanTests
{
    private const string User = "planted.user@example.com";

    private Session session = null!;

    private OrgAnswers Answers => session.Org.Answers;

    [SetUp]
    public void Start()
    {
        session = Session.WithInstalledApp();
        session.EnvironmentVariables["API_USER"] = User;
        Policies("permissionSets: { exact: [Ops] }");
        session.Disk.AddFile("/project/org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy", new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>Sales</commaSeparatedPermissionSet>
                <externalClientApplication>acme__Agent</externalClientApplication>
                <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));
        Answers.Assigned["Sales"] = ["kim@example.com", "lee@example.com", "sam@example.com"];
        Answers.Assigned["Ops"] = [User, "sam@example.com"];
        Answers.Assigned["Integration"] = [];
    }

    [Test]
    public void A_plan_counts_the_users_who_gain_and_who_lose_access_and_names_the_first()
    {
        session.Eca(["plan"]).Output.Should()
            .Contain("  After the deploy, users with permission set Ops can use acme__Agent. (1 active user: ${API_USER})\n")
            .And.Contain("  After the deploy, users with only permission set Sales lose access to acme__Agent. "
                + "(2 active users: kim@example.com, lee@example.com)\n");
    }

    [Test]
    public void A_user_whom_a_profile_still_permits_is_not_counted()
    {
        Policies("permissionSets: { exact: [Ops] }\n      profiles: [Integration]");
        Answers.Assigned["Integration"] = ["kim@example.com"];

        session.Eca(["plan"]).Output.Should().Contain("lose access to acme__Agent. (1 active user: lee@example.com)\n");
    }

    [Test]
    public void Names_of_users_are_in_no_file_and_in_no_pull_request()
    {
        session.Eca(["plan", "--output", "acme.ecaplan"]).ExitCode.Should().Be(2);

        session.Disk.File.ReadAllText("/project/acme.ecaplan").Should().Contain("\"activeUsers\": 2").And.NotContain("kim@");
        session.Eca(["plan", "--format", "markdown"]).Output.Should().Contain("(2 active users)").And.NotContain("kim");
        session.Eca(["plan", "--json"]).Output.Should().Contain("\"activeUsers\": 2").And.NotContain("kim@");
    }

    [Test]
    public void Users_who_come_and_go_after_the_approval_stop_no_apply()
    {
        session.Eca(["plan", "--output", "acme.ecaplan"]);
        Answers.Assigned["Sales"] = ["kim@example.com"];

        var applied = session.Eca(["apply", "acme.ecaplan"]);

        applied.ExitCode.Should().Be(0, applied.Errors);
        applied.Output.Should().Contain("lose access to acme__Agent. (2 active users)\n");
    }

    [Test]
    public void A_plan_without_an_org_counts_no_one() =>
        session.Eca(["plan", "--retrieved", "org"]).Output.Should().Contain("lose access").And.NotContain("active user");

    [Test]
    public void Users_whom_the_org_does_not_tell_are_not_counted()
    {
        Answers.Refused["PermissionSetAssignment"] = "insufficient access rights";

        var printed = session.Eca(["plan"]);

        printed.ExitCode.Should().Be(2);
        printed.Output.Should().Contain("lose access").And.NotContain("active user");
        printed.Errors.Should().Contain("info ECA0246: The users of permission sets and profiles could not be read from the org: insufficient ");
    }

    [Test]
    public void No_one_is_asked_for_where_no_one_gains_or_loses_access_and_no_user_is_named()
    {
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies: { ipRelaxation: Relax IP restrictions }\n"));

        session.Eca(["plan"]).ExitCode.Should().Be(2);

        Answers.Asked.Should().NotContain(query => query.Contains("PermissionSetAssignment"));
    }

    [TestCase("plan")]
    [TestCase("check")]
    public void A_user_whom_the_deploy_would_leave_out_is_told_before(string command)
    {
        Answers.Assigned["Ops"] = ["kim@example.com"];

        var printed = session.Eca([command]);

        printed.Errors.Should().Contain("policy.eca.yaml(").And
            .Contain("warning ECA0271: After the deploy, ${API_USER} cannot use acme__Agent unless it is granted outside the policies")
            .And.NotContain("planted");
        printed.Output.Should().Contain("Missing or not ready in the org:\n  After the deploy, ${API_USER} cannot use acme__Agent");
        Answers.Assigned["Ops"] = [User];
        session.Eca([command]).Errors.Should().NotContain("ECA0271");
    }

    [Test]
    public void A_user_who_does_not_exist_is_one_finding()
    {
        Answers.Missing.Add(User);
        Answers.Assigned["Ops"] = ["kim@example.com"];

        session.Eca(["plan"]).Errors.Should().Contain("warning ECA0242: In the org, user '${API_USER}' does not exist").And.NotContain("ECA0271");
    }

    private void AddRecord(string path, string type, string content) => session.Disk.AddFile($"/project/org/{path}", new MockFileData(
        $"<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">{content}"
        + $"<externalClientApplication>acme__Agent</externalClientApplication></{type}>"));

    private Session.Printed Deploy(string command, params string[] options)
    {
        if (command == "deploy")
        {
            return session.Eca(["deploy", "--yes", .. options]);
        }

        session.Eca(["plan", "--output", "acme.ecaplan"]).ExitCode.Should().Be(2);
        return session.Eca(["apply", "acme.ecaplan", .. options]);
    }

    private void Policies(string policies) => session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(
        $$"""
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              {{policies}}
            subscriber:
              users: ["${API_USER}"]
        """));
}
