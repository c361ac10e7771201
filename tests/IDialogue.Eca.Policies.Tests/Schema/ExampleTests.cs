using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>The examples of the catalogue, which editors offer.</summary>
public sealed class ExampleTests
{
    [TestCaseSource(nameof(Cases))]
    public void Is_a_value_that_the_binder_takes(string policy) =>
        PolicyGenerator.Parse(policy, "p").Diagnostics.Where(finding => finding.Code != "ECA0031" && RuleCatalog.Find(finding.Code) is null)
            .Should().BeEmpty("that its neighbours are missing is no fault of the example");

    private static IEnumerable<TestCaseData> Cases()
    {
        foreach (var type in SectionText.Types)
        {
            foreach (var field in type.Fields)
            {
                if (field.Example is not null)
                {
                    yield return new TestCaseData(SectionText.Of(type, field, Value(field))).SetArgDisplayNames(
                        $"{type.PolicyKey}.{field.PolicyKey}");
                }

                foreach (var inner in (field.ComplexType?.Fields ?? []).Where(inner => inner.Example is not null))
                {
                    yield return new TestCaseData(SectionText.Of(type, field, inner, Value(inner)))
                        .SetArgDisplayNames($"{type.PolicyKey}.{field.PolicyKey}.{inner.PolicyKey}");
                }
            }
        }
    }

    private static string Value(MetadataField field) =>
        field.Example is string text ? YamlText.Scalar(text) : FormattableString.Invariant($"{field.Example}");
}
