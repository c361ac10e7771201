using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies;

/// <summary>What is to be made of which policy files, and where.</summary>
public sealed record GenerationRequest
{
    /// <summary>Paths of the policy files; together they make one package.</summary>
    public required ValueList<string> PolicyFiles { get; init; }

    /// <summary>Full path of the output folder.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The form of the package.</summary>
    public PackageLayout Layout { get; init; } = new();

    /// <summary>
    /// What the org has: path of a folder or a zip that was retrieved. The policies are merged into its records, so that nothing is
    /// reset that they do not name. Absent: the package is made of the policies alone.
    /// </summary>
    public string? Baseline { get; init; }

    /// <summary>
    /// Path of retrieved metadata that is at hand though nobody asked for a merge: a warning names what a deploy would reset in it.
    /// </summary>
    public string? KnownBaseline { get; init; }

    /// <summary>API version of the package; what the files say when absent, else <see cref="ApiVersion.Default"/>.</summary>
    public ApiVersion? ApiVersion { get; init; }
}
