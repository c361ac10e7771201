using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>
/// Each folder of <c>Golden/Rollouts</c> is a policy file, perhaps with what was retrieved from an org, and what a generation prints: in
/// metadata format, and in source format with a package for each phase.
/// </summary>
public sealed class RolloutGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Prints_these_next_steps(string folder)
    {
        Golden.Verify(Path.Combine(folder, "metadata.txt"), Describe(folder, new PackageLayout()));
        Golden.Verify(Path.Combine(folder, "source-in-phases.txt"), Describe(
            folder, new PackageLayout { Format = PackageFormat.Source, IsPhased = true }));
    }

    private static string Describe(string folder, PackageLayout layout)
    {
        var disk = new MockFileSystem();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            disk.AddFile("/project/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), new MockFileData(File.ReadAllBytes(path)));
        }

        var report = new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = ["/project/policy.eca.yaml"],
            OutputFolder = "/project/out",
            Retrieved = disk.Directory.Exists("/project/retrieved") ? "/project/retrieved" : null,
            Layout = layout,
        }).ValueOrThrow();
        return string.Concat(GenerationSummary.Describe(report, layout, "/project").Select(line => line + "\n"));
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Rollouts");
}
