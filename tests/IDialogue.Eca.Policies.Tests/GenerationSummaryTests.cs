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
            "Next steps, in an order that locks no one out:",
            "1. Deploy. Without a merge, this replaces whole records: values that the policy file omits are reset to Salesforce's defaults.",
            "  sf project deploy start --metadata-dir out/metadata",
            "2. Wait up to 30 minutes until the change reaches every Salesforce server.");

    [Test]
    public void Shows_full_paths_to_a_reader_who_stands_elsewhere() =>
        Describe(1, new PackageLayout { Format = PackageFormat.Zip }, "/elsewhere").Should()
            .Contain("  sf project deploy start --metadata-dir /project/out/package.zip --single-package");

    [Test]
    public void Lists_ten_files_and_counts_the_rest() =>
        Describe(30, new PackageLayout(), "/project").Should().HaveCount(1 + 10 + 1 + 4).And.Contain("  and 21 more files");

    [Test]
    public void Lists_ten_effects_on_access_and_counts_the_rest() =>
        Describe(30, new PackageLayout(), "/project", "permittedUsers: AdminApprovedPreAuthorized, profiles: [Sales]").Should()
            .Contain("After the deploy, only users with profile Sales can use App0.").And.Contain("And 20 more effects on access.");

    private static string[] Describe(int apps, PackageLayout layout, string startFolder, string policies = "label: A")
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Inconclusive("The paths of this test are Unix paths.");
        }

        var disk = new MockFileSystem();
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
