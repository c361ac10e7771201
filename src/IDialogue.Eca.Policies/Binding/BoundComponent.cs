using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>A record made of a section, and the fields that the author tried to say and that could not be read.</summary>
internal sealed record BoundComponent(MetadataComponent Component, IReadOnlyCollection<string> UnreadableFields);
