using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// The desired state of a component: every value in its record. A property that is <see langword="null"/> or an empty list keeps the org's
/// value.
/// </summary>
/// <param name="Component">The record; its <see cref="MetadataObject.UnknownElements"/> are not looked at.</param>
public sealed record DesiredComponent(MetadataComponent Component)
{
    /// <summary>Fields of the component's own type to remove.</summary>
    public ValueList<MetadataField> Removed { get; init; } = [];

    /// <summary>
    /// Lists that must equal those of the record. Without it, what an org has in lists like permission sets and custom
    /// attributes (<see cref="MetadataField.IsAdditive"/>) stays beside it.
    /// </summary>
    public ValueList<MetadataField> Exact { get; init; } = [];

    /// <summary>
    /// Required fields that keep the value of the retrieved record, whatever <see cref="Component"/> has in them: a merge changes what
    /// is asked for and no more. They are fields of the component's own type, or of a record that is the value of one of its fields.
    /// Without a retrieved record they are missing.
    /// </summary>
    public ValueList<MetadataField> Inherited { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether the record must have the name that it says. Otherwise the name counts only where the org has no such
    /// record yet: an existing one is found by its app, because Salesforce names records after the way the app came into the org.
    /// </summary>
    public bool IsNameFixed { get; init; }

    /// <summary>Fields that the author tried to say and that could not be read: rules do not judge what is not known.</summary>
    internal ValueList<MetadataField> UnreadableFields { get; init; } = [];

    /// <summary>A component as a whole: no list keeps other items, and no field keeps a value that an earlier state had.</summary>
    /// <param name="component">The component.</param>
    /// <param name="before">The earlier state; absent when there is none.</param>
    internal static DesiredComponent Exactly(MetadataComponent component, MetadataComponent? before)
    {
        var fields = component.GetMetadataType().Fields;
        return new DesiredComponent(component)
        {
            Exact = fields.Concat(fields.Where(field => field.ComplexType is not null).SelectMany(field => field.ComplexType!.Fields))
                .Where(field => field.IsAdditive).ToValueList(),
            Removed = before is null ? [] : fields
                .Where(field => ValueText.Of(field, field.GetValue(component)) is null && field.GetValue(before) is not null)
                .ToValueList(),
        };
    }

    /// <summary>Checks whether this can be had: texts that XML can hold, and removals that leave what Salesforce requires.</summary>
    /// <exception cref="ArgumentException">A field to remove is not one of the component's type.</exception>
    internal bool Check(SourceMap places, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        new RecordCheck(version: null, places, findings).Check(Component);
        var type = Component.GetMetadataType();
        foreach (var field in Removed)
        {
            if (field.DeclaringType != type)
            {
                throw new ArgumentException($"{type.Name} has no field {field.Name} that could be removed.");
            }

            if (field.IsRequired)
            {
                findings.Add(DiagnosticCatalog.RequiredRemoved(places.Find(Component, null), field.PolicyKey, type));
            }
            else if (ValueText.Of(field, field.GetValue(Component)) is not null)
            {
                findings.Add(DiagnosticCatalog.RemovedAndSet(places.Find(Component, field), field.PolicyKey));
            }
        }

        diagnostics.AddRange(findings.ToValueList());
        return !findings.HasErrors;
    }
}
