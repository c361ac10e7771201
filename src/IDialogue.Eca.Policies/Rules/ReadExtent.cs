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
        RecordParts.Of(record).Any(owner => owner.UnknownElements.Any(element => !element.IsNil));

    /// <summary>
    /// The fields, also of records in the record, whose value in the file could not be read or is not the one that will count.
    /// </summary>
    public static IReadOnlyCollection<MetadataField> UnreadableFields(MetadataComponent record, SourceMap places) =>
    [
        .. from owner in RecordParts.Of(record)
           from field in owner.GetMetadataType().Fields
           where owner.UnknownElements.Any(element => element.Name == field.Name && !element.IsNil) || places.IsReplaced(owner, field)
           select field,
    ];
}
