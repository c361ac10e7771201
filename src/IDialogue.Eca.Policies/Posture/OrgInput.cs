namespace IDialogue.Eca.Policies.Posture;

/// <summary>The input for an org.</summary>
/// <param name="Name">Name of the org in reports.</param>
/// <param name="Path">Full path of a file or folder.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Environment">The environment of a policy file; absent without one.</param>
internal sealed record OrgInput(string Name, string Path, OrgInputKind Kind, string? Environment = null);
