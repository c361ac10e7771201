using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Who can use the apps of an org is what the org says, and what it does not say is not known.</summary>
public sealed class AccessTests
{
    private Session session = null!;

    private OrgAnswers Answers => session.Org.Answers;

    [SetUp]
    public void Start()
    {
        session = Session.WithInstalledApp();
        Install("acme__Agent", "<commaSeparatedPermissionSet>Ops,acme__Agent_User</commaSeparatedPermissionSet>");
        Answers.Namespaces["Agent_User"] = "acme";
        Answers.Assigned["Ops"] = ["kim@example.com", "lee@example.com"];
        Answers.Assigned["Agent_User"] = ["lee@example.com"];
        Answers.Apps["acme__Agent"] = "Agent";
    }

    [Test]
    public void Users_of_permission_sets_are_counted_once()
    {
        Access().Should().Contain("  Permission set Ops: 2 active users (kim@example.com, lee@example.com)\n")
            .And.Contain("  Permission set acme__Agent_User: 1 active user (lee@example.com)\n")
            .And.Contain("  Can use it: 2 active users\n");
        Answers.Asked.Should().HaveCount(5).And.OnlyHaveUniqueItems();
    }

    [Test]
    public void A_user_has_a_permission_set_by_a_permission_set_group_too()
    {
        Answers.Groups["0PG000000000001AAA"] = ["Ops"];
        Answers.Assigned["0PG000000000001AAA"] = ["sam@example.com"];

        Access().Should().Contain("  Permission set Ops: 3 active users (kim@example.com, lee@example.com, sam@example.com)\n");
    }

    [Test]
    public void A_grant_outside_the_policies_is_told_and_one_of_the_policies_is_told_once()
    {
        Answers.Grants.Add(("acme__Agent", "Ops", false));
        Answers.Grants.Add(("acme__Agent", "Extra", false));
        Answers.Grants.Add(("acme__Agent", "System Administrator", true));
        Answers.Assigned["Extra"] = ["extra@example.com"];
        Answers.Assigned["System Administrator"] = [];

        Access().Should().Contain("  Permission set Extra: 1 active user (extra@example.com), granted outside the policies\n")
            .And.Contain("  Profile System Administrator: no active user, granted outside the policies\n")
            .And.Contain("  Permission set Ops: 2 active users (kim@example.com, lee@example.com)\n")
            .And.Contain("  Can use it: 3 active users\n");
    }

    [Test]
    public void A_permission_set_of_another_package_with_the_same_name_is_another_one()
    {
        Answers.Namespaces["Agent_User"] = "other";

        Access().Should().Contain("  Permission set acme__Agent_User: no active user\n");
    }

    [TestCase("PermissionSetAssignment", "  Permission set Ops: not known\n", "  Can use it: not known\n")]
    [TestCase("PermissionSetGroupComponent", "  Permission set Ops: not known\n", "  Can use it: not known\n")]
    [TestCase("SetupEntityAccess", "  Permission set Ops: 2 active users (", "  Can use it: at least 2 active users\n")]
    [TestCase("ExternalClientApplication", "  Permission set Ops: 2 active users (", "  Can use it: at least 2 active users\n")]
    public void What_the_org_refuses_to_tell_is_not_known_and_never_no_one(string refused, string grant, string sum)
    {
        Answers.Refused[refused] = "insufficient access rights on cross-reference id";

        var printed = session.Eca(["access"]);

        printed.ExitCode.Should().Be(0);
        printed.Output.Should().Contain(grant).And.Contain(sum).And.NotContain("no active user");
        printed.Errors.Should().Contain("info ECA0246: The ")
            .And.Contain("could not be read from the org: insufficient access rights on cross-reference id.");
    }

