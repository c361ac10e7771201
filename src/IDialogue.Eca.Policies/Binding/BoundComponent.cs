using IDialogue.Eca.Comparison;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>What a section says, and the fields that the author tried to say and that could not be read.</summary>
internal sealed record BoundComponent(DesiredComponent Desired, IReadOnlyCollection<string> UnreadableFields)
{
    public MetadataComponent Component => Desired.Component;
}
