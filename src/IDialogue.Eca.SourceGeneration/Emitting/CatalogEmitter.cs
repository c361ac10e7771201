using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits the list of all types and of all enums.</summary>
internal static class CatalogEmitter
{
    public static string Emit(IReadOnlyCollection<CatalogEntry> entries)
    {
        var source = new StringBuilder(CSharp.FileStart);
        source.Append("public static partial class MetadataCatalog\n{\n");
        List(source, "MetadataType", "Components", "The types with their own files.", entries, EntryKind.Metadata, "{0}.MetadataType");
        List(
            source,
            "MetadataType",
            "ComplexTypes",
            "The types of records inside others.",
            entries,
            EntryKind.ComplexType,
            "{0}.MetadataType");
        List(source, "MetadataEnum", "Enums", "The enums.", entries, EntryKind.Enum, "Metadata.Enums.{0}");
        source.Append("}\n");
        return source.ToString();
    }

    private static void List(
        StringBuilder source,
        string type,
        string name,
        string summary,
        IEnumerable<CatalogEntry> entries,
        EntryKind kind,
        string expression)
    {
        source.Append(
            $$"""
                /// <summary>{{summary}}</summary>
                public static ValueList<{{type}}> {{name}} { get; } =
                [

            """);
        foreach (var entry in entries.Where(entry => entry.Kind == kind))
        {
            source.Append("        ").AppendFormat(System.Globalization.CultureInfo.InvariantCulture, expression, entry.Name).Append(",\n");
        }

        source.Append("    ];\n\n");
    }
}
