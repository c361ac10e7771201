using System.Collections;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A record and the records in it, for rules that look at every field.</summary>
internal static class RecordParts
{
    /// <summary>Lists the record, then all records in it.</summary>
    public static IEnumerable<MetadataObject> Of(MetadataObject record) => record.GetMetadataType().Fields
        .Where(field => field.ComplexType is not null)
        .SelectMany(field => field.GetValue(record) switch
        {
            MetadataObject inner => Of(inner),
            IEnumerable items => items.Cast<MetadataObject>().SelectMany(Of),
            _ => [],
        })
        .Prepend(record);
}
