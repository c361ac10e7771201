using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>What a section says.</summary>
/// <param name="Desired">The record, and how it is to be merged.</param>
/// <param name="UnreadableFields">The fields that the author tried to say and that could not be read.</param>
/// <param name="Rules">The rules, as its file sets them.</param>
internal sealed record BoundComponent(DesiredComponent Desired, IReadOnlyCollection<MetadataField> UnreadableFields, RuleEngine Rules)
{
    public MetadataComponent Component => Desired.Component;
}
