using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Conversion;

/// <summary>A record of an External Client App while it is being filled, with the places that its values come from.</summary>
internal sealed class RecordDraft(MetadataType type, string fullName = "")
{
    private readonly List<(MetadataField Field, object Value, SourceLocation? Place)> entries = [];

    public MetadataType Type { get; } = type;

    public string FullName { get; } = fullName;

    /// <summary>Says a value, or one more item of a list, also of one that Salesforce keeps in one text.</summary>
    public void Add(MetadataField field, object value, SourceLocation? place) => entries.Add((field, value, place));

    /// <summary>The values of a field.</summary>
    public IEnumerable<object> Values(MetadataField field) => entries.Where(value => value.Field == field).Select(value => value.Value);

    /// <summary>Removes the values of fields; returns <see langword="true"/> if there were any.</summary>
    public bool Remove(IEnumerable<MetadataField> fields) => entries.RemoveAll(value => fields.Contains(value.Field)) > 0;

    /// <summary>The fields without which no record can be made and that have no value.</summary>
    public IEnumerable<MetadataField> Missing() => Type.Fields.Where(field => field.IsAlwaysRequired && !Values(field).Any());

    /// <summary>The record, and where it comes from.</summary>
    public MetadataObject Make(SourceMap places, SourceLocation? whole)
    {
        var values = new FieldValues(Type) { FullName = FullName };
        foreach (var field in entries.GroupBy(value => value.Field))
        {
            var given = field.Select(value => value.Value);
            foreach (var value in field.Key.Separator is null ? given : [Joined(field.Key, given.Cast<string>())])
            {
                values.Add(field.Key, value);
            }
        }

        var record = Type.Create(values);
        if (whole is { } all)
        {
            places.Add(record, null, all);
        }

        foreach (var field in entries.GroupBy(value => value.Field).Where(field => field.First().Place is not null))
        {
            places.Add(record, field.Key, field.First().Place!.Value);
        }

        return record;
    }

    private static string Joined(MetadataField field, IEnumerable<string> items) => field.ItemEnum is { } known
        ? ListText.OfNames(field, items.Select(item => known.FindByName(item)!))
        : string.Join(field.Separator, items.Distinct(StringComparer.OrdinalIgnoreCase));
}
