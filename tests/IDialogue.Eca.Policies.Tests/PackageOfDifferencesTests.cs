using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>With retrieved records, a package holds those that differ and no others.</summary>
public sealed class PackageOfDifferencesTests
{
    private const string Folder = "/project/retrieved/extlClntAppOauthPolicies";

    private readonly MockFileSystem disk = new();

    [SetUp]
    public void RetrieveThreeApps()
    {
        foreach (var app in new[] { "Billing", "Agent", "Sync" })
        {
            disk.AddFile($"{Folder}/{app}_oauth_defaultPolicy.ecaOauthPlcy", new MockFileData(
                $"""
                <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                    <externalClientApplication>acme__{app}</externalClientApplication>
                    <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
                </ExtlClntAppOauthConfigurablePolicies>
                """));
        }
    }

    [Test]
    public void One_changed_line_packages_one_record()
    {
        var report = Build(agent: "Relax IP restrictions");

        report.Package.Components.Should().ContainSingle().Which.App.Should().Be("acme__Agent");
        report.Components.Should().HaveCount(3);
        GenerationSummary.Describe(report, new PackageLayout(), "/project").Should()
            .Contain("ECA package for API 68.0 with 1 component:").And.Contain("1 of 3 records differs. A deploy would change:");
        disk.AllFiles.Select(path => path.Replace('\\', '/'))
            .Where(path => path.Contains("/out/", StringComparison.Ordinal) && path.EndsWith(".ecaOauthPlcy", StringComparison.Ordinal))
            .Should().ContainSingle();
    }

    [Test]
    public void Nothing_is_deployed_where_nothing_differs([Values] PackageFormat format, [Values] bool isPhased)
    {
        var layout = new PackageLayout { Format = format, IsPhased = isPhased };

        var report = Build(agent: "Enforce IP restrictions", layout);

        report.DeployPaths.Should().BeEmpty();
        report.Package.Components.Should().BeEmpty();
        GenerationSummary.Describe(report, layout, "/project").Should()
            .Contain("No changes: the retrieved records already match.").And.NotContain(line => line.Contains("sf project deploy"));
    }

    [Test]
    public void A_record_that_no_longer_differs_leaves_the_package()
    {
        Build(agent: "Relax IP restrictions");

        Build(agent: "Enforce IP restrictions").Written.Deleted.Should().ContainSingle()
            .Which.Should().EndWith("Agent_oauth_defaultPolicy.ecaOauthPlcy");
        disk.File.ReadAllText("/project/out/metadata/package.xml").Should().NotContain("<types>");
    }

    [Test]
    public void Without_retrieved_records_all_are_in_the_package() =>
        Build(agent: "Relax IP restrictions", retrieved: null).Package.Components.Should().HaveCount(3);

    private GenerationReport Build(string agent, PackageLayout? layout = null, string? retrieved = "/project/retrieved")
    {
        disk.AddFile("/project/policy.eca.yaml", new MockFileData(
            $$"""
            apps:
              Billing: { namespace: acme, oauthPolicies: { ipRelaxation: Enforce IP restrictions } }
              Agent: { namespace: acme, oauthPolicies: { ipRelaxation: {{agent}} } }
              Sync: { namespace: acme, oauthPolicies: { ipRelaxation: Enforce IP restrictions } }
            """));
        var result = new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = ["/project/policy.eca.yaml"],
            OutputFolder = "/project/out",
            Retrieved = retrieved,
            Layout = layout ?? new PackageLayout(),
        });
        result.HasErrors.Should().BeFalse(string.Join("\n", result.Diagnostics));
        return result.Value!;
    }
}
