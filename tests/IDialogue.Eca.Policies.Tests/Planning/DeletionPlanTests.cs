using System.IO.Abstractions.TestingHelpers;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Tests.Planning;

/// <summary>What must be absent is deleted if the org has it as it was approved, and stays deleted.</summary>
public sealed class DeletionPlanTests
{
    [TestCase("{ namespace: acme, origin: setup, state: absent }")]
    [TestCase("{ namespace: acme, origin: deployed, oauthPolicies: { state: absent } }")]
    public void An_app_with_a_namespace_is_installed_whatever_its_origin_is_called(string app) =>
        PolicyGenerator.Parse($"apps:\n  Agent: {app}\n", "policy.eca.yaml").Diagnostics
            .Should().Contain(finding => finding.Code == "ECA0250");

    private const string PlanPath = "/project/acme.ecaplan";
    private const string Retrieved = "/project/retrieved";
    private const string Key = "3MVG9planted.consumer.key";
    private const string AppPath = Retrieved + "/externalClientApps/Agent.eca";
    private const string PoliciesPath = Retrieved + "/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private MockFileSystem disk = null!;
    private DeploymentPlanner planner = null!;

    [SetUp]
    public void Retrieve()
    {
        disk = new MockFileSystem();
        planner = new DeploymentPlanner(disk);
        Add(AppPath, "<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\"><contactEmail>a@example.com"
            + "</contactEmail><distributionState>Local</distributionState><label>Agent</label></ExternalClientApplication>");
        AddRecord("extlClntAppGlobalOauthSets", "Agent_glbloauth", "ecaGlblOauth", "ExtlClntAppGlobalOauthSettings",
            $"<callbackUrl>https://example.com</callbackUrl><consumerKey>{Key}</consumerKey>", "Agent");
        AddRecord("extlClntAppOauthPolicies", "Agent_oauth_defaultPolicy", "ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies",
            "<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>", "Agent");
        AddRecord("extlClntAppOauthPolicies", "Other_oauth_defaultPolicy", "ecaOauthPlcy", "ExtlClntAppOauthConfigurablePolicies",
            "<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>", "Other");
        Write("apps:\n  Agent:\n    state: absent\n");
    }

    [Test]
    public void An_absent_app_takes_all_its_records_along_and_no_other()
    {
        var plan = Plan();

        plan.Records.Should().OnlyContain(
            record => record.Action == PlanAction.Delete && record.App == "Agent" && record.DeployedDigest == null);
        plan.Records.Select(record => record.FullName).Should().Equal("Agent", "Agent_glbloauth", "Agent_oauth_defaultPolicy");
        var package = Prepare(plan).ValueOrThrow().Package;
        package.Components.Should().BeEmpty();
        package.ToDestructiveChangesXml().Types.Should().ContainSingle("Salesforce deletes the records with their app")
            .Which.Should().Match<PackageTypeMembers>(
                types => types.Name == "ExternalClientApplication" && types.Members.Single() == "Agent");
    }

    [Test]
    public void An_absent_record_is_deleted_alone()
    {
        Write("apps:\n  Agent:\n    oauthPolicies: { state: absent }\n");

        var plan = Plan();

        plan.Records.Should().ContainSingle().Which.FullName.Should().Be("Agent_oauth_defaultPolicy");
        Prepare(plan).ValueOrThrow().Package.Deletions.Should().ContainSingle()
            .Which.Type.Should().Be(ExtlClntAppOauthConfigurablePolicies.MetadataType);
    }

    [Test]
    public void A_record_of_another_name_is_not_the_absent_one()
    {
        Write("apps:\n  Agent:\n    oauthPolicies: { state: absent, fullName: Agent_oauthPlcy }\n");

        Plan().HasChanges.Should().BeFalse();
    }

