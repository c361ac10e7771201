using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>One violation of a rule; the level of the rule decides its severity.</summary>
/// <param name="Location">Where the violation is.</param>
/// <param name="Message">What is wrong and what to do, in whole sentences.</param>
internal sealed record RuleFinding(SourceLocation? Location, string Message);
