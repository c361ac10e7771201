using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A rule that a switch must be on, or off. A value that is not set is Salesforce's default.</summary>
/// <typeparam name="T">The type that has the switch.</typeparam>
/// <param name="description">What is known of the rule.</param>
/// <param name="field">The switch.</param>
/// <param name="mustBe">The required value.</param>
/// <param name="message">The mistake and what to do about it.</param>
internal abstract class SwitchRule<T>(RuleDescription description, MetadataField field, bool mustBe, string message)
    : RecordRule<T>(description, field)
    where T : MetadataComponent
{
    protected override IEnumerable<RuleFinding> Check(T record, AppRecords app)
    {
        if ((bool)(field.GetValue(record) ?? Equivalences.DefaultOf(field, record)!) != mustBe)
        {
            yield return new RuleFinding(app.Place(record, field), message);
        }
    }
}
