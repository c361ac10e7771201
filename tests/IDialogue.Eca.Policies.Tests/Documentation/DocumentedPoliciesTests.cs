using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>Every whole policy file in the documentation is one that works.</summary>
public sealed partial class DocumentedPoliciesTests
{
    [TestCaseSource(nameof(Cases))]
    public void A_documented_policy_file_has_no_mistake(string text) =>
        PolicyGenerator.Parse(FilledIn(text), "policy.eca.yaml").Diagnostics.Should().BeEmpty();

    [Test]
    public void The_readme_marks_each_value_that_only_the_reader_knows()
    {
        var lines = File.ReadAllLines(Repository.Path("README.md"))
            .Where(line => line.Contains("YOUR_", StringComparison.Ordinal))
            .ToArray();

        lines.Should().HaveCountGreaterThan(3).And.OnlyContain(line => line.Contains("# yours", StringComparison.Ordinal));
    }

    [Test]
    public void The_documentation_shows_policy_files() => Policies().Should().HaveCountGreaterThan(3);

    private static IEnumerable<TestCaseData> Cases() =>
        Policies().Select(policy => new TestCaseData(policy.Text).SetArgDisplayNames(policy.Place));

    /// <summary>Every whole policy file of the documentation, with its place.</summary>
    internal static IEnumerable<(string Place, string Text)> Policies() =>
        from page in Directory.EnumerateFiles(Repository.Path("docs"), "*.md")
            .Append(Repository.Path("README.md"))
            .Append(Repository.Path("samples", "IDialogueConnection", "README.md"))
            .Append(Repository.Path("src", "IDialogue.Eca.Cli", "README.md"))
            .Append(Repository.Path("src", "IDialogue.Eca.MSBuild", "README.md"))
        from Match block in YamlBlock().Matches(File.ReadAllText(page).ReplaceLineEndings("\n"))
        let text = block.Groups[1].Value
        where !text.StartsWith("# policy.", StringComparison.Ordinal) // Files to be laid over another begin with their name.
        where text.Contains("\napps:", StringComparison.Ordinal) || text.StartsWith("apps:", StringComparison.Ordinal)
        select ($"{Path.GetFileName(page)} at {block.Index}", text);

    private static string FilledIn(string text) => text
        .Replace("YOUR_USERNAME", "agent@example.com", StringComparison.Ordinal)
        .Replace("YOUR_", "Acme_", StringComparison.Ordinal);

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();
}
