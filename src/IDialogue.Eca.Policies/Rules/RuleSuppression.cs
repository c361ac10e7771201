using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Says that a rule may be broken, by whom, why and how long.</summary>
public sealed record RuleSuppression
{
    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Why it may be broken.</summary>
    public required string Reason { get; init; }

    /// <summary>Developer name of the app that may; absent when all apps of the file may.</summary>
    public string? App { get; init; }

    /// <summary>The last day on which it may (UTC); absent when there is none.</summary>
    public DateTime? Until { get; init; }

    /// <summary>Gets the person or team that answers for the violation; absent if none is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Gets the person or team that accepted the violation; absent if none is named.</summary>
    public string? Approver { get; init; }

    /// <summary>Gets the location of the suppression.</summary>
    public SourceLocation? Location { get; init; }

    /// <summary>Leaves out the reason and the names of people, which may have values of variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Rule = ").Append(Rule).Append(", App = ").Append(App).Append(", Location = ").Append(Location);
        return true;
    }
}
