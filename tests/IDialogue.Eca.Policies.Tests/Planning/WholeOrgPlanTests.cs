using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Policies.Tests.Planning;

/// <summary>An org of twelve apps, of which the policies change three.</summary>
public sealed class WholeOrgPlanTests
{
    private const string Root = "/project/retrieved";

    private MockFileSystem disk = null!;
    private DeploymentPlanner planner = null!;
    private string[] records = [];

    [SetUp]
    public void Start()
    {
        disk = new MockFileSystem();
        planner = new DeploymentPlanner(disk);
        foreach (var app in Enumerable.Range(1, 12).Select(number => FormattableString.Invariant($"App{number}")))
        {
            Add($"externalClientApps/{app}.eca", "ExternalClientApplication", $"<label>{app} of the org</label>");
            Add(
                $"extlClntAppOauthSettings/{app}_oauth.ecaOauth",
                "ExtlClntAppOauthSettings",
                $"<commaSeparatedOauthScopes>Api</commaSeparatedOauthScopes>{Of(app)}<label>{app}_oauth</label>");
            Add(
                $"extlClntAppOauthPolicies/{app}_oauthPlcy.ecaOauthPlcy",
                "ExtlClntAppOauthConfigurablePolicies",
                $"{Of(app)}<ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType><label>{app}_oauthPlcy</label>");
        }

        records = [.. disk.AllFiles.Order(StringComparer.Ordinal)];
        disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            "apps:\n" + string.Concat(new[] { "App2", "App7", "App11" }.Select(
                app => $"  {app}:\n    oauthPolicies:\n      ipRelaxation: Relax IP restrictions\n"))));
    }

    [Test]
    public void An_edit_of_a_planned_record_is_refused_and_one_of_another_record_changes_nothing_of_the_deploy()
    {
        var plan = planner.Plan(new PolicyRequest { PolicyFiles = ["/project/policy.eca.yaml"], Retrieved = Root }).Value!;
        var expected = Deployed(plan)!;
        expected.Should().HaveCount(3);
        var (random, refused, held) = (new Random(14), 0, 0);
        for (var i = 0; i < 600; i++)
        {
            var path = records[random.Next(records.Length)];
            var original = disk.File.ReadAllBytes(path);
            disk.File.WriteAllBytes(path, Edited(original, random));
            var deployed = Deployed(plan);
            if (IsPlanned(path))
            {
                deployed.Should().BeNull(path);
                refused++;
            }
            else if (deployed is not null)
            {
                deployed.Should().BeEquivalentTo(expected, path);
                held++;
            }

            disk.File.WriteAllBytes(path, original);
        }

        refused.Should().BeGreaterThan(20);
        held.Should().BeGreaterThan(200, "a broken record of another type stops nothing, and few edits break one");
        Deployed(plan).Should().BeEquivalentTo(expected, "the org is as it was");
    }

    private static bool IsPlanned(string path) =>
        Array.Exists(["App2", "App7", "App11"], app => path.EndsWith($"{app}_oauthPlcy.ecaOauthPlcy", StringComparison.Ordinal));

    private static byte[] Edited(byte[] original, Random random)
    {
        var edited = original.ToArray();
        var place = random.Next(edited.Length);
        edited[place] = (byte)(edited[place] ^ (1 << random.Next(7)));
        return edited;
    }

    /// <summary>The digests of what is deployed, by name; null after a refusal.</summary>
    private Dictionary<string, string>? Deployed(DeploymentPlan plan)
    {
        var prepared = planner.Prepare(plan, "/project/acme.ecaplan", Root);
        return prepared.HasErrors
            ? null
            : prepared.Value!.Records.ToDictionary(record => record.After.Component.FullName, record => ContentHash.Of(record.After.Bytes));
    }

    private static string Of(string app) => $"<externalClientApplication>{app}</externalClientApplication>";

    private void Add(string path, string type, string content) => disk.AddFile($"{Root}/{path}", new MockFileData(
        $"<{type} xmlns=\"http://soap.sforce.com/2006/04/metadata\">{content}</{type}>"));
}
