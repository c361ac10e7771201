using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>What a generation did.</summary>
/// <param name="Package">The package.</param>
/// <param name="Written">What happened on disk.</param>
/// <param name="DeployPath">Full path of what is handed to <c>sf project deploy start</c>.</param>
public sealed record GenerationReport(MetadataPackage Package, WriteReport Written, string DeployPath);
