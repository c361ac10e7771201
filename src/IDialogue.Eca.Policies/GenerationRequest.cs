using System.Diagnostics.CodeAnalysis;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>What is to be made of which policy files, and where.</summary>
public sealed record GenerationRequest : PolicyRequest
{
    /// <summary>A request of which all is still to be said.</summary>
    public GenerationRequest()
    {
    }

    /// <summary>A request whose package is written.</summary>
    /// <param name="request">Which policy files are meant.</param>
    /// <param name="outputFolder">Full path of the output folder.</param>
    [SetsRequiredMembers]
    public GenerationRequest(PolicyRequest request, string outputFolder)
        : base(request) => OutputFolder = outputFolder;

    /// <summary>Full path of the output folder.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The form of the package.</summary>
    public PackageLayout Layout { get; init; } = new();
}
