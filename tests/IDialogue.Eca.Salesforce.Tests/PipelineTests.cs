using System.Runtime.Versioning;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>The order in which the sample pipelines deploy to orgs, and the issues that they keep about drift.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class PipelineTests
{
    private static readonly JsonElement[] Orgs =
        [.. JsonSerializer.Deserialize<JsonElement>(SampleScript.Read("Pipelines/orgs.json")).EnumerateArray()];

    [Test]
    public void The_overlay_of_every_environment_is_validated()
    {
        var environments = Orgs.Select(org => org.GetProperty("environment").GetString()!).Distinct().ToArray();

        NamesOf(SampleScript.Yaml("Pipelines/.github/workflows/eca.yml")["jobs"]["validate"]["strategy"]["matrix"]["environment"])
            .Should().Equal(environments);
        ((YamlMappingNode)SampleScript.Yaml("Pipelines/azure-pipelines.yml")["stages"][0]["jobs"][0]["strategy"]["matrix"]).Children
            .Select(entry => entry.Key.ToString()).Should().Equal(environments);
    }

    [Test]
    public void Sandboxes_are_first_then_one_production_org_and_then_the_others()
    {
        var jobs = SampleScript.Yaml("Pipelines/.github/workflows/eca.yml")["jobs"];
        NamesOf(jobs["first"]["needs"]).Should().Equal("plan", "orgs", "sandboxes");
        NamesOf(jobs["others"]["needs"]).Should().Equal("plan", "orgs", "sandboxes", "first");
        string[] production = [.. NamesIn(sandbox: false)];

        // A stage of Azure waits for the one before it, unless it names another.
        var waves = (YamlSequenceNode)SampleScript.Yaml("Pipelines/azure-pipelines.yml")["parameters"][0]["default"];
        waves.Select(wave => (Name: wave["name"].ToString(), Orgs: string.Join(' ', NamesOf(wave["orgs"])))).Should().Equal(
            ("sandboxes", string.Join(' ', NamesIn(sandbox: true))),
            ("first", production[0]),
            ("others", string.Join(' ', production.Skip(1))));
    }

    [Category("Salesforce")]
    [TestCase("github", "gh", "issue create", "issue edit 7", "issue close 7")]
    [TestCase("azure", "az", "work-item create", "update --output none --id 7 --description", "update --output none --id 7 --state Done")]
    public void Drift_has_one_open_issue_for_each_org(string tracker, string program, string opens, string updates, string closes)
    {
        using var folder = new SalesforceFolder();
        File.Copy(SampleScript.PathOf("Pipelines/drift-issues.sh"), folder.At("drift-issues.sh"));

        // A new one, one that is there, and one that is over.
        folder.Write("results/drift-acme_uat/status", "differs\n");
        folder.Write("results/drift-acme_uat/drift.md", "1 of 1 record differs.");
        folder.Write("results/drift-acme_uat/retrieved/unpackaged/package.xml", "");
        folder.Write("open", "ECA drift: acme\n");
        folder.Write("results/drift-acme/status", "differs\n");
        folder.Write("results/drift-acme/drift.md", "2 of 2 records differ.");
        Issues(folder, tracker, program).Should().Equal(
            [$"{opens} ECA drift: acme_uat", $"{updates} ", $"{opens} ECA not compared: globex"], IsLike);
        File.Exists(folder.At("trees/acme_uat/unpackaged/package.xml")).Should().BeTrue();
        Directory.Exists(folder.At("trees/globex")).Should().BeTrue("a report shows an org that could not be read");

        folder.Write("results/drift-acme_uat/status", "same\n");
        folder.Write("results/drift-acme/status", "unreachable\n");
        folder.Write("results/drift-globex/status", "same\n");
        folder.Write("open", "ECA drift: acme_uat\nECA drift: acme\nECA not compared: globex\n");
        Directory.Delete(folder.At("trees"), recursive: true);
        Issues(folder, tracker, program).Should().Equal([closes, $"{opens} ECA not compared: acme", closes], IsLike);
    }

    /// <summary>Runs the script with stand-ins; the file <c>open</c> has the titles of open issues, each with the number 7.</summary>
    private static string[] Issues(SalesforceFolder folder, string tracker, string program)
    {
        folder.Write("log", "");
        var run = folder.RunBash(
            $$"""
            {{program}}() {
              case "$*" in
                *list*|*query*) while read -r title; do case "$*" in *[\'\"]"$title"[\'\"]*) echo 7 ;; esac; done < open ;;
                *) echo "$*" >> log ;;
              esac
            }
            jq() { echo {{string.Join(' ', Orgs.Select(org => org.GetProperty("org").GetString()))}}; }
            set -- {{tracker}} results
            . ./drift-issues.sh
            """,
            ("RUN", "https://example.com/run"));
        run.ExitCode.Should().Be(0, run.Errors);
        return File.ReadAllLines(folder.At("log"));
    }

    /// <summary>The words of a command without its options for titles.</summary>
    private static bool IsLike(string line, string part) => line
        .Replace("--output none --type Issue --title ", "", StringComparison.Ordinal)
        .Replace("--title ", "", StringComparison.Ordinal)
        .Contains(part, StringComparison.Ordinal);

    private static IEnumerable<string> NamesIn(bool sandbox) => Orgs
        .Where(org => org.GetProperty("environment").GetString() == "sandbox" == sandbox)
        .Select(org => org.GetProperty("org").GetString()!);

    private static IEnumerable<string> NamesOf(YamlNode list) => ((YamlSequenceNode)list).Select(name => name.ToString());
}
