using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary><c>eca new subscriber --target-org</c> takes names and ids from the org.</summary>
public sealed class StarterOrgTests
{
    private const string PolicyFile = "/project/policy.eca.yaml";
    private const string ProductionFile = "/project/policy.production.eca.yaml";
    private const string VersionId = "04tPj00000B5Ql7IAF";

    private Session session = null!;

    private OrgAnswers Answers => session.Org.Answers;

    [SetUp]
    public void Start()
    {
        session = Session.WithInstalledApp();
        session.Disk.File.Delete(PolicyFile);
        Answers.OrganizationId = "00D000000000001EAA";
        Answers.Apps["acme__Agent"] = "Acme Agent";
        Answers.Packages["acme"] = ("Acme Connection", VersionId);
    }

    [Test]
    public void The_one_app_of_a_package_is_taken_with_all_that_the_org_knows()
    {
        Answers.Apps["Billing"] = "Billing";

        var printed = New(
            "--permission-set", "Ops", "--api-user", "api@example.com", "--connection-url", "https://api.example.com/connect");

        printed.ExitCode.Should().Be(0, printed.Errors);
        printed.Output.Should().StartWith("App: acme__Agent\nwrote policy.eca.yaml\n").And.Contain("Next: fill in YOUR_SANDBOX in both")
            .And.Contain("'eca deploy --target-org acme --environment production'.\n");
        Read(PolicyFile).Should().Contain("\n  Agent:\n").And.Contain("    namespace: acme\n").And.Contain("        - Ops\n")
            .And.Contain($"      package: {VersionId}\n").And.NotContain("fullName").And.NotContain("organizationId");
        Read(ProductionFile).Should().Contain("\n  Agent:\n")
            .And.Contain("\n      organizationId: 00D000000000001EAA\n").And.NotContain("# org");
        session.Eca(["validate", "--environment", "production"]).ExitCode.Should().Be(0);
    }

    [Test]
    public void The_files_of_a_sandbox_are_deployed_there_without_a_change_by_hand()
    {
        Answers.IsSandbox = true;

        var printed = New(
            "--permission-set", "Ops", "--api-user", "api@example.com", "--sandbox", "uat", "--connection-url", "https://a.example/c");

        printed.Output.Should().Contain("Next: review the policy file", printed.Errors).And.Contain("'eca deploy --target-org acme'.\n");
        Read(PolicyFile).Should().EndWith("        - api@example.com.uat\n      organizationId: 00D000000000001EAA\n");
        Read(ProductionFile).Should().Contain("# organizationId: 00D000000000062EAA");
        OrgAnswers.TextsOf(Answers.Asked.Last()).Should().Equal("api@example.com.uat");
        session.Eca(["plan", "--target-org", "acme"]).ExitCode.Should().Be(2);
    }

    [Test]
    public void A_terminal_is_asked_for_the_app_and_for_the_permission_set()
    {
        Answers.Apps["acme__Billing"] = "Acme \u001b[2J\u202e";
        Answers.PermissionSets["Ops"] = "Operations";
        Answers.PermissionSets["acme__Agent_User"] = "Agent User";
        session.Answers.Enqueue("Billing");
        session.Answers.Enqueue("9");
        session.Answers.Enqueue("2");
        session.Answers.Enqueue("1");

        var printed = New();

        printed.ExitCode.Should().Be(0, printed.Errors);
        printed.Errors.Should()
            .Contain("Apps that packages installed in the org 'acme':\n"
                + "  1  acme__Agent  Acme Agent, Acme Connection 1.0.2.1\n"
                + @"  2  acme__Billing  Acme \u001b[2J\u202e, Acme Connection 1.0.2.1")
            .And.Contain("'Billing' is none of them.").And.Contain("'9' is none of them.")
            .And.Contain("whose users can use the app:\n  1  acme__Agent_User  Agent User\n  2  Ops  Operations\n");
        Read(PolicyFile).Should().Contain("\n  Billing:\n").And.Contain("        - acme__Agent_User\n");
    }

    [Test]
    public void An_empty_answer_leaves_the_permission_set_to_fill_in()
    {
        Answers.PermissionSets["Ops"] = "Operations";
        session.Answers.Enqueue("");

        New().ExitCode.Should().Be(0);

        Read(PolicyFile).Should().Contain("        - YOUR_PERMISSION_SET\n");
    }

    [Test]
    public void Without_a_terminal_one_of_several_apps_must_be_named()
    {
        Answers.Apps["other__Agent"] = "Other Agent";

        var printed = New("--app", "Agent");

        printed.ExitCode.Should().Be(1);
        printed.Errors.Should().Contain("error ECA0217: Packages installed more than one app in the org 'acme': acme__Agent (Acme Agent, "
            + "Acme Connection 1.0.2.1); other__Agent (Other Agent). Choose one with --app");
        session.Disk.File.Exists(PolicyFile).Should().BeFalse();
        New("--app", "Agent", "--namespace", "other").ExitCode.Should().Be(0);
        Read(PolicyFile).Should().Contain("namespace: other\n").And.Contain("package: YOUR_PACKAGE_VERSION");
    }

    [TestCase("acme__agent")]
    [TestCase("agent")]
    [TestCase("Acme Agent")]
    public void An_app_is_found_by_full_name_name_or_label(string name)
    {
        Answers.Apps["other__Billing"] = "Billing";

        New("--app", name).Output.Should().StartWith("App: acme__Agent\n");

        Read(PolicyFile).Should().Contain("\n  Agent:\n");
    }

