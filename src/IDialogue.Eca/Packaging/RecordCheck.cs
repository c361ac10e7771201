using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Checks a record against the catalogue: whether XML can hold it and, where a version is given, whether that version knows all it says.
/// </summary>
internal sealed class RecordCheck(ApiVersion? version, SourceMap places, DiagnosticBag diagnostics)
{
    /// <summary>
    /// Path of the retrieved file that the record was merged into; it stays as it is, with everything that a writer would leave out.
    /// </summary>
    public string? RetrievedPath { get; init; }

    /// <summary>
    /// Gets a value indicating whether the retrieved file is merged into, so that what it has of another version is kept and told.
    /// </summary>
    public bool IsMerge { get; init; }

    public void Check(MetadataObject record)
    {
        var type = record.GetMetadataType();
        if (version is { } known && known < type.Since)
        {
            diagnostics.Add(DiagnosticCatalog.TypeNotInVersion(places.Find(record, null), type, known));
            return;
        }

        if (version is { } checkedVersion)
        {
            CheckNil(record, type, checkedVersion);
        }

        foreach (var field in type.Fields)
        {
            var value = field.GetValue(record);
            if (field.IsRepeated)
            {
                CheckItems(record, field, (System.Collections.IEnumerable)value!);
            }
            else if (value is not null)
            {
                CheckValue(record, field, value);
            }
            else if (version is { } target && field.IsRequiredBy(target))
            {
                diagnostics.Add(DiagnosticCatalog.RequiredFieldMissing(places.Find(record, null), type, field, field.PolicyKey));
            }
        }
    }

    /// <summary>An element that says there is no value is refused by a version that does not know it, as any other.</summary>
    private void CheckNil(MetadataObject record, MetadataType type, ApiVersion known)
    {
        foreach (var element in record.UnknownElements.Where(element => element.IsNil))
        {
            if (type.FindField(element.Name) is { } field && !field.IsKnownTo(known))
            {
                diagnostics.Add(RetrievedNotInVersion(places.Find(element), type, field, known));
            }
        }
    }

    private void CheckItems(MetadataObject record, MetadataField field, System.Collections.IEnumerable items)
    {
        foreach (var item in items)
        {
            if (!CheckValue(record, field, item))
            {
                return;
            }
        }
    }

    /// <summary>False when the field itself is wrong, so that further items of it need no second finding.</summary>
    private bool CheckValue(MetadataObject record, MetadataField field, object value)
    {
        if (version is { } known && !field.IsKnownTo(known))
        {
            var place = places.Find(record, field);
            diagnostics.Add(IsRetrieved(place)
                ? RetrievedNotInVersion(place, record.GetMetadataType(), field, known)
                : DiagnosticCatalog.FieldNotInVersion(place, record.GetMetadataType(), field, known));
            return false;
        }

        if (field.IsNeverWritten && RetrievedPath is null)
        {
            diagnostics.Add(DiagnosticCatalog.SecretNotWritten(places.Find(record, field), record.GetMetadataType(), field));
        }

        switch (value)
        {
            case string text when XmlText.FindForbidden(text) is { } character:
                diagnostics.Add(DiagnosticCatalog.ForbiddenCharacter(places.Find(record, field), field, character));
                break;
            case string list when version is { } target && field.ItemEnum is { } items:
                var named = ListText.Items(field, list).Select(items.FindByName).OfType<MetadataEnumValue>();
                foreach (var item in named.Where(item => !item.IsKnownTo(target)))
                {
                    diagnostics.Add(NotInVersion(places.Find(record, field), field, item, target));
                }

                break;
            case MetadataObject inner:
                Check(inner);
                break;
            case not null when version is { } target && field.Enum?.Get(value) is { } enumValue && !enumValue.IsKnownTo(target):
                diagnostics.Add(NotInVersion(places.Find(record, field), field, enumValue, target));
                break;
            default:
                break;
        }

        return true;
    }

    /// <summary>A value of a merged record that has no known place is not in the policy file but in the retrieved record.</summary>
    private bool IsRetrieved(SourceLocation? place) =>
        RetrievedPath is not null && (place is null ? IsMerge : place.Value.File == RetrievedPath);

    private Diagnostic RetrievedNotInVersion(SourceLocation? place, MetadataType type, MetadataField field, ApiVersion known) =>
        DiagnosticCatalog.RetrievedNotInVersion(place, $"{type.Name}.{field.Name}", field.Since, field.Until, known, IsMerge);

    private Diagnostic NotInVersion(SourceLocation? place, MetadataField field, MetadataEnumValue value, ApiVersion known) =>
        IsRetrieved(place)
            ? DiagnosticCatalog.RetrievedNotInVersion(
                place, $"value '{value.Name}' of '{field.Name}'", value.Since, value.Until, known, IsMerge)
            : DiagnosticCatalog.ValueNotInVersion(place, field, value, known);
}
