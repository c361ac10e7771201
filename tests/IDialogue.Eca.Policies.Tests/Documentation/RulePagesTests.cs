using System.IO.Abstractions.TestingHelpers;
using System.Text.RegularExpressions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Policies.Tests.Diagnostics;
using IDialogue.Eca.Testing;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>Each rule has a page, and its examples are what it says they are.</summary>
public sealed partial class RulePagesTests
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder()
        .AddInMemoryCollection([new("FCM_KEY", "key")])
        .Build();

    [TestCaseSource(nameof(Rules))]
    public void The_wrong_example_breaks_the_rule_and_the_right_one_breaks_none(RuleDescription rule)
    {
        var (wrong, right) = Examples(rule);

        Findings(wrong).Should().Contain(finding => finding.Code == rule.Code);
        Findings(right).Where(finding => finding.Code == rule.Code || finding.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
    }

    [TestCaseSource(nameof(Rules))]
    public void A_finding_has_a_place_the_level_of_the_rule_and_whole_sentences(RuleDescription rule)
    {
        var (wrong, _) = Examples(rule);
        var finding = Findings(wrong).First(finding => finding.Code == rule.Code);

        MessageText.Verify(finding.Code, finding.Message);
        finding.Location.Should().NotBeNull();
        finding.Location!.Value.Line.Should().BePositive();
        var level = rule.Controls.Select(control => control.Level).Append(rule.DefaultLevel).Max();
        finding.Severity.ToString().Should().Be(level.ToString());
        DiagnosticPage.Find(rule.Code)!.Markdown.Split('\n')[2].Should().Be($"*{level}*");
    }

    [TestCaseSource(nameof(Rules))]
    public void The_page_ends_with_the_sources_of_the_rule(RuleDescription rule)
    {
        var path = Repository.Path("docs", "diagnostics", rule.Code + ".md");
        var text = File.ReadAllText(path).ReplaceLineEndings("\n");
        var end = text.LastIndexOf("\n---\n", StringComparison.Ordinal);
        var controls = string.Concat(rule.Controls.Select(control =>
            $" Covers *{control.Name}* of [`{control.Baseline}`]({RuleBaseline.All.Single(baseline => baseline.Name == control.Baseline).Page})."));
        var footer = $"\n---\nCategory: {rule.Category}. Based on [Salesforce's documentation]({rule.SalesforcePage}).{controls}\n";

        Golden.Verify(path, (end < 0 ? text : text[..end]) + footer);
    }

    [Test]
    public void Rules_stand_in_the_order_of_their_codes() =>
        RuleCatalog.All.Select(rule => rule.Code).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();

    private static IEnumerable<Diagnostic> Findings((string Language, string Text) example)
    {
        if (example.Language == "yaml")
        {
            return PolicyGenerator.Parse(example.Text, "policy.eca.yaml", Configuration).Diagnostics;
        }

        var disk = new MockFileSystem();
        foreach (Match file in ExampleFile().Matches(example.Text))
        {
            disk.AddFile("/tree/" + file.Groups[1].Value, new MockFileData(file.Groups[2].Value));
        }

        return RuleCheck.Check(MetadataTree.Read(disk, "/tree").ValueOrThrow(), new RuleSettings(), today: null).Diagnostics;
    }

    private static ((string Language, string Text) Wrong, (string Language, string Text) Right) Examples(RuleDescription rule)
    {
        var blocks = Block().Matches(DiagnosticPage.Find(rule.Code)!.Markdown).ToDictionary(
            block => block.Groups[1].Value, block => (block.Groups[2].Value, block.Groups[3].Value));
        return (blocks["Wrong"], blocks["Right"]);
    }

    private static IEnumerable<TestCaseData> Rules() =>
        RuleCatalog.All.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Code));

    [GeneratedRegex("(Wrong|Right)[^\n]*:\n\n```(yaml|xml)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<!-- ([^ ]+) -->\n(.*?)(?=<!-- |$)", RegexOptions.Singleline)]
    private static partial Regex ExampleFile();
}
