namespace IDialogue.Eca.Policies;

/// <summary>A file that is laid over a policy file which lies elsewhere, such as in a package that somebody else made.</summary>
/// <param name="PolicyFile">Path of the policy file, as in <see cref="PolicyRequest.PolicyFiles"/>.</param>
/// <param name="Path">
/// Path of the file that is laid over it and over what lies beside it for an environment. It need not exist; beside it may lie a file
/// for an environment, which is laid over all of them.
/// </param>
public sealed record PolicyOverlay(string PolicyFile, string Path);
