using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>A record's file before and after a deploy.</summary>
/// <param name="Before">What the org has; absent when the record is new.</param>
/// <param name="After">What is deployed.</param>
internal sealed record RecordFiles(RetrievedFile? Before, RetrievedFile After)
{
    /// <summary>The record, planned so that each value of <see cref="After"/> counts.</summary>
    public PlannedComponent Planned { get; } = PlannedComponent.Between(Before, After);

    /// <summary>Describes a record that is deleted.</summary>
    public static PlannedRecord DescribeDeletion(RetrievedFile before, PlanValues values, VariableMask mask) => new()
    {
        Type = before.Component.GetMetadataType(),
        FullName = values.Hide(before.Component.FullName),
        App = values.Hide(before.App!),
        Action = PlanAction.Delete,
        RetrievedDigest = ContentHash.Of(before.Bytes),
        DeployedDigest = null,
        Changes = [],
        Retrieved = FieldsOf(before.Component, mask),
    };

    /// <summary>Reads the file to deploy.</summary>
    public static RecordFiles? Read(RetrievedFile? before, byte[] after, string path, DiagnosticBag diagnostics) =>
        RetrievedFile.Read(after, path, new SourceMap(), diagnostics) is { } file ? new RecordFiles(before, file) : null;

    /// <summary>A digest of what a record means to Salesforce.</summary>
    public static string MeaningOf(MetadataComponent component) =>
        ContentHash.Of(Encoding.UTF8.GetBytes(Meaning.OfRecord(component)));

    /// <summary>The fields of a record that may be shown, in Setup's words.</summary>
    public static ValueList<PlanField> FieldsOf(MetadataComponent component, VariableMask mask) => PlanChange
        .Of(HiddenValues.Of(ComponentDiff.OfNew(component), mask))
        .Where(change => !Array.Exists(KeysOf(component), key => (key.Label ?? key.PolicyKey) == change.Title))
        .Select(change => new PlanField(change.Title, change.After ?? ""))
        .ToValueList();

    /// <summary>The changed fields in Setup's words, without values of variables.</summary>
    public ValueList<PlanChange> ChangesOf(VariableMask mask) => PlanChange.Of(HiddenValues.Of(Planned.Difference, mask));

    /// <summary>Describes the record in a plan; <see langword="null"/> after an error.</summary>
    public PlannedRecord? Describe(PlanValues values, VariableMask mask, DiagnosticBag diagnostics, SourceLocation? place = null)
    {
        var component = After.Component;
        var type = component.GetMetadataType();
        if (ContentEdits.Between(Before?.Bytes ?? [], After.Bytes) is not { } edits)
        {
            diagnostics.Add(DiagnosticCatalog.RecordNotUtf8(After.Path));
            return null;
        }

        var title = $"{type.Name} {mask.Hide(component.FullName)}";
        if (Array.Find(KeysOf(component), IsReplaced) is { } changed)
        {
            diagnostics.Add(DiagnosticCatalog.KeyChanges(place, title, changed.PolicyKey));
            return null;
        }

        var hidden = edits.Select(edit => edit with { Text = values.Hide(edit.Text) }).ToValueList();
        if (Array.Find(KeysOf(component), field => field.GetValue(component) is string { Length: > 0 } key
            && hidden.Any(edit => edit.Text.Contains(key))) is { } field)
        {
            diagnostics.Add(DiagnosticCatalog.KeyInPlan(place, title, field.PolicyKey));
            return null;
        }

        return new PlannedRecord
        {
            Type = type,
            FullName = values.Hide(component.FullName),
            App = component.App is { } app ? values.Hide(app) : null,
            Action = Before is null ? PlanAction.Create : PlanAction.Update,
            RetrievedDigest = Before is null ? null : ContentHash.Of(Before.Bytes),
            DeployedDigest = ContentHash.Of(After.Bytes),
            MeaningDigest = MeaningOf(component),
            Changes = ChangesOf(mask),
            Edits = hidden,
            Retrieved = Before is null ? [] : FieldsOf(Before.Component, mask),
        };
    }

    /// <summary>Checks whether a key of the org would be replaced by another one.</summary>
    private bool IsReplaced(MetadataField key) => Before is not null
        && key.GetValue(Before.Component) is string { Length: > 0 } old
        && key.GetValue(After.Component) is string now
        && now != old;

    /// <summary>Fields whose values are keys, which a plan does not show.</summary>
    private static MetadataField[] KeysOf(MetadataComponent component) => [.. component.GetMetadataType().Fields
        .Where(field => field.IsSecret || field == ExtlClntAppGlobalOauthSettings.Fields.ConsumerKey)];
}
