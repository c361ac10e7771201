using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies;

/// <summary>A package made of policy files.</summary>
/// <param name="Package">The package.</param>
/// <param name="Difference">In what the baseline differed from it; absent without one.</param>
internal sealed record CompiledPackage(MetadataPackage Package, MetadataDiff? Difference);
