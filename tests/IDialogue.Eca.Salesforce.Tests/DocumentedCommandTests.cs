using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>
/// What documentation, samples and templates tell people to run with <c>sf</c> is a command that it has, with options that it has.
/// </summary>
[Category("Salesforce")]
public sealed partial class DocumentedCommandTests
{
    private static readonly string[] Extensions = [".md", ".yml", ".sh", ".ps1"];

    [Test]
    public void Each_command_of_sf_exists_with_its_options()
    {
        var known = SalesforceClients.CommandsOfSf();
        var lines = new[] { "docs", "samples", "templates" }.Select(folder => Repository.Path(folder))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Append(Repository.Path("README.md"))
            .Where(file => Extensions.Contains(Path.GetExtension(file))
                && !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj", "packages"]).Any())
            .SelectMany(file => Line().Matches(File.ReadAllText(file)).Select(match => (File: file, Text: match.Value)))
            .ToArray();

        lines.Should().HaveCountGreaterThan(30);
        lines.Should().AllSatisfy(line =>
        {
            var command = Command().Match(line.Text).Value.Replace("sf ", "", StringComparison.Ordinal).Replace(' ', ':');
            var options = known.Should().ContainKey(command, "{0} says {1}", line.File, line.Text).WhoseValue;
            Option()
                .Matches(line.Text)
                .Select(match => match.Groups[1].Value)
                .Except(options)
                .Should().BeEmpty("{0} says {1}", line.File, line.Text);
        });
    }

    [GeneratedRegex(@"\bsf (org|project|package) [a-z][^`\n|;]*")]
    private static partial Regex Line();

    [GeneratedRegex(@"^sf( [a-z][a-z-]*)+")]
    private static partial Regex Command();

    [GeneratedRegex(@"--([a-z][a-z-]*)")]
    private static partial Regex Option();
}
