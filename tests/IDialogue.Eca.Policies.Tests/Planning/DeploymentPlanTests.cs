using System.IO.Abstractions.TestingHelpers;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.Policies.Reading;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests.Planning;

/// <summary>What was approved is what is deployed, or nothing is.</summary>
public sealed partial class DeploymentPlanTests
{
    private const string Org = "00D000000000001AAA";
    private const string PlanPath = "/project/acme.ecaplan";
    private const string RecordPath = "/project/retrieved/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";
    private const string SettingsPath = "/project/retrieved/extlClntAppGlobalOauthSets/Own_glbloauth.ecaGlblOauth";
    private const string Key = "3MVG9planted.consumer.key";

    private const string Record =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <!-- by an admin -->
            <commaSeparatedPermissionSet>Ops, Sales</commaSeparatedPermissionSet>
            <externalClientApplication>acme__Agent</externalClientApplication>
            <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            <label>Agent &amp; more</label>
            <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
            <refreshTokenPolicyType>Infinite</refreshTokenPolicyType>
        </ExtlClntAppOauthConfigurablePolicies>

        """;

    private readonly IConfiguration configuration = new ConfigurationBuilder()
        .AddInMemoryCollection([new("PERMISSION_SET", "Agent_User_of_production")]).Build();

    private MockFileSystem disk = null!;
    private DeploymentPlanner planner = null!;

    [SetUp]
    public void Retrieve()
    {
        disk = new MockFileSystem();
        planner = new DeploymentPlanner(disk);
        disk.AddFile(RecordPath, new MockFileData(Record.ReplaceLineEndings("\n")));
        disk.AddFile(SettingsPath, new MockFileData(
            $"""
            <ExtlClntAppGlobalOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
                <callbackUrl>https://old.example.com/callback</callbackUrl>
                <consumerKey>{Key}</consumerKey>
                <externalClientApplication>Own</externalClientApplication>
                <isPkceRequired>false</isPkceRequired>
                <label>Own</label>
            </ExtlClntAppGlobalOauthSettings>
            """));
        Write(
            """
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  permissionSets: ["${PERMISSION_SET}"]
                  ipRelaxation: Relax IP restrictions
              Own:
                globalOauthSettings:
                  callbackUrls: [https://new.example.com/callback]
                  isPkceRequired: true
            """);
    }

    [Test]
    public void An_org_as_it_was_gets_exactly_the_bytes_of_the_plan()
    {
        var plan = Plan();

        var prepared = Prepare(plan).Value!;

        prepared.Package.Components.Should().HaveCount(2);
        prepared.Records.Select(record => ContentHash.Of(record.After.Bytes))
            .Should().BeEquivalentTo(plan.Records.Select(record => record.DeployedDigest));
        disk.File.Exists(PlanPath).Should().BeFalse("a plan changes nothing on disk");
    }

    [Test]
    public void Ten_thousand_edits_of_an_org_end_in_as_many_refusals()
    {
        var plan = Plan();
        var (random, refused) = (new Random(14), 0);
        var original = disk.File.ReadAllBytes(RecordPath);
        for (var i = 0; i < 10_000; i++)
        {
            var edited = original.ToArray();
            var place = random.Next(edited.Length);
            edited[place] = (byte)(edited[place] ^ (1 << random.Next(7)));
            refused += IsRefused(plan, edited) ? 1 : 0;
        }

        refused.Should().Be(10_000);
    }

    [Test]
    public void A_refusal_tells_field_by_field_what_the_org_changed()
    {
        var plan = Plan();
        disk.File.WriteAllText(RecordPath, disk.File.ReadAllText(RecordPath)
            .Replace("Ops, Sales", "Ops, Marketing", StringComparison.Ordinal)
            .Replace("<label>Agent &amp; more</label>", "", StringComparison.Ordinal));

        Prepare(plan).Diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(finding => finding.Code == "ECA0229"
            && finding.Message.Contains("permissionSets: Ops, Sales -> Ops, Marketing; ", StringComparison.Ordinal)
            && finding.Message.Contains("label: Agent & more -> (nothing)", StringComparison.Ordinal));
    }

    [Test]
    public void A_record_that_is_gone_is_refused()
    {
        var plan = Plan();
        disk.File.Delete(RecordPath);

        Prepare(plan).Diagnostics.Should().Contain(finding => finding.Code == "ECA0229" && finding.Message.Contains("is gone"));
    }

    [Test]
    public void Each_flipped_byte_of_a_plan_file_is_refused()
    {
        var content = Plan().ToBytes();
        for (var place = 0; place < content.Length; place++)
        {
            var flipped = content.ToArray();
            flipped[place] ^= 1;
            DeploymentPlan.Read(flipped, PlanPath).HasErrors.Should().BeTrue($"byte {place}");
        }
    }

    [Test]
    public void A_plan_reads_as_it_was_written_also_with_the_line_ends_of_Windows()
    {
        var plan = Plan();
        var windows = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(plan.ToBytes()).Replace("\n", "\r\n", StringComparison.Ordinal));

        DeploymentPlan.Read(plan.ToBytes(), PlanPath).Value.Should().Be(plan);
        DeploymentPlan.Read(windows, PlanPath).Value.Should().Be(plan);
    }

    [Test]
    public void No_key_and_no_value_of_a_variable_stands_in_a_plan() =>
        Encoding.UTF8.GetString(Plan().ToBytes()).Should().NotContain(Key).And.NotContain("Agent_User_of_production")
            .And.Contain("${PERMISSION_SET}");

    [Test]
    public void Another_value_of_a_variable_is_refused_without_showing_it() =>
        planner.Prepare(Plan(), PlanPath, "/project/retrieved", new ConfigurationBuilder()
                .AddInMemoryCollection([new("PERMISSION_SET", "Planted_Permission_Set")]).Build())
            .Diagnostics.Should().ContainSingle().Which.Should().Match<Diagnostic>(
                finding => finding.Code == "ECA0230" && !finding.Message.Contains("Planted"));

    [Test]
    public void A_missing_variable_is_named() =>
        planner.Prepare(Plan(), PlanPath, "/project/retrieved").Diagnostics.Should().ContainSingle()
            .Which.Should().Match<Diagnostic>(finding => finding.Code == "ECA0236" && finding.Message.Contains("PERMISSION_SET"));

    [Test]
    public void Words_that_do_not_fit_the_bytes_are_refused()
    {
        var plan = Plan();
        var record = plan.Records.Single(record => record.App == "acme__Agent");
        var harmless = record with { Changes = record.Changes.Take(1).ToValueList() };
        var forged = DeploymentPlan.Read(
            (plan with { Records = plan.Records.Select(known => known == record ? harmless : known).ToValueList() }).ToBytes(), PlanPath);

        Prepare(forged.Value!).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0231");
        Prepare(plan with { Losses = [], Gains = [] }).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0231");
        foreach (var name in new[] { "${PERMISSION_SET}", "${OTHER}" })
        {
            var vague = record with { Changes = record.Changes.Select(change => change with { After = name }).ToValueList() };
            Prepare(plan with { Records = [vague] }).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0231");
        }
    }

    [Test]
    public void Undo_restores_every_record_byte_for_byte()
    {
        var before = new[] { RecordPath, SettingsPath }.Select(disk.File.ReadAllBytes).ToArray();
        Deploy(Prepare(Plan()).Value!);
        var undo = planner.Verify(Prepared(Plan, before), "/project/retrieved").Value!;

        Deploy(Prepare(DeploymentPlan.Read(undo.ToBytes(), PlanPath).Value!).Value!);

        new[] { RecordPath, SettingsPath }.Select(disk.File.ReadAllBytes).Should().BeEquivalentTo(before);
    }

    [Test]
    public void A_plan_that_is_in_effect_deploys_nothing()
    {
        var plan = Plan();
        Deploy(Prepare(plan).Value!);

        var again = Prepare(plan);

        again.HasErrors.Should().BeFalse();
        again.Value!.Package.Components.Should().BeEmpty();
        again.Value.Deployed.Should().HaveCount(2);
        Plan().HasChanges.Should().BeFalse();
    }

    [Test]
    public void A_half_applied_plan_deploys_the_rest()
    {
        var plan = Plan();
        var prepared = Prepare(plan).Value!;
        disk.File.WriteAllBytes(RecordPath, prepared.Records.Single(record => record.After.Path == RecordPath).After.Bytes);

        Prepare(plan).Value!.Package.Components.Should().ContainSingle().Which.App.Should().Be("Own");
    }

    [Test]
    public void An_org_that_is_not_as_planned_afterwards_is_an_error()
    {
        var prepared = Prepare(Plan()).Value!;

        var verified = planner.Verify(prepared, "/project/retrieved");

        verified.Diagnostics.Should().HaveCount(2).And.OnlyContain(finding => finding.Code == "ECA0146");
        verified.Value.Should().NotBeNull("the way back is wanted most here");
    }

    [Test]
    public void A_new_record_stays_when_a_plan_is_undone()
    {
        Write("apps:\n  Fresh: { basicInformation: { label: Fresh, contactEmail: a@example.com, distributionState: Local } }\n");
        var plan = Plan();
        plan.Records.Should().ContainSingle(record => record.Action == PlanAction.Create);
        var prepared = Prepare(plan).Value!;
        Deploy(prepared);

        planner.Verify(prepared, "/project/retrieved").Value!.Kept.Should().Equal("ExternalClientApplication Fresh");
    }

    [Test]
    public void A_consumer_key_in_clear_is_no_part_of_a_plan()
    {
        disk.File.Delete(SettingsPath);
        Write($"apps:\n  Own:\n    globalOauthSettings: {{ consumerKey: {Key}, callbackUrls: [https://new.example.com/callback] }}\n");

        planner.Plan(Request()).Diagnostics.Should().Contain(finding => finding.Code == "ECA0232" && !finding.Message.Contains(Key));
    }

    [Test]
    public void A_key_that_would_replace_the_one_of_the_org_is_told_by_the_plan()
    {
        Write("apps:\n  Own:\n    globalOauthSettings: { consumerKey: \"${OTHER_KEY}\" }\n");
        configuration["OTHER_KEY"] = Key + "2";

        planner.Plan(Request()).Diagnostics.Should().Contain(finding => finding.Code == "ECA0272" && !finding.Message.Contains(Key));
    }

    private void Write(string policies) => disk.AddFile("/project/policy.eca.yaml", new MockFileData(policies));

    private PolicyRequest Request() => new()
    {
        PolicyFiles = ["/project/policy.eca.yaml"],
        Retrieved = "/project/retrieved",
        Configuration = configuration,
    };

    private DeploymentPlan Plan()
    {
        var result = planner.Plan(Request(), Org);
        result.HasErrors.Should().BeFalse(string.Join("\n", result.Diagnostics));
        return result.Value!;
    }

    private Result<PreparedDeployment> Prepare(DeploymentPlan plan) =>
        planner.Prepare(plan, PlanPath, "/project/retrieved", configuration);

    /// <summary>The deploy of a plan of records as they were, while the org has what was deployed.</summary>
    private PreparedDeployment Prepared(Func<DeploymentPlan> plan, byte[][] before)
    {
        var after = new[] { RecordPath, SettingsPath }.Select(disk.File.ReadAllBytes).ToArray();
        Put(before);
        var prepared = Prepare(plan()).Value!;
        Put(after);
        return prepared;
    }

    private void Put(byte[][] contents)
    {
        disk.File.WriteAllBytes(RecordPath, contents[0]);
        disk.File.WriteAllBytes(SettingsPath, contents[1]);
    }

    /// <summary>An org writes what it takes in its own form.</summary>
    private void Deploy(PreparedDeployment deployment)
    {
        foreach (var record in deployment.Records)
        {
            var path = record.Before is null ? $"/project/retrieved/{record.After.Path}" : record.After.Path;
            disk.AddFile(path, new MockFileData(record.After.Bytes));
        }
    }

    private bool IsRefused(DeploymentPlan plan, byte[] edited)
    {
        var diagnostics = new DiagnosticBag();
        var findings = new DiagnosticBag();
        var file = RetrievedFile.Read(edited, RecordPath, new SourceMap(), findings);
        var settings = RetrievedFile.Read(disk.File.ReadAllBytes(SettingsPath), SettingsPath, new SourceMap(), findings)!;
        var tree = new MetadataTree("/project/retrieved", file is null ? [settings] : [settings, file], new SourceMap());
        var values = new PlanValues(plan.Variables, name => configuration[name]);
        var mask = new VariableMask(plan.Variables, name => configuration[name]);
        return new PlanCheck(plan, PlanPath, tree, values, mask, diagnostics).Prepare() is null && diagnostics.HasErrors;
    }
}
