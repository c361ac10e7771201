using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;
using YamlDotNet.RepresentationModel;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The samples for pipelines and release scripts say only what the tool takes.</summary>
public sealed partial class SampleCommandTests
{
    private static readonly string Pipelines = Repository.Path("samples", "Pipelines");
    private static readonly string Script = Repository.Path("samples", "ReleaseScript");

    [TestCase(".github/workflows/eca.yml", "run", 5)]
    [TestCase("azure-pipelines.yml", "script", 4)]
    public void Each_command_of_a_pipeline_is_one_that_the_tool_takes(string file, string key, int count)
    {
        var commands = Values(Path.Combine(Pipelines, file), key).SelectMany(Commands).ToArray();

        commands.Should().HaveCountGreaterThanOrEqualTo(count - 1).And.Contain(line => line.StartsWith("eca deploy", StringComparison.Ordinal));
        commands.Should().AllSatisfy(line => Mistakes(Pipelines, line).Should().BeEmpty("of {0}", line));
    }

    [TestCase("release.sh")]
    [TestCase("release.ps1")]
    public void Each_command_of_a_release_script_is_one_that_the_tool_takes(string file)
    {
        var commands = Commands(File.ReadAllText(Path.Combine(Script, file))).ToArray();

        commands.Should().HaveCount(4).And.AllSatisfy(line => Mistakes(Script, line).Should().BeEmpty("of {0}", line));
    }

    [Test]
    public void Both_release_scripts_run_the_same_commands_in_the_same_order() =>
        ToolLine().Matches(File.ReadAllText(Path.Combine(Script, "release.ps1"))).Select(Plain)
            .Should().Equal(ToolLine().Matches(File.ReadAllText(Path.Combine(Script, "release.sh"))).Select(Plain));

    [TestCase(".github/workflows/eca.yml")]
    [TestCase("azure-pipelines.yml")]
    public void The_log_in_of_an_org_is_a_secret_that_no_line_holds(string file)
    {
        var text = File.ReadAllText(Path.Combine(Pipelines, file));

        Regex.Matches(text, "SF_AUTH_URL: (.+)").Select(match => match.Groups[1].Value).Should().NotBeEmpty()
            .And.OnlyContain(value => value == "${{ secrets.SF_AUTH_URL }}" || value == "$(SF_AUTH_URL)");
        text.Should().NotContain("force://");
    }

    [Test]
    public void The_page_shows_what_a_build_of_the_policies_prints()
    {
        var page = File.ReadAllText(Path.Combine(Pipelines, "README.md")).ReplaceLineEndings("\n");

        Session.In(Pipelines).Eca(["build", "--environment", "production"]).Output.Should().Be(page.Split("```text\n")[1].Split("```")[0]);
    }

    [Test]
    public void The_policies_hold_the_rules_in_each_environment_of_the_fleet()
    {
        var environments = Regex.Matches(File.ReadAllText(Path.Combine(Pipelines, "orgs.json")), "\"environment\": \"([a-z]+)\"")
            .Select(match => match.Groups[1].Value).Distinct().ToArray();

        environments.Should().HaveCount(2);
        environments.Should().AllSatisfy(environment =>
            Session.In(Pipelines).Eca(["validate", "--environment", environment]).Output.Should().Be("0 errors, 0 warnings\n"));
    }

    private static IEnumerable<string> Mistakes(string sample, string line) => Session.In(sample).Mistakes([.. line.Split(' ').Skip(1)]);

    /// <summary>The commands of the tool in a script, with a word in the place of each variable.</summary>
    private static IEnumerable<string> Commands(string script) => EcaLine().Matches(script)
        .Select(match => Regex.Replace(match.Value.Replace("\"", "", StringComparison.Ordinal), @"\$\([^)]*\)|\$\w+", "word"));

    private static IEnumerable<string> Values(string file, string key)
    {
        using var reader = new StreamReader(file);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return yaml.Documents.Single().AllNodes.OfType<YamlMappingNode>()
            .SelectMany(mapping => mapping.Children)
            .Where(entry => entry.Key is YamlScalarNode { Value: { } name } && name == key)
            .Select(entry => ((YamlScalarNode)entry.Value).Value!);
    }

    /// <summary>The line without what is said differently in each shell.</summary>
    private static string Plain(Match line) => line.Value.Trim().TrimEnd(';').Replace("; then", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\beca (validate|diff|build|merge|check|deploy)\b[^\n;|]*")]
    private static partial Regex EcaLine();

    [GeneratedRegex(@"(?<=^\s*(if )?)(eca|sf) [a-z]+ [^\n;]*", RegexOptions.Multiline)]
    private static partial Regex ToolLine();
}
