namespace IDialogue.Eca.Metadata;

/// <summary>
/// Anything that metadata XML can hold: a component, a part of one, or package.xml. Records are immutable and equal when all
/// their values are. A property that is <see langword="null"/> was not said and is not written.
/// </summary>
public abstract record MetadataObject
{
    private protected MetadataObject()
    {
    }

    /// <summary>What was read and no property can hold, in the order of the file; written again as it was.</summary>
    public ValueList<UnknownElement> UnknownElements { get; init; } = [];

    /// <summary>The value of the field at the index that <see cref="MetadataType.Fields"/> gives it.</summary>
    internal abstract object? GetValue(int index);

    /// <summary>Hands the record to a writer, with the tags of its document.</summary>
    internal abstract void WriteDocument(ElementWriter writer);

    /// <summary>Hands each field that has a value to a writer, in the order of <see cref="MetadataType.Fields"/>.</summary>
    internal abstract void WriteElements(ElementWriter writer);

    /// <summary>What the catalogue knows of this record's type.</summary>
    public abstract MetadataType GetMetadataType();
}
