using System.Collections;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Checks that a record of a file was read in full.</summary>
internal static class ReadExtent
{
    /// <summary>
    /// Checks whether the file says of the record what no property of it holds. An element that says that there is no value is read.
    /// </summary>
    public static bool IsPartial(MetadataObject record) =>
        WithInner(record).Any(owner => owner.UnknownElements.Any(element => !element.IsNil));

    /// <summary>
    /// The fields, also of records in the record, whose value in the file could not be read or is not the one that will count.
    /// </summary>
    public static IReadOnlyCollection<MetadataField> UnreadableFields(MetadataComponent record, SourceMap places) =>
    [
        .. from owner in WithInner(record)
           from field in owner.GetMetadataType().Fields
           where owner.UnknownElements.Any(element => element.Name == field.Name && !element.IsNil) || places.IsReplaced(owner, field)
           select field,
    ];

    /// <summary>The record and all records in it.</summary>
    private static IEnumerable<MetadataObject> WithInner(MetadataObject record) => record.GetMetadataType().Fields
        .Where(field => field.ComplexType is not null)
        .SelectMany(field => field.GetValue(record) switch
        {
            MetadataObject inner => WithInner(inner),
            IEnumerable items => items.Cast<MetadataObject>().SelectMany(WithInner),
            _ => [],
        })
        .Prepend(record);
}