    [TestCase("Agnet", null, "ECA0244: App 'Agnet' is not in the org under this name. Did you mean 'acme__Agent'?")]
    [TestCase("Agent", "other", "ECA0244: App 'other__Agent' is not in the org under this name. Did you mean 'acme__Agent'?")]
    [TestCase("Invoices", null, "ECA0244: App 'Invoices' is not in the org, which has 2 other apps. Install its package")]
    [TestCase("Billing", null, "ECA0218: App 'Billing' was made in the org 'acme'; no package installed it.")]
    public void Not_installed_another_name_and_an_own_app_are_told_apart(string app, string? packageNamespace, string told)
    {
        Answers.Apps["Billing"] = "Billing";

        var printed = New(["--app", app, .. packageNamespace is null ? Array.Empty<string>() : ["--namespace", packageNamespace]]);

        printed.ExitCode.Should().Be(1);
        printed.Errors.Should().Contain($"error {told}");
        session.Disk.File.Exists(PolicyFile).Should().BeFalse();
    }

    [Test]
    public void An_org_without_an_app_of_a_package_is_told()
    {
        Answers.Apps.Clear();
        Answers.Apps["Billing"] = "Billing";

        New().Errors.Should().Contain("error ECA0223: No package installed an app in the org 'acme', which has 1 other app.");
    }

    [Test]
    public void A_namespace_without_an_app_is_told() => New("--namespace", "other").Errors.Should()
        .Contain("error ECA0223: No package with the namespace 'other' installed an app in the org 'acme', which has 1 other app.");

    [Test]
    public void The_record_and_its_permission_sets_are_taken_as_the_org_has_them()
    {
        session.Disk.Directory.Delete("/project/org", recursive: true);
        session.Disk.AddFile("/project/org/extlClntAppOauthPolicies/My_settings_defaultPolicy.ecaOauthPlcy", new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>Agent_User, Ops</commaSeparatedPermissionSet>
                <externalClientApplication>acme__Agent</externalClientApplication>
                <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));

        New().ExitCode.Should().Be(0);

        Read(PolicyFile).Should().Contain("    oauthPolicies:\n      fullName: My_settings_defaultPolicy\n")
            .And.Contain("      permissionSets:\n        - Agent_User\n        - Ops\n");
    }

    [Test]
    public void A_permission_set_that_does_not_exist_is_told_with_what_makes_it_and_a_user_is_checked()
    {
        Answers.Missing.UnionWith(["Ops", "api@example.com"]);

        var printed = New("--permission-set", "Ops", "--api-user", "api@example.com");

        printed.ExitCode.Should().Be(1);
        printed.Errors.Should().Contain("error ECA0239: Permission set 'Ops' does not exist").And.Contain("sf data create record")
            .And.Contain("warning ECA0242: In the org, user 'api@example.com' does not exist");
        session.Disk.File.Exists(PolicyFile).Should().BeFalse();
    }

    [Test]
    public void What_the_org_refuses_to_list_is_told_and_left_to_fill_in()
    {
        Answers.Refused["ExternalClientApplication"] = "sObject type 'ExternalClientApplication' is not supported.";
        Answers.Refused["InstalledSubscriberPackage"] = "insufficient access rights";
        Answers.Refused["PermissionSet"] = "insufficient access rights";

        var printed = New();

        printed.ExitCode.Should().Be(0, "the app's record tells of it");
        printed.Errors.Should()
            .Contain("info ECA0224: The apps of the org 'acme' could not be listed: sObject type 'ExternalClientApplication' is not supported. ")
            .And.Contain("info ECA0224: The installed packages of the org 'acme' could not be listed: insufficient access rights.")
            .And.NotContain("The permission sets of the org", "without a terminal, they are not listed");
        Read(PolicyFile).Should().Contain("namespace: acme\n")
            .And.Contain("package: YOUR_PACKAGE_VERSION").And.Contain("YOUR_PERMISSION_SET");
    }

    [Test]
    public void An_org_that_does_not_answer_and_files_that_exist_stop_it()
    {
        session.Org.IsLoggedOut = true;
        New().Errors.Should().Contain("error ECA0234: the org 'acme' could not be identified: No authorization information found for acme");

        session.Disk.AddFile(PolicyFile, new MockFileData("apps: {}\n"));
        var printed = New();

        printed.Errors.Should().Contain("error ECA0142").And.NotContain("sf data query", "nothing is asked");
        Read(PolicyFile).Should().Be("apps: {}\n");
    }

    [Test]
    public void A_repository_keeps_its_own_gitignore()
    {
        session.Disk.AddFile("/project/.gitignore", new MockFileData("own\n"));

        New().ExitCode.Should().Be(0);

        Read("/project/.gitignore").Should().Be("own\n");
        Read(PolicyFile).Should().Contain("namespace: acme\n");
    }

    [Test]
    public void Its_JSON_names_app_and_files()
    {
        using var json = JsonDocument.Parse(New("--json").Output);

        json.RootElement.GetProperty("app").GetString().Should().Be("acme__Agent");
        json.RootElement.GetProperty("files").GetArrayLength().Should().Be(3);
        json.RootElement.GetProperty("commands").GetArrayLength().Should().Be(4, "no one is asked, so permission sets are not listed");
    }

    private Session.Printed New(params string[] options) => session.Eca(["new", "subscriber", "--target-org", "acme", .. options]);

    private string Read(string path) => session.Disk.File.ReadAllText(path);
}
