using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>A rule that an app may break, or that is switched off although a baseline asks for it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Reason">The reason that was given.</param>
internal sealed record AcceptedFinding(RuleDescription Rule, string Reason)
{
    /// <summary>Gets the last day (UTC); absent if there is none.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Gets the person or team that answers for it; empty if none is named.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Gets the person or team that accepted it; empty if none is named.</summary>
    public string Approver { get; init; } = "";

    /// <summary>Gets the reason with the last day.</summary>
    public string InWords => Reason + (Until is { } until ? $" Until {StatusWords.Day(until)}." : "");

    /// <summary>Gets the file and line that accept it.</summary>
    public string Place { get; init; } = "";
}
