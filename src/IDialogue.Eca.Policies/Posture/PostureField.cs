namespace IDialogue.Eca.Policies.Posture;

/// <summary>A setting in Setup's words.</summary>
/// <param name="Title">The setting.</param>
/// <param name="Value">Its value.</param>
internal sealed record PostureField(string Title, string Value);
