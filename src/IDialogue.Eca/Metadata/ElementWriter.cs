namespace IDialogue.Eca.Metadata;

/// <summary>Takes the fields of a record one after the other, in ordinal order of their names; a field without a value too.</summary>
internal abstract class ElementWriter
{
    public abstract void Write(string name, string? value);

    public abstract void Write(string name, bool? value);

    public abstract void Write(string name, int? value);

    public abstract void Write(string name, ValueList<string> values);

    public abstract void Write(string name, MetadataObject? record);

    public abstract void Write(string name, IReadOnlyList<MetadataObject> records);
}
