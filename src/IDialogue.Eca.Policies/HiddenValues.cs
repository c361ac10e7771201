using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies;

/// <summary>Differences without the values of variables.</summary>
internal static class HiddenValues
{
    /// <summary>Puts the names of variables in the place of their values.</summary>
    public static ComponentDiff Of(ComponentDiff difference, VariableMask mask) => difference with
    {
        FullName = mask.Hide(difference.FullName),
        App = difference.App is null ? null : mask.Hide(difference.App),
        Fields = difference.Fields.Select(change => Of(change, mask)).ToValueList(),
    };

    /// <summary>The names of choices are no secrets, and readers look them up.</summary>
    private static FieldChange Of(FieldChange change, VariableMask mask) => change.Field?.Enum is not null ? change : change with
    {
        Path = mask.Hide(change.Path),
        Before = change.Before is null ? null : mask.Hide(change.Before),
        After = change.After is null ? null : mask.Hide(change.After),
    };
}
