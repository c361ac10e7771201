using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>
/// Each folder of <c>Golden/Merges</c> is a policy file, what was retrieved from an org, and what comes of merging the two.
/// </summary>
public sealed class MergeGoldenTests
{
    [TestCaseSource(nameof(Cases))]
    public void Is_merged_like_this(string folder)
    {
        var disk = new MockFileSystem();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            disk.AddFile("/project/" + Path.GetRelativePath(folder, path).Replace('\\', '/'), new MockFileData(File.ReadAllBytes(path)));
        }

        var result = new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = ["/project/policy.eca.yaml"],
            OutputFolder = "/project/out",
            Retrieved = "/project/retrieved",
        });

        Golden.Verify(Path.Combine(folder, "diagnostics.txt"), string.Concat(result.Diagnostics.Select(diagnostic => diagnostic + "\n")));
        Golden.Verify(Path.Combine(folder, "summary.txt"), result.Value is { } report
            ? string.Concat(GenerationSummary.Describe(report, new(), "/project").Select(line => line + "\n"))
            : "");
        Golden.VerifyFolder(Path.Combine(folder, "merged"), Files(disk));
    }

    private static Dictionary<string, byte[]> Files(MockFileSystem disk)
    {
        const string Output = "/out/metadata/";
        return disk.AllFiles.Select(path => path.Replace('\\', '/')).Where(path => path.Contains(Output, StringComparison.Ordinal))
            .ToDictionary(
                path => path[(path.IndexOf(Output, StringComparison.Ordinal) + Output.Length)..], path => disk.File.ReadAllBytes(path));
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Merges");
}
