namespace IDialogue.Eca.Metadata;

/// <summary>Values of a record to be, one place for each field of its type; what readers and binders fill.</summary>
internal sealed class FieldValues(MetadataType type)
{
    private readonly object?[] values = new object?[type.Fields.Count];

    public string FullName { get; set; } = "";

    public ValueList<UnknownElement> UnknownElements { get; set; } = [];

    public bool Has(MetadataField field) => values[field.Index] is not null;

    /// <summary>Sets the value, or adds an item when the field is repeated.</summary>
    /// <returns>The index of the item; 0 for a value.</returns>
    public int Add(MetadataField field, object value)
    {
        if (!field.IsRepeated)
        {
            values[field.Index] = value;
            return 0;
        }

        var items = (List<object>)(values[field.Index] ??= new List<object>());
        items.Add(value);
        return items.Count - 1;
    }

    public T Required<T>(int index) => (T)values[index]!;

    public T? Value<T>(int index)
        where T : struct => (T?)values[index];

    public T? Reference<T>(int index)
        where T : class => (T?)values[index];

    public ValueList<T> List<T>(int index) => values[index] is List<object> items ? items.Cast<T>().ToValueList() : [];
}
