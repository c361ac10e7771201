using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>A list that Salesforce keeps in one text.</summary>
/// <param name="Text">The text; absent when nothing of the list could be read.</param>
/// <param name="Items">The items that could be read.</param>
/// <param name="IsWhole">Whether these are all.</param>
internal readonly record struct BoundList(string? Text, IReadOnlyList<YamlScalar> Items, bool IsWhole);
