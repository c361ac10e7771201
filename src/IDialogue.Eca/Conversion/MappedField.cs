using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Conversion;

/// <summary>A field together with the type that has it.</summary>
internal sealed record MappedField(MetadataType Type, MetadataField Field)
{
    /// <summary>The field that a text such as <c>ConnectedAppOauthConfig.callbackUrl</c> names.</summary>
    public static MappedField Named(string name)
    {
        var parts = name.Split('.');
        var type = MetadataCatalog.FindComponent(parts[0]) ?? MetadataCatalog.ComplexTypes.First(known => known.Name == parts[0]);
        return new MappedField(type, type.FindField(parts[1]) ?? throw new ArgumentException($"{parts[0]} has no field {parts[1]}.", nameof(name)));
    }

    public override string ToString() => $"{Type.Name}.{Field.Name}";
}
