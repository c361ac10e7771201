using IDialogue.Eca.Comparison;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>What a generation did.</summary>
/// <param name="Package">The package.</param>
/// <param name="Written">What happened on disk.</param>
/// <param name="DeployPath">Full path of what is handed to <c>sf project deploy start</c>.</param>
public sealed record GenerationReport(MetadataPackage Package, WriteReport Written, string DeployPath)
{
    /// <summary>In what the org differed from the policies before the merge; absent when nothing was merged.</summary>
    public MetadataDiff? Difference { get; init; }
}
