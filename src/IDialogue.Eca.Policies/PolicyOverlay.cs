namespace IDialogue.Eca.Policies;

/// <summary>A file that is laid over a policy file of another folder, for example in a package.</summary>
/// <param name="PolicyFile">Path of the policy file, as in <see cref="PolicyRequest.PolicyFiles"/>.</param>
/// <param name="Path">
/// Path of the file that is laid over it and over its overlay for an environment; in its folder there may be an overlay for an
/// environment, which is laid over all of them.
/// </param>
public sealed record PolicyOverlay(string PolicyFile, string Path)
{
    /// <summary>
    /// Gets the path of the folder of overlays for one package. Neither it nor the overlay need exist; an overlay in it that is laid over
    /// none of the policy files is an error. If absent, the overlay was named by itself, and it is an error if there is none.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>
    /// Gets the id of the package that the policy file comes in; absent if it comes in none. Projects with different overlays of one
    /// package are an error.
    /// </summary>
    public string? Package { get; init; }

    /// <summary>Gets the path of the referenced project that the overlay comes from; absent for one of the project that is built.</summary>
    public string? Project { get; init; }
}
