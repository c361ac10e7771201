using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Overlays of one package in the project that is built and in those that it references.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ReferencedOverlayTests
{
    private const string Policy = "apps:\n  A:\n    namespace: acme\n    oauthPolicies: { permissionSets: [Base] }\n";
    private const string Overlay = "apps:\n  A:\n    oauthPolicies: { permissionSets: [Mine] }\n";

    private readonly MockFileSystem disk = new();

    [Test]
    public void Files_that_are_the_same_are_no_conflict_and_nothing_is_a_conflict_with_no_overlays()
    {
        Add("one/Acme/policy.eca.yaml", Overlay);
        Add("one/Acme/README.md", "one");
        Check("one", "two").Should().BeEmpty();

        Add("two/Acme/policy.eca.yaml", Overlay);
        Add("two/Acme/keys/readme.md", "two");
        Check("one", "two").Should().BeEmpty();
    }

    [Test]
    public void A_certificate_that_differs_is_a_conflict_as_an_overlay_is()
    {
        foreach (var project in new[] { "one", "two", "app" })
        {
            Add($"{project}/Acme/policy.eca.yaml", Overlay);
            Add($"{project}/Acme/agent.pem", project);
        }

        Check("one", "two").Select(finding => (finding.Code, finding.Location!.Value.File)).Should().Equal(
            ("ECA0194", "/app/Acme/agent.pem"), ("ECA0194", "/app/Acme/agent.pem"));
    }

    [Test]
    public void An_overlay_that_only_one_of_two_has_is_a_conflict_also_if_its_environment_is_not_built()
    {
        Add("one/Acme/policy.eca.yaml", Overlay);
        Add("two/Acme/policy.eca.yaml", Overlay);
        Add("two/Acme/policy.sandbox.eca.yaml", Overlay);

        var finding = Check("one", "two").Should().ContainSingle().Subject;
        finding.Location!.Value.File.Should().Be("/two/Acme/policy.sandbox.eca.yaml");
        finding.Message.Should().Contain("this file has no counterpart in /one/Acme.");
    }

    [Test]
    public void A_referenced_project_has_environments_and_other_files_of_its_own()
    {
        Add("one/Acme/policy.sandbox.eca.yaml", Overlay);
        Add("one/bots/bot.eca.yaml", Policy);

        Check("one").Should().BeEmpty();
    }

    private void Add(string path, string content) => disk.AddFile("/" + path, new MockFileData(content));

    private IReadOnlyList<Diagnostic> Check(params string[] references)
    {
        Add("package/eca/policy.eca.yaml", Policy);
        Add("app/policy.production.eca.yaml", "rules: {}\n");
        Add("app/policy.eca.yaml", Policy.Replace("A:", "B:", StringComparison.Ordinal));
        return [.. new PolicyGenerator(disk).Compile(new PolicyRequest
        {
            PolicyFiles = ["/package/eca/policy.eca.yaml", "/app/policy.eca.yaml"],
            Overlays = [.. references.Select(name => OverlayIn(name, $"/{name}/{name}.csproj")), OverlayIn("app", project: null)],
            Environment = "production",
            Environments = ["production"],
        }).Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)];
    }

    private static PolicyOverlay OverlayIn(string folder, string? project) =>
        new("/package/eca/policy.eca.yaml", $"/{folder}/Acme/policy.eca.yaml")
        {
            Folder = $"/{folder}/Acme",
            Package = "Acme",
            Project = project,
        };
}
