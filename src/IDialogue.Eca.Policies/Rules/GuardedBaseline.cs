using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A baseline with its place in a file.</summary>
/// <param name="Baseline">The baseline.</param>
/// <param name="Location">The place of its name.</param>
internal sealed record GuardedBaseline(RuleBaseline Baseline, SourceLocation Location);
