using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>What policies name is looked up in the org before anything is planned.</summary>
public sealed class LookupTests
{
    private const string Policies =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              permittedUsers: Admin approved users are pre-authorized
              permissionSets: [Ops, "${PERMISSION_SET}"]
              profiles: [Integration]
              customScopes: [orders]
              isClientCredentialsFlowEnabled: true
              clientCredentialsFlowUser: ${RUN_AS}
            subscriber:
              users: [api@example.com]
              package: 04t6A0000004eytQAA
        """;

    private Session session = null!;

    private OrgAnswers Answers => session.Org.Answers;

    [SetUp]
    public void Start()
    {
        session = Session.WithInstalledApp();
        session.Disk.AddFile("/project/policy.eca.yaml", new MockFileData(Policies));
        session.EnvironmentVariables["PERMISSION_SET"] = "Planted_Set";
        session.EnvironmentVariables["RUN_AS"] = "planted.o'brien@example.com";
    }

    [TestCase("plan", 2)]
    [TestCase("check", 0)]
    public void Nothing_is_told_of_what_exists_and_each_query_asks_for_a_kind(string command, int exitCode)
    {
        var printed = session.Eca([command, "--target-org", "acme"]);

        printed.ExitCode.Should().Be(exitCode, printed.Errors);
        (printed.Output + printed.Errors).Should().NotContain("does not exist").And.NotContain("Missing or not ready");
        Answers.Asked.Should().HaveCount(6, "who loses access is asked too").And.OnlyHaveUniqueItems();
    }

    [Test]
    public void All_that_is_missing_is_told_at_once_at_its_place_with_what_makes_it()
    {
        Answers.Missing.UnionWith(["Ops", "Integration", "orders", "planted.o'brien@example.com", "api@example.com"]);

        var printed = session.Eca(["plan", "--target-org", "acme", "--output", "acme.ecaplan"]);

        printed.ExitCode.Should().Be(1);
        printed.Errors.Should()
            .Contain("policy.eca.yaml(6,24): error ECA0239: Permission set 'Ops' does not exist in the org")
            .And.Contain("sf data create record --sobject PermissionSet --values 'Name=Ops Label=Ops' --target-org acme")
            .And.Contain("policy.eca.yaml(7,18): warning ECA0240: Profile 'Integration' does not exist")
            .And.Contain("policy.eca.yaml(8,22): warning ECA0243: Custom scope 'orders' does not exist")
            .And.Contain("policy.eca.yaml(10,34): error ECA0241: Run-as user '${RUN_AS}' does not exist")
            .And.Contain("policy.eca.yaml(12,15): warning ECA0242: In the org, user 'api@example.com' does not exist");
        session.Disk.File.Exists("/project/acme.ecaplan").Should().BeFalse();
        session.Org.Commands.Should().NotContain(command => command.Contains("deploy"));
    }

    [Test]
    public void No_value_of_a_variable_is_shown_or_becomes_an_argument()
    {
        Answers.Missing.UnionWith(["Planted_Set", "planted.o'brien@example.com"]);

        foreach (var arguments in new[] { new[] { "plan" }, ["check", "--json"], ["deploy", "--yes", "--json"] })
        {
            var printed = session.Eca(arguments);

            (printed.Output + printed.Errors).Should().NotContain("Planted").And.NotContain("planted").And.NotContain("brien");
        }

        session.Eca(["plan"]).Errors.Should()
            .Contain("# Look up the permission sets and profiles. SELECT ").And.Contain("Name IN ('Ops', '${PERMISSION_SET}')")
            .And.Contain("Username IN ('${RUN_AS}', 'api@example.com')").And.Contain("Permission set '${PERMISSION_SET}' does not exist");
        OrgAnswers.TextsOf(Answers.Asked.Last(query => query.Contains(" FROM User "))).Should()
            .Equal("planted.o'brien@example.com", "api@example.com");
    }

    [Test]
    public void What_an_admin_can_still_fix_is_in_the_plan_and_stops_nothing()
    {
        Answers.Inactive.Add("api@example.com");
        Answers.NotApiOnly.Add("planted.o'brien@example.com");

        var printed = session.Eca(["plan", "--output", "acme.ecaplan"]);

        printed.ExitCode.Should().Be(2, printed.Errors);
        printed.Output.Should().Contain("Missing or not ready in the org:\n  In the org, user '${RUN_AS}' does not have the permission API Only")
            .And.Contain("  In the org, user 'api@example.com' is not active.");
        session.Disk.File.ReadAllText("/project/acme.ecaplan").Should().Contain("\"kind\": \"runAsUser\"").And.NotContain("brien");
        session.Eca(["apply", "acme.ecaplan"]).ExitCode.Should().Be(0);
        session.Eca(["plan", "--format", "markdown"]).Output.Should()
            .Contain("**Missing or not ready in the org**\n\n- In the org, user ", "the plan was applied, and the users are as they were");
    }

    [Test]
    public void What_the_org_refuses_to_tell_is_not_missing()
    {
        Answers.Refused["OauthCustomScope"] = "\nWHERE DeveloperName IN ('Planted_Set')\n^\nERROR at Row:1:Column:42\nsObject type 'OauthCustomScope' is not supported.";
        Answers.Refused["User"] = "insufficient access rights";

        var printed = session.Eca(["check"]);

        printed.ExitCode.Should().Be(0);
        printed.Errors.Should()
            .Contain("info ECA0245: The custom scopes that the policies name could not be looked up in the org: "
                + "sObject type 'OauthCustomScope' is not supported. They were not checked")
            .And.Contain("info ECA0245: The users that the policies name could not be looked up in the org: insufficient access rights.")
            .And.NotContain("Planted");
    }

    [TestCase("acme__Agents", "Agents", "under this name. Did you mean 'acme__Agents'?")]
    [TestCase("other__Agent", "Agent", "under this name. Did you mean 'other__Agent'?")]
    [TestCase("acme__X1", "Agent", "under this name. Did you mean 'acme__X1'?")]
    [TestCase("Billing", "Billing", "which has 1 other app. Install it with sf package install --package 04t6A0000004eytQAA ")]
    public void An_app_that_is_not_installed_is_told_apart_from_another_name(string fullName, string label, string told)
    {
        session.Disk.Directory.Delete("/project/org", recursive: true);
        session.Disk.Directory.CreateDirectory("/project/org");
        Answers.Apps[fullName] = label;

        session.Eca(["check"]).Errors.Should().Contain("policy.eca.yaml(4,5): error ECA0244: App 'acme__Agent' is not in the org").And.Contain(told)
            .And.NotContain("ECA0060").And.NotContain("ECA0061", "one cause is one finding");
    }

    [Test]
    public void An_app_without_records_in_the_org_is_looked_up_and_one_with_records_is_not()
    {
        session.Eca(["check"]);
        Answers.Asked.Should().NotContain(query => query.Contains("ExternalClientApplication"));
        session.Disk.Directory.Delete("/project/org", recursive: true);
        session.Disk.Directory.CreateDirectory("/project/org");
        Answers.Apps["acme__Agent"] = "Agent";

        session.Eca(["check"]).Errors.Should().NotContain("ECA0244");

        Answers.Asked.Should().Contain(query => query.Contains("ExternalClientApplication"));
    }

    [Test]
    public void A_permission_set_of_a_package_is_found_by_its_namespace()
    {
        session.EnvironmentVariables["PERMISSION_SET"] = "acme__Packaged";
        session.Eca(["check"]).Errors.Should().Contain("error ECA0239").And.Contain("Install the package that contains it");

        Answers.Namespaces["Packaged"] = "acme";

        session.Eca(["check"]).ExitCode.Should().Be(0);
    }

    [TestCase(null, 1)]
    [TestCase("other", 1)]
    [TestCase("foo", 0)]
    public void A_permission_set_of_a_package_is_not_that_of_the_org_with_the_same_name(string? own, int exitCode)
    {
        Answers.Namespaces["Ops"] = "foo";
        Answers.OwnNamespace = own;

        var check = session.Eca(["check"]);

        check.ExitCode.Should().Be(exitCode, check.Errors);
        check.Errors.Contains("ECA0239: Permission set 'Ops' does not exist", StringComparison.Ordinal).Should().Be(exitCode == 1);
    }

    [Test]
    public void An_alias_in_the_place_of_a_username_is_told_with_the_username()
    {
        session.EnvironmentVariables["RUN_AS"] = "pobr";
        Answers.Aliases["pobr"] = "obrien@example.com";

        session.Eca(["check"]).Errors.Should().Contain("This is the alias of the user 'obrien@example.com'. Use the username.");
    }
}
