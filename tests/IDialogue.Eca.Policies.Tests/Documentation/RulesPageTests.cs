using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>The page about rules lists those that there are.</summary>
public sealed class RulesPageTests
{
    [Test]
    public void Lists_all_rules_and_baselines()
    {
        var path = Repository.Path("docs", "rules.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        page = MarkedPart.Fill(page, "baselines", RuleBaseline.All
            .Select(
                baseline => $"| `{baseline.Name}` | [{baseline.Title}]({baseline.Page}) | {baseline.ReadOn:yyyy-MM-dd} | {string.Join("<br>", baseline.Uncovered.Concat(baseline.Unseen))} |\n")
            .Prepend("| baseline | what it is | read on | controls without a rule |\n|---|---|---|---|\n"));
        page = MarkedPart.Fill(page, "rules", RuleCatalog.All
            .Select(
                rule => $"| [{rule.Code}](diagnostics/{rule.Code}.md) | {rule.Title} | {rule.Category} | {rule.DefaultLevel} | {Controls(rule)} |\n")
            .Prepend("| code | what a finding says | category | level | baselines |\n|---|---|---|---|---|\n"));

        Golden.Verify(path, page);
    }

    [Test]
    public void Tells_how_many_there_are() =>
        File.ReadAllText(Repository.Path("docs", "policy-file.md")).Should().Contain($"[{RuleCatalog.All.Count} rules](rules.md)");

    private static string Controls(RuleDescription rule) =>
        string.Join(", ", rule.Controls.Select(control => $"`{control.Baseline}`: {control.Level}"));
}
