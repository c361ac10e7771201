using System.IO.Abstractions.TestingHelpers;
using System.Text.Json;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Policies.Tests;

public sealed class ReportJsonTests
{
    [Test]
    public void The_same_generation_gives_the_same_text() => Generation().Should().Be(Generation());

    [Test]
    public void A_generation_has_its_files_and_steps()
    {
        using var json = JsonDocument.Parse(Generation());

        json.RootElement.EnumerateObject().Select(key => key.Name)
            .Should().Equal("apiVersion", "components", "deletions", "files", "deleted", "deployPaths", "steps", "effects");
        json.RootElement.GetProperty("deployPaths")[0].GetString().Should().Be("package.zip");
    }

    private static string Generation()
    {
        var disk = new MockFileSystem();
        var file = disk.Path.GetFullPath("policy.eca.yaml");
        var folder = disk.Path.GetFullPath("out");
        disk.AddFile(file, new MockFileData("apps:\n  Agent:\n    origin: setup\n    oauthPolicies: { label: A }\n"));
        var layout = new PackageLayout { Format = PackageFormat.Zip };
        var report = new PolicyGenerator(disk)
            .Generate(new GenerationRequest { PolicyFiles = [file], OutputFolder = folder, Layout = layout })
            .ValueOrThrow();
        return ReportJson.Write(report, layout, folder);
    }
}
