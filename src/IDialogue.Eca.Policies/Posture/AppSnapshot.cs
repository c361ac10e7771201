namespace IDialogue.Eca.Policies.Posture;

/// <summary>An app in a run of a history.</summary>
/// <param name="Name">Name of the app, which no other one of the org has.</param>
/// <param name="Settings">The settings and exceptions, sorted by title.</param>
/// <param name="Rules">The rules with findings, in the order of their codes.</param>
internal sealed record AppSnapshot(string Name, ValueList<PostureField> Settings, ValueList<RuleSnapshot> Rules);
