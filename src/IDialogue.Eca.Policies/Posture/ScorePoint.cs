namespace IDialogue.Eca.Policies.Posture;

/// <summary>The score of all orgs at a run.</summary>
/// <param name="Time">The time of the run (UTC).</param>
/// <param name="Score">The score.</param>
internal sealed record ScorePoint(DateTime Time, Score Score);
