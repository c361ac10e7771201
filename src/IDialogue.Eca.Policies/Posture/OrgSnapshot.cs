namespace IDialogue.Eca.Policies.Posture;

/// <summary>An org in a run of a history.</summary>
/// <param name="Name">Name of the org, which no other one of the run has.</param>
/// <param name="IsRead">Whether this or an earlier run has read the org.</param>
/// <param name="Apps">The apps, sorted by name; of an org that can't be read, those of the last run that read it.</param>
internal sealed record OrgSnapshot(string Name, bool IsRead, ValueList<AppSnapshot> Apps);
