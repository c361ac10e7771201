using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>In what a desired component and a retrieved one differ in meaning.</summary>
public sealed record ComponentDiff
{
    /// <summary>Type of both.</summary>
    public required MetadataType Type { get; init; }

    /// <summary>Name of the record: the retrieved one where there is one.</summary>
    public required string FullName { get; init; }

    /// <summary>Full name of the app that the record belongs to; absent when it belongs to none.</summary>
    public string? App { get; init; }

    /// <summary>Path of the retrieved file; absent when the record is new.</summary>
    public string? Path { get; init; }

    /// <summary>Gets a value indicating whether nothing was retrieved that the component could be merged into.</summary>
    public bool IsNew => Path is null && !IsDeleted;

    /// <summary>Gets a value indicating whether the component must not exist, and is deleted.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>The fields that differ, in the order of the type, and what an unmerged deploy would reset.</summary>
    public ValueList<FieldChange> Fields { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether the org does not have what is desired, as far as it shows; what an unmerged deploy would reset does
    /// not count.
    /// </summary>
    public bool HasChanges => IsNew || IsDeleted || Fields.Any(change => change.Counts);

    /// <summary>
    /// Gets a value indicating whether a deploy changes something, also where a retrieve does not show it afterwards, for example a
    /// rotation.
    /// </summary>
    internal bool IsWritten => IsNew || IsDeleted || Fields.Any(change => change.IsWritten);

    internal static ComponentDiff Of(RetrievedFile retrieved, RecordPlan plan) => new()
    {
        Type = retrieved.Component.GetMetadataType(),
        FullName = retrieved.Component.FullName,
        App = retrieved.App,
        Path = retrieved.Path,
        Fields = plan.Changes.ToValueList(),
    };

    internal static ComponentDiff OfNew(MetadataComponent component)
    {
        var type = component.GetMetadataType();
        var changes =
            from field in type.Fields
            let value = ValueText.Of(field, field.GetValue(component))
            where value is not null && !field.IsNeverWritten
            select new FieldChange(FieldChangeKind.Added, field.Name, null, value) { Field = field };
        return new ComponentDiff { Type = type, FullName = component.FullName, App = component.App, Fields = changes.ToValueList() };
    }
}
