using System.Globalization;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The terms on which a guard file allows suppressions.</summary>
/// <param name="Location">The place of the terms.</param>
internal sealed record SuppressionTerms(SourceLocation Location)
{
    /// <summary>Gets a value indicating whether there may be suppressions.</summary>
    public bool IsAllowed { get; init; } = true;

    /// <summary>Gets the days from today within which a suppression ends; absent if it need not end.</summary>
    public int? MaximumDays { get; init; }

    /// <summary>Gets the names of which a suppression has one; anyone approves if empty.</summary>
    public ValueList<string> Approvers { get; init; } = [];

    /// <summary>Finds the term that a suppression breaks, with the way out; <see langword="null"/> if it keeps all.</summary>
    /// <param name="suppression">The suppression.</param>
    /// <param name="today">The day from which days count; the end is not compared with it if absent.</param>
    public string? FindMistake(RuleSuppression suppression, DateTime? today)
    {
        if (!IsAllowed)
        {
            return $"{Location} allows no suppressions. Remove it and fix what the rule reports.";
        }

        if (MaximumDays is { } days && (suppression.Until is not { } until || until > today?.Date.AddDays(days)))
        {
            var last = today?.Date.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return FormattableString.Invariant($"{Location} allows an end within {days} days. Set 'until'")
                + (last is null ? "." : $" to {last} or earlier.");
        }

        return Approvers.Count == 0 || Approvers.Contains(suppression.Approver!)
            ? null
            : $"{Location} requires an approver of its list. Have one of them accept it, and set 'approver': "
                + $"{string.Join(", ", Approvers)}.";
    }
}
