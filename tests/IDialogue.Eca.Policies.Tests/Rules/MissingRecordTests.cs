using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Rules;

/// <summary>Rules about a record that an app lacks.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MissingRecordTests
{
    private const string App = "externalClientApps/Agent.eca";
    private const string Global = "extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth";
    private const string Oauth = "extlClntAppOauthSettings/Agent_oauth.ecaOauth";
    private const string Security = "extlClntAppOauthSecuritySettings/Agent_sec.ecaOauthSecurity";
    private const string Policies = "extlClntAppOauthPolicies/Agent_plcy.ecaOauthPlcy";
    private const string Saml = "extlClntAppSamlConfigurablePolicies/Agent_saml.ecaSamlPlcy";

    private readonly MockFileSystem disk = new();

    [TestCase("ECA0088", Oauth)]
    [TestCase("ECA0117", Security)]
    [TestCase("ECA0034", Saml)]
    public void A_record_is_missing_only_where_all_files_that_may_hold_it_could_be_read(string code, string other)
    {
        SaveApp();
        Outcome("/org", code).Should().Be(RuleStatus.Broken);

        Save(other, "<ExtlClntApp");
        Outcome("/org", code).Should().Be(RuleStatus.Undecided);
    }

    [Test]
    public void A_file_of_another_type_that_could_not_be_read_hides_nothing()
    {
        SaveApp();
        Save(Saml, "<ExtlClntApp");

        Outcome("/org", "ECA0088").Should().Be(RuleStatus.Broken);
    }

    [Test]
    public void One_file_by_itself_tells_nothing_of_the_other_records_of_its_app()
    {
        SaveApp();

        Outcome("/org/" + Global, "ECA0117").Should().Be(RuleStatus.Undecided);
        Outcome("/org/" + Policies, "ECA0034").Should().Be(RuleStatus.Undecided);
    }

    [Test]
    public void A_section_that_could_not_be_read_is_not_missing()
    {
        const string Apps =
            """
            apps:
              Agent:
                basicInformation: { label: Agent, distributionState: Local, contactEmail: a@example.com }
                globalOauthSettings: { callbackUrls: [https://example.com] }

            """;

        Codes(Apps).Should().Contain("ECA0088");
        Codes(Apps + "    oauthSettings: [Api]\n").Should().NotContain("ECA0088").And.NotBeEmpty();
    }

    private static IEnumerable<string> Codes(string text) => PolicyGenerator.Parse(text, "p").Diagnostics.Select(finding => finding.Code);

    private RuleStatus Outcome(string path, string code) => RuleCheck.Check(
            disk, disk.Path.GetFullPath(path), new RuleSettings { Baselines = RuleBaseline.All }, today: null)
        .Value!.Apps.Single().Outcomes.Single(outcome => outcome.Rule.Code == code).Status;

    private void SaveApp()
    {
        Save(App, Record("ExternalClientApplication", "<contactEmail>a@example.com</contactEmail><distributionState>Local</distributionState><label>Agent</label>"));
        Save(Global, Record("ExtlClntAppGlobalOauthSettings", Owner + "<callbackUrl>https://example.com</callbackUrl>"));
        Save(Policies, Record(
            "ExtlClntAppOauthConfigurablePolicies",
            Owner + "<label>Agent</label><permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>"));
    }

    private const string Owner = "<externalClientApplication>Agent</externalClientApplication>";

    private static string Record(string type, string fields) =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">{fields}</{type}>\n";

    private void Save(string path, string text) => disk.AddFile("/org/" + path, new MockFileData(text));
}
