namespace IDialogue.Eca.Policies.Posture;

/// <summary>The comparison of a run with those before.</summary>
/// <param name="LastRun">The time of the last run (UTC); absent at the first one.</param>
/// <param name="Changes">The changes since the last run, in the order of orgs and apps.</param>
/// <param name="Scores">The scores of the runs, the first one first and this one last.</param>
internal sealed record PostureTrend(DateTime? LastRun, ValueList<PostureChange> Changes, ValueList<ScorePoint> Scores);
