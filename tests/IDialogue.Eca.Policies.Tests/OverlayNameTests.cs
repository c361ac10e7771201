using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Names that people mean as those of an overlay, and by which none is found.</summary>
public sealed class OverlayNameTests
{
    private const string Policy = "apps:\n  A:\n    namespace: acme\n    oauthPolicies: { permissionSets: [Base] }\n";

    [TestCase("policy.production.ECA.yaml", "must end with .eca.yaml, in small letters: policy.production.eca.yaml.")]
    [TestCase("policy.production.eca.YAML", "must end with .eca.yaml, in small letters: policy.production.eca.yaml.")]
    [TestCase("policy.production.eca.yml", "must end with .eca.yaml, in small letters: policy.production.eca.yaml.")]
    [TestCase("policy.Production.eca.yaml", "the environment is called 'production', in other letter case.")]
    public void An_overlay_that_is_not_found_by_its_name_is_an_error_at_its_file(string name, string reason)
    {
        // Another overlay of the environment is there, so the environment itself is known.
        var finding = Check(name, "bot.production.eca.yaml").Should()
            .ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error).Subject;

        finding.Code.Should().Be("ECA0184");
        finding.Location!.Value.File.Should().Be("/project/" + name);
        finding.Message.Should().Contain(reason);
    }

    [TestCase("policy.eca.yml")]
    [TestCase("other.production.eca.yml")]
    [TestCase("policy.sandbox.eca.yaml")]
    public void A_file_of_another_purpose_is_none(string name) =>
        Check(name, "policy.production.eca.yaml").Should().NotContain(finding => finding.Code == "ECA0184");

    private static IReadOnlyList<Diagnostic> Check(params string[] overlays)
    {
        var disk = new MockFileSystem();
        foreach (var (policy, app) in new[] { ("policy", "A"), ("bot", "B") })
        {
            disk.AddFile($"/project/{policy}.eca.yaml", new MockFileData(Policy.Replace("A:", app + ":", StringComparison.Ordinal)));
        }

        foreach (var overlay in overlays)
        {
            disk.AddFile("/project/" + overlay, new MockFileData("rules: {}\n"));
        }

        return new PolicyGenerator(disk).Check(new PolicyRequest
        {
            PolicyFiles = ["/project/policy.eca.yaml", "/project/bot.eca.yaml"],
            Environment = "production",
        }).Diagnostics;
    }
}