    [TestCase("")]
    [TestCase("<html>502</html>")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{ "status": 0, "result": { "records": "none" } }""")]
    [TestCase("""{ "status": 0, "result": { "records": [{ "Assignee": "kim@example.com" }] } }""")]
    [TestCase("""{ "status": 0, "result": { "records": [{ "Assignee": { "Username": 7 } }] } }""")]
    [TestCase("""{ "status": 0, "result": { "totalSize": 10001, "done": true, "records": [] } }""")]
    public void An_answer_that_is_none_is_not_known(string answer)
    {
        Answers.Garbled["PermissionSetAssignment"] = answer;

        var printed = session.Eca(["access", "--json"]);

        using var json = JsonDocument.Parse(printed.Output);
        var app = json.RootElement.GetProperty("apps").EnumerateArray().Single();
        app.GetProperty("areAllGrantsKnown").GetBoolean().Should().BeFalse();
        app.GetProperty("grantedUsers").ValueKind.Should().Be(JsonValueKind.Null);
        app.GetProperty("grants").EnumerateArray().Select(grant => grant.GetProperty("users").ValueKind)
            .Should().Equal(JsonValueKind.Null, JsonValueKind.Null);
        json.RootElement.GetProperty("useAnyApiClient").GetProperty("users").ValueKind.Should().Be(JsonValueKind.Null);
        json.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("code").GetString())
            .Should().Equal("ECA0246", "ECA0246");
    }

    [Test]
    public void An_answer_that_was_cut_names_the_limit()
    {
        Answers.Garbled["PermissionSetAssignment"] = """{ "status": 0, "result": { "totalSize": 10001, "done": true, "records": [] } }""";

        session.Eca(["access"]).Errors.Should()
            .Contain("Salesforce CLI returned 0 of 10001 records; raise its limit with sf config set org-max-query-limit=50000.");
    }

    [Test]
    public void An_app_without_oauth_policies_is_listed_and_its_users_are_not_known()
    {
        Answers.Apps["other__New"] = "New";

        Access().Should().Contain(
            "other__New\n  Permitted Users: not known: the org returned no OAuth policies of the app\n  Can use it: not known\n");
    }

    [Test]
    public void Every_user_can_use_an_app_that_all_may_authorize_themselves()
    {
        Install("acme__Agent", "", "AllSelfAuthorized");

        Access().Should().Contain("  Permitted Users: All users may self-authorize\n  Can use it: every active user of the org\n");
        session.Eca(["access", "--json"]).Output.Should().Contain("\"canUse\": \"everyUser\"");
        Answers.Asked.Should().HaveCount(6, "there is no permission set to ask for");
    }

    [Test]
    public void Permission_sets_of_saml_policies_count_for_the_app()
    {
        session.Disk.AddFile("/project/org/extlClntAppSamlConfigurablePolicies/Agent_samlPlcy.ecaSamlPlcy", new MockFileData(
            """
            <ExtlClntAppSamlConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <acsUrl>https://example.com/acs</acsUrl>
                <commaSeparatedProfile>Integration</commaSeparatedProfile>
                <entityUrl>https://example.com/saml</entityUrl>
                <externalClientApplication>acme__Agent</externalClientApplication>
            </ExtlClntAppSamlConfigurablePolicies>
            """));

        Access().Should().Contain("  Profile Integration: 4 active users (api@example.com, kim@example.com, lee@example.com and 1 more)\n");
    }

    [Test]
    public void A_record_that_cannot_be_read_is_an_error_and_hides_no_other_app()
    {
        session.Disk.AddFile("/project/org/extlClntAppOauthPolicies/Broken_oauthPlcy.ecaOauthPlcy", new MockFileData("<Extl"));

        var printed = session.Eca(["access"]);

        printed.ExitCode.Should().Be(1);
        printed.Errors.Should().Contain("\nretrieved/unpackaged/extlClntAppOauthPolicies/Broken_oauthPlcy.ecaOauthPlcy(1");
        printed.Output.Should().Contain("acme__Agent\n");
    }

    [Test]
    public void No_name_of_the_org_hides_a_character([Values("text", "markdown", "json")] string format)
    {
        foreach (var word in HostileWords.All)
        {
            Answers.Grants.Clear();
            Answers.Grants.Add(("acme__Agent", word, true));
            Answers.Assigned["Ops"] = [word, "a" + word];
            Answers.AnyApiClientUsers = [word];

            var printed = session.Eca(["access", "--format", format]);

            (printed.Output + "\n" + printed.Errors).Split('\n').Where(line => !ShownText.IsPlain(line)).Should().BeEmpty();
        }
    }

    [Test]
    public void Names_of_the_org_stay_texts_of_a_query_and_are_in_no_list_of_processes()
    {
        Answers.Grants.Add(("acme__Agent", @"O'Brien\' OR Name != '", true));

        session.Eca(["access"]).ExitCode.Should().Be(0);

        Answers.Asked.Should().Contain(query => OrgAnswers.TextsOf(query).Contains(@"O'Brien\' OR Name != '"));
    }

    [Test]
    public void An_app_that_the_org_does_not_have_is_an_error_with_the_one_that_was_meant()
    {
        var printed = session.Eca(["access", "--app", "acme__Agents"]);

        printed.ExitCode.Should().Be(1);
        printed.Output.Should().BeEmpty();
        printed.Errors.Should().Contain("error ECA0244: App 'acme__Agents' is not in the org under this name. Did you mean 'acme__Agent'?");
    }

    [Test]
    public void An_org_that_cannot_be_reached_is_an_error()
    {
        session.Org.IsMissing = true;

        session.Eca(["access"]).Should().Match<Session.Printed>(printed => printed.ExitCode == 1 && printed.Output == "");
    }

    private string Access()
    {
        var printed = session.Eca(["access"]);
        printed.ExitCode.Should().Be(0, printed.Errors);
        return printed.Output;
    }

    private void Install(string app, string grants, string permittedUsers = "AdminApprovedPreAuthorized") => session.Disk.AddFile(
        "/project/org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy", new MockFileData(
            $"""
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                {grants}
                <externalClientApplication>{app}</externalClientApplication>
                <permittedUsersPolicyType>{permittedUsers}</permittedUsersPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));
}
