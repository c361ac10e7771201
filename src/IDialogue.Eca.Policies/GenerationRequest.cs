using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>What is to be made of which policy files, and where.</summary>
public sealed record GenerationRequest : PolicyRequest
{
    /// <summary>Full path of the output folder.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The form of the package.</summary>
    public PackageLayout Layout { get; init; } = new();
}
