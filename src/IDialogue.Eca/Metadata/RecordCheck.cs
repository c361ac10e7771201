using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Metadata;

/// <summary>Checks a record against the catalogue: whether an API version knows all it says, and whether XML can hold it.</summary>
internal sealed class RecordCheck(ApiVersion version, SourceMap places, DiagnosticBag diagnostics)
{
    public void Check(MetadataObject record)
    {
        var type = record.GetMetadataType();
        if (version < type.Since)
        {
            diagnostics.Add(DiagnosticCatalog.TypeNotInVersion(places.Find(record, null), type, version));
            return;
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
            else if (field.IsRequiredBy(version))
            {
                diagnostics.Add(DiagnosticCatalog.RequiredFieldMissing(places.Find(record, null), type, field));
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
        if (!field.IsKnownTo(version))
        {
            diagnostics.Add(DiagnosticCatalog.FieldNotInVersion(places.Find(record, field), record.GetMetadataType(), field, version));
            return false;
        }

        if (field.IsNeverWritten)
        {
            diagnostics.Add(DiagnosticCatalog.NeverWritten(places.Find(record, field), record.GetMetadataType(), field));
        }

        switch (value)
        {
            case string text when XmlText.FindForbidden(text) is { } character:
                diagnostics.Add(DiagnosticCatalog.ForbiddenCharacter(places.Find(record, field), field, character));
                break;
            case MetadataObject inner:
                Check(inner);
                break;
            case not null when field.Enum is { } known && known.Get(value) is { } enumValue && !enumValue.IsKnownTo(version):
                diagnostics.Add(DiagnosticCatalog.ValueNotInVersion(places.Find(record, field), field, enumValue, version));
                break;
            default:
                break;
        }

        return true;
    }
}
