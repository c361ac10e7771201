namespace IDialogue.Eca.Policies.Posture;

/// <summary>A run of a history.</summary>
/// <param name="Time">The time of the run (UTC), in whole seconds.</param>
/// <param name="Score">The score of all orgs.</param>
/// <param name="State">Digest of the orgs.</param>
/// <param name="Orgs">The orgs, sorted by name; absent if they are those of the run before.</param>
internal sealed record PostureRun(DateTime Time, Score Score, string State, ValueList<OrgSnapshot>? Orgs);
