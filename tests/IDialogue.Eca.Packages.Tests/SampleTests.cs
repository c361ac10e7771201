using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Each sample, copied out of the repository and built with the packed packages, as its reader would.</summary>
public sealed class SampleTests
{
    [TestCase("IDialogueConnection")]
    public void Builds_with_the_packages_and_makes_this_output(string sample)
    {
        var consumer = Consumer.CopyOf(Repository.Path("samples", sample));

        var build = consumer.Build();

        build.Lines.Should().Contain("0 Warning(s)").And.Contain(Printed(sample));
        var output = consumer.Files("bin/eca").Where(path => path != ".eca-manifest");
        Golden.VerifyFolder(
            Repository.Path("tests", "IDialogue.Eca.Packages.Tests", "Golden", sample),
            output.ToDictionary(path => path, path => File.ReadAllBytes(consumer.At($"bin/eca/{path}"))));
    }

    /// <summary>What the sample's page says that a build prints. Outside the repository the paths begin at the project.</summary>
    private static IEnumerable<string> Printed(string sample) =>
        File.ReadAllText(Repository.Path("samples", sample, "README.md")).ReplaceLineEndings("\n").Split("```text\n")[1].Split("```")[0]
            .Replace($"samples/{sample}/", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [TestCase("IDialogueConnection")]
    public void Names_the_version_that_this_repository_makes(string sample) =>
        File.ReadAllText(Repository.Path("samples", sample, sample + ".csproj")).Should().Contain($"Version=\"{Packages.Version}\"");
}
