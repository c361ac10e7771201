namespace IDialogue.Eca.Policies.Posture;

/// <summary>A rule with findings in a run of a history.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Result">The result in words.</param>
/// <param name="Since">The first run (UTC) since which the rule has had this result.</param>
internal sealed record RuleSnapshot(string Code, string Result, DateTime Since);
