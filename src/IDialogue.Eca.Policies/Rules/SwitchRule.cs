using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A rule that a switch must be on, or off. What is not said is Salesforce's default.</summary>
/// <typeparam name="T">The type that has the switch.</typeparam>
/// <param name="description">What is known of the rule.</param>
/// <param name="field">The switch.</param>
/// <param name="mustBe">How it must stand.</param>
/// <param name="finding">Makes the finding.</param>
internal abstract class SwitchRule<T>(RuleDescription description, MetadataField field, bool mustBe, Func<SourceLocation?, Diagnostic> finding)
    : RecordRule<T>(description, field)
    where T : MetadataComponent
{
    protected override IEnumerable<Diagnostic> Check(T record, AppRecords app)
    {
        if ((bool)(field.GetValue(record) ?? Equivalences.DefaultOf(field, record)!) != mustBe)
        {
            yield return finding(app.Place(record, field));
        }
    }
}
