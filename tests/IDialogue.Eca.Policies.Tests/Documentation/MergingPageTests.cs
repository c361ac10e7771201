using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>Holds docs/merging.md to the rules of the comparison.</summary>
public sealed class MergingPageTests
{
    [Test]
    public void The_page_lists_each_rule_in_its_order() =>
        File.ReadLines(Repository.Path("docs", "merging.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Should().Equal(MetadataDiff.Equivalences.Select(rule => $"| `{rule.Name}` | {rule.Description} |"));
}
