using System.Diagnostics.CodeAnalysis;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>A request to generate a package from policy files.</summary>
public sealed record GenerationRequest : PolicyRequest
{
    /// <summary>An empty request.</summary>
    public GenerationRequest()
    {
    }

    /// <summary>A request whose package is written.</summary>
    /// <param name="request">Which policy files are meant.</param>
    /// <param name="outputFolder">Full path of the output folder.</param>
    [SetsRequiredMembers]
    public GenerationRequest(PolicyRequest request, string outputFolder)
        : base(request ?? throw new ArgumentNullException(nameof(request))) =>
        OutputFolder = outputFolder ?? throw new ArgumentNullException(nameof(outputFolder));

    /// <summary>Full path of the output folder.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>
    /// Gets the path of the project that the package belongs to, a file or a folder; the folder of the first policy file if absent. The
    /// output folder's manifest names it and the environment, and the package of another project or environment is not overwritten.
    /// </summary>
    public string? Project { get; init; }

    /// <summary>
    /// Gets the full path of a <c>package.xml</c> below the output folder that lists the package's components as well; all else that it
    /// lists stays. The package's own is written when absent.
    /// </summary>
    public string? Manifest { get; init; }

    /// <summary>The form of the package.</summary>
    public PackageLayout Layout { get; init; } = new();
}
