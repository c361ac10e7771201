using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits the methods that write a record as XML.</summary>
internal sealed class RecordWriterEmitter(
    StringBuilder source,
    CatalogEntry entry,
    IReadOnlyCollection<CatalogField> fields,
    IReadOnlyDictionary<string, CatalogEntry> enums,
    CatalogVersions versions)
{
    public void Emit()
    {
        var start = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<{entry.Name} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n";
        source.Append(
            $$"""
                internal override void WriteDocument(ElementWriter writer) => writer.WriteDocument(
                    {{CSharp.Literal($"{start}</{entry.Name}>\n")}}u8, {{start.Length}}, this);

                internal override void WriteElements(ElementWriter writer)
                {

            """);
        foreach (var field in fields.Where(field => !field.IsNeverWritten))
        {
            source.Append("        ").Append(WriteStatement(field)).Append('\n');
        }

        source.Append(
            """
                }


            """);
    }

    private string WriteStatement(CatalogField field)
    {
        if (field.IsRepeated)
        {
            return enums.ContainsKey(field.Type)
                ? $"for (var i = 0; i < {field.PropertyName}.Count; i++) "
                    + $"{{ writer.WriteItem({Lines(field, field.PropertyName + "[i]")}); }}"
                : $"writer.Write({Tag(field)}, {field.PropertyName});";
        }

        if (versions.IsAlwaysRequired(field, entry))
        {
            return WriteCall(field, field.PropertyName);
        }

        var value = "value" + field.PropertyName;
        return $"if ({field.PropertyName} is {{ }} {value}) {{ {WriteCall(field, value)} }}";
    }

    private string WriteCall(CatalogField field, string value) => field.Type == "boolean" || enums.ContainsKey(field.Type)
        ? $"writer.WriteLine({Lines(field, value)});"
        : $"writer.Write({Tag(field)}, {value});";

    /// <summary>The whole element for each value of an enum or a switch.</summary>
    private string Lines(CatalogField field, string value)
    {
        if (field.Type == "boolean")
        {
            return $"{value} ? {Line("true")} : {Line("false")}";
        }

        var lines = enums[field.Type].Values.Where(known => !versions.IsRetired(known.Until))
            .Select(known => $"            Metadata.{field.Type}.{known.Name} => {Line(known.Name)},\n");
        return $"{value} switch\n        {{\n{string.Concat(lines)}"
            + $"            _ => throw new System.ArgumentOutOfRangeException({CSharp.Literal(field.Name)}),\n        }}";

        string Line(string text) => CSharp.Literal($"{Start(field)}{text}</{field.Name}>\n") + "u8";
    }

    private static string Tag(CatalogField field) =>
        $"new ElementTag({CSharp.Literal($"{Start(field)}</{field.Name}>\n")}u8, {Start(field).Length})";

    /// <summary>A start tag after the blanks of the deepest indentation, of which the writer takes as many as it needs.</summary>
    private static string Start(CatalogField field)
    {
        const int Margin = 12;
        return $"{new string(' ', Margin)}<{field.Name}>";
    }
}
