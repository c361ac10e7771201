using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Policies.Tests;

public sealed class GenerationSummaryTests
{
    [Test]
    public void Tells_what_was_written_where_and_the_command_to_use_next() =>
        Describe(1, new PackageLayout(), "/project/").Should().Equal(
            $"ECA package for API {ApiVersion.Default} with 1 component:",
            "  wrote     out/metadata/extlClntAppOauthPolicies/App0_oauthPlcy.ecaOauthPlcy",
            "  wrote     out/metadata/package.xml",
            "  wrote     out/NEXT-STEPS.md",
            "Next steps, in an order that locks no one out:",
            "1. Deploy. eca deploy merges into the org's records. Any other deploy replaces them whole: values that the policy file omits are reset to Salesforce's defaults.",
            "  sf project deploy start --metadata-dir out/metadata",
            "2. Wait up to 30 minutes until the change reaches every Salesforce server.");

    [Test]
    public void Shows_full_paths_to_a_reader_who_stands_elsewhere() =>
        Describe(1, new PackageLayout { Format = PackageFormat.Zip }, "/elsewhere").Should()
            .Contain("  sf project deploy start --metadata-dir /project/out/package.zip --single-package");

    [Test]
    public void Lists_ten_files_and_counts_the_rest() =>
        Describe(30, new PackageLayout(), "/project").Should().HaveCount(1 + 10 + 1 + 4).And.Contain("  and 22 more files");

    [Test]
    public void Lists_ten_effects_on_access_and_counts_the_rest() =>
        Describe(30, new PackageLayout(), "/project", "permittedUsers: AdminApprovedPreAuthorized, profiles: [Sales]").Should()
            .Contain("After the deploy, only users with profile Sales can use App0.").And.Contain("And 20 more effects on access.");

    [TestCase(PackageFormat.Metadata, "metadata")]
    [TestCase(PackageFormat.Source, "force-app/main/default")]
    [TestCase(PackageFormat.Zip, "package.zip")]
    public void The_file_beside_the_package_has_all_of_it_for_a_reader_who_stands_there(PackageFormat format, string deployed)
    {
        const string Policies = "permittedUsers: AdminApprovedPreAuthorized, profiles: [Sales]";
        var layout = new PackageLayout { Format = format };
        string[] lines =
        [
            .. Describe(30, layout, "/project/out", Policies, out var disk)
                .SkipWhile(line => !line.StartsWith("After", StringComparison.Ordinal)),
        ];
        var file = disk.File.ReadAllText("/project/out/NEXT-STEPS.md").Split('\n');

        file[..6].Should().Equal(
            "# Next steps", "", "This file was generated with the package. Run the commands in its folder.", "", "```text",
            "After the deploy, only users with profile Sales can use App0.");
        file.Count(line => line.StartsWith("After", StringComparison.Ordinal)).Should().Be(30, "a file has room for all effects");
        file[35..].Should().Equal([.. lines[11..], "```", ""]);
        file.Should().Contain(line => line.Contains(deployed));
    }

    [Test]
    public void No_file_lies_in_a_folder_that_is_deployed_as_it_is()
    {
        var layout = new PackageLayout { Format = PackageFormat.Source, PackageDirectory = "" };

        Describe(1, layout, "/project", "label: A", out var whole);
        Describe(1, layout with { IsPhased = true }, "/project", "label: A", out var phased);

        whole.AllFiles.Should().NotContain("/project/out/NEXT-STEPS.md");
        phased.AllFiles.Should().Contain("/project/out/NEXT-STEPS.md");
    }

    [Test]
    public void A_fence_in_a_value_does_not_end_the_text()
    {
        Describe(1, new PackageLayout(), "/project", "permittedUsers: AdminApprovedPreAuthorized, profiles: ['a ```b']", out var disk);

        disk.File.ReadAllText("/project/out/NEXT-STEPS.md").Should().Contain("\n````text\n").And.EndWith("\n````\n");
    }

    private static string[] Describe(int apps, PackageLayout layout, string startFolder, string policies = "label: A") =>
        Describe(apps, layout, startFolder, policies, out _);

    private static string[] Describe(int apps, PackageLayout layout, string startFolder, string policies, out MockFileSystem disk)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The paths of this test are Unix paths.");
        }

        disk = new MockFileSystem();
        var sections = Enumerable.Range(0, apps).Select(i => $"  App{i}:\n    origin: setup\n    oauthPolicies: {{ {policies} }}\n");
        disk.AddFile("/policy.eca.yaml", new MockFileData("apps:\n" + string.Concat(sections)));
        var report = new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = ["/policy.eca.yaml"],
            OutputFolder = "/project/out",
            Layout = layout,
        }).ValueOrThrow();
        return [.. GenerationSummary.Describe(report, layout, startFolder)];
    }
}
