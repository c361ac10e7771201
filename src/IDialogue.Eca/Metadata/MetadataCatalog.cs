namespace IDialogue.Eca.Metadata;

/// <summary>All types of this project: External Client Apps and their neighbours, as data.</summary>
public static partial class MetadataCatalog
{
    /// <summary>The type with this name, for example <c>ExternalClientApplication</c>, or <see langword="null"/>.</summary>
    public static MetadataType? FindComponent(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return ByName.Components.TryGetValue(name, out var type) ? type : null;
    }

    /// <summary>Made at the first look-up, after the generated lists.</summary>
    private static class ByName
    {
        public static readonly Dictionary<string, MetadataType> Components =
            MetadataCatalog.Components.ToDictionary(type => type.Name, StringComparer.Ordinal);
    }
}
