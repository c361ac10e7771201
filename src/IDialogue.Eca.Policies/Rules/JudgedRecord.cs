using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A record of a policy file that the rules look at.</summary>
/// <param name="Bound">What the section says.</param>
/// <param name="Record">What becomes of it: merged, where there was something to merge into.</param>
/// <param name="Retrieved">The org's own record that it was merged into.</param>
internal sealed record JudgedRecord(BoundComponent Bound, MetadataComponent Record, ComponentFile? Retrieved);