    /// <summary>Each subset of the app's records is an org that someone began to clean.</summary>
    [Test]
    public void What_is_there_is_deleted_and_the_second_time_there_is_nothing_to_change()
    {
        var paths = disk.AllFiles.Where(path => path.Contains("Agent", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        paths.Should().HaveCount(3);
        for (var subset = 0; subset < 1 << paths.Length; subset++)
        {
            Retrieve();
            foreach (var gone in paths.Where((_, index) => (subset & (1 << index)) == 0))
            {
                disk.File.Delete(gone);
            }

            var plan = Plan();
            plan.Records.Should().HaveCount(int.PopCount(subset));
            Apply(Prepare(plan).ValueOrThrow());

            Plan().HasChanges.Should().BeFalse();
            Prepare(plan).ValueOrThrow().Package.IsEmpty.Should().BeTrue("an apply that was interrupted can be run again");
            disk.AllFiles.Should().ContainSingle(path => path.EndsWith(".ecaOauthPlcy", StringComparison.Ordinal));
        }
    }

    [TestCase(AppPath)]
    [TestCase(PoliciesPath)]
    public void A_record_that_moved_since_is_not_deleted(string path)
    {
        var plan = Plan();
        disk.File.WriteAllText(path, disk.File.ReadAllText(path).Replace("</", " </", StringComparison.Ordinal));

        Prepare(plan).Diagnostics.Should().Contain(finding => finding.Code == "ECA0229");
    }

    [Test]
    public void A_record_that_came_since_is_not_deleted_with_its_app()
    {
        var plan = Plan();
        AddRecord("extlClntAppGlobalOauthSets", "Agent_second", "ecaGlblOauth", "ExtlClntAppGlobalOauthSettings",
            "<callbackUrl>https://example.com</callbackUrl>", "Agent");

        Prepare(plan).Diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(finding => finding.Code == "ECA0229"
            && finding.Message.Contains("it has another record: ExtlClntAppGlobalOauthSettings Agent_second"));
    }

    [Test]
    public void A_record_of_another_type_that_came_since_is_not_deleted_with_its_app_either()
    {
        var (plan, type) = (Plan(), ExtlClntAppSamlConfigurablePolicies.MetadataType);
        const string Fields = "<acsUrl>https://example.com/acs</acsUrl><entityUrl>https://example.com</entityUrl>";
        AddRecord(type.Folder!, "Agent_saml", type.Suffix!, type.Name, Fields, "Agent");

        Prepare(plan).Diagnostics.Should().Contain(finding => finding.Code == "ECA0229"
            && finding.Message.Contains("it has another record: ExtlClntAppSamlConfigurablePolicies Agent_saml"));
        Plan().Records.Should().Contain(record => record.Type == type && record.Action == PlanAction.Delete);
    }

    [Test]
    public void A_record_that_outlives_its_deletion_is_told()
    {
        var prepared = Prepare(Plan()).ValueOrThrow();
        disk.File.Delete(AppPath);

        planner.Verify(prepared, Retrieved).Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Should().HaveCount(2).And.OnlyContain(finding => finding.Message.Contains("the org still has it"));
    }

    [Test]
    public void An_undo_says_what_does_not_come_back()
    {
        var prepared = Prepare(Plan()).ValueOrThrow();
        Apply(prepared);

        var undo = planner.Verify(prepared, Retrieved).ValueOrThrow();

        undo.HasChanges.Should().BeFalse();
        undo.Lost.Should().HaveCount(3);
        undo.ToText().Should().Contain("Not undone: ExternalClientApplication Agent was deleted.").And.Contain("do not come back");
        undo.ToMarkdown().Should().Contain("- ExternalClientApplication Agent");
        DeploymentPlan.Read(undo.ToBytes(), PlanPath).Value.Should().Be(undo);
    }

    [Test]
    public void Everyone_loses_access_and_the_plan_shows_it_without_a_key()
    {
        var plan = Plan();

        plan.Losses.Should().ContainSingle().Which.Should().Be(new AccessEffect(
            "Agent", AccessEffectKind.Deleted, "After the deploy, everyone who can use Agent loses access, because the app is deleted."));
        plan.ToText().Should().Contain("3 of 3 records differ.").And.Contain("  - ExternalClientApplication Agent (deleted)\n")
            .And.Contain("  - ExtlClntAppGlobalOauthSettings Agent_glbloauth of the app Agent (deleted)\n");
        plan.ToMarkdown().Should().Contain("### Agent (deleted)").And.Contain("```diff\n- The record is deleted.\n```");
        (Encoding.UTF8.GetString(plan.ToBytes()) + plan.ToText() + plan.ToMarkdown()).Should().NotContain(Key);
        DeploymentPlan.Read(plan.ToBytes(), PlanPath).Value.Should().Be(plan);
    }

    [Test]
    public void A_plan_that_hides_what_it_shows_of_a_deletion_is_refused()
    {
        var plan = Plan();
        var forged = plan with { Records = plan.Records.Select(record => record with { Retrieved = [] }).ToValueList() };

        Prepare(forged).Diagnostics.Should().Contain(finding => finding.Code == "ECA0231");
        Prepare(plan with { Losses = [] }).Diagnostics.Should().Contain(finding => finding.Code == "ECA0231");
    }

    [Test]
    public void A_comparison_counts_what_must_go()
    {
        var result = new PolicyGenerator(disk).Compare(Request());

        var difference = result.ValueOrThrow();
        difference.HasChanges.Should().BeTrue();
        difference.ToText().Should().Contain("- ExternalClientApplication Agent (deleted)\n").And.Contain("3 of 3 records differ.");
        difference.ToMarkdown().Should().Contain("- The record is deleted.");
        difference.ToJson().Should().Contain("\"isDeleted\": true");
    }

    [Test]
    public void A_merge_in_place_deletes_no_file_and_says_so()
    {
        var before = disk.AllFiles.ToArray();

        new PolicyGenerator(disk).MergeInPlace(Request()).Diagnostics
            .Should().HaveCountGreaterThan(2)
            .And.Contain(finding => finding.Code == "ECA0252" && finding.ToString().Contains("policy.eca.yaml(3,"));
        disk.AllFiles.Should().BeEquivalentTo(before);
    }

    [Test]
    public void All_records_of_an_absent_app_are_asked_for() =>
        new PolicyGenerator(disk).Read(Request() with { Retrieved = null }).ValueOrThrow().Types.Select(type => type.Name).Should().Equal(
            "ExternalClientApplication",
            "ExtlClntAppConfigurablePolicies",
            "ExtlClntAppGlobalOauthSettings",
            "ExtlClntAppOauthConfigurablePolicies",
            "ExtlClntAppOauthSettings",
            "ExtlClntAppSamlConfigurablePolicies");

    private void AddRecord(string folder, string name, string suffix, string type, string fields, string app) => Add(
        $"{Retrieved}/{folder}/{name}.{suffix}",
        $"<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">{fields}<externalClientApplication>{app}</externalClientApplication>"
        + $"<label>{name}</label></{type}>");

    private void Add(string path, string content) => disk.AddFile(path, new MockFileData(content));

    private void Write(string policies) => Add("/project/policy.eca.yaml", policies);

    private PolicyRequest Request() => new() { PolicyFiles = ["/project/policy.eca.yaml"], Retrieved = Retrieved };

    private DeploymentPlan Plan() => planner.Plan(Request(), "00D000000000001AAA").ValueOrThrow();

    private Result<PreparedDeployment> Prepare(DeploymentPlan plan) => planner.Prepare(plan, PlanPath, Retrieved);

    /// <summary>An org deletes what is named, and of an app all that belongs to it.</summary>
    private void Apply(PreparedDeployment deployment)
    {
        foreach (var file in deployment.Deletions)
        {
            disk.File.Delete(file.Path);
        }
    }
}
