using System.Collections;

namespace IDialogue.Eca.Metadata;

/// <summary>
/// Anything that metadata XML can hold: a component, a part of one, or package.xml. Records are immutable and equal when all
/// their values are. A property that is <see langword="null"/> is not set and not written.
/// </summary>
public abstract record MetadataObject
{
    private protected MetadataObject()
    {
    }

    /// <summary>Gets the elements that no property can hold, in the order of the file; they are written again as they were.</summary>
    public ValueList<UnknownElement> UnknownElements { get; init; } = [];

    /// <summary>The value of the field at the index that <see cref="MetadataType.Fields"/> gives it.</summary>
    internal abstract object? GetValue(int index);

    /// <summary>Hands the record to a writer, with the tags of its document.</summary>
    internal abstract void WriteDocument(ElementWriter writer);

    /// <summary>Hands each field that has a value to a writer, in the order of <see cref="MetadataType.Fields"/>.</summary>
    internal abstract void WriteElements(ElementWriter writer);

    /// <summary>Gets the catalogue's entry for this record's type.</summary>
    public abstract MetadataType GetMetadataType();

    /// <summary>
    /// Returns the name of the type, of a component also its own, and the names of the fields that are set. No value of a field is shown:
    /// it may be secret or come from a variable.
    /// </summary>
    public sealed override string ToString()
    {
        var type = GetMetadataType();
        var set = type.Fields.Where(field => IsSet(GetValue(field.Index))).Select(field => field.PropertyName)
            .Concat(UnknownElements.Select(element => element.Name));
        var name = this is MetadataComponent component ? $" {component.FullName}" : "";
        return $"{type.Name}{name} {{ {string.Join(", ", set)} }}";
    }

    private static bool IsSet(object? value) => value switch
    {
        null => false,
        string => true,
        IEnumerable items => items.GetEnumerator().MoveNext(),
        _ => true,
    };
}
