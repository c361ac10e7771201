namespace IDialogue.Eca.Policies;

/// <summary>A file that is laid over a policy file of another folder, for example in a package.</summary>
/// <param name="PolicyFile">Path of the policy file, as in <see cref="PolicyRequest.PolicyFiles"/>.</param>
/// <param name="Path">
/// Path of the file that is laid over it and over its overlay for an environment. It need not exist; in its folder there may be an
/// overlay for an environment, which is laid over all of them.
/// </param>
public sealed record PolicyOverlay(string PolicyFile, string Path);
