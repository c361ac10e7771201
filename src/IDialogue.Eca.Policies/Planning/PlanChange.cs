using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>One changed field in Setup's words.</summary>
/// <param name="Kind">What happens to the field.</param>
/// <param name="Title">The field.</param>
/// <param name="Before">What the org has; absent for nothing.</param>
/// <param name="After">What it has after the deploy; absent for nothing.</param>
public sealed record PlanChange(FieldChangeKind Kind, string Title, string? Before, string? After)
{
    /// <summary>The change on one line.</summary>
    public override string ToString() => DiffText.Line(new FieldChange(Kind, Title, Before, After));

    /// <summary>The changes that a deploy makes, without the values of variables.</summary>
    internal static ValueList<PlanChange> Of(ComponentDiff difference) => difference.Fields
        .Where(change => change.IsWritten)
        .Select(change => new PlanChange(change.Kind, change.Title, change.BeforeInWords, change.AfterInWords))
        .ToValueList();
}
