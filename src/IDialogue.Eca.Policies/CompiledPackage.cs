using IDialogue.Eca.Comparison;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>A package made of policy files.</summary>
/// <param name="Package">The package.</param>
/// <param name="Merged">Its components as the merge into a baseline left them; absent without one.</param>
internal sealed record CompiledPackage(MetadataPackage Package, IReadOnlyList<MergedComponent>? Merged);
