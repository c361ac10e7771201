using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits a record: its properties and its factory, with its writer and its table of fields.</summary>
internal sealed class RecordEmitter
{
    private readonly CatalogEntry entry;
    private readonly IReadOnlyDictionary<string, CatalogEntry> enums;
    private readonly CatalogVersions versions;
    private readonly CatalogField[] fields;
    private readonly StringBuilder source = new(CSharp.FileStart);

    private RecordEmitter(CatalogEntry entry, IReadOnlyDictionary<string, CatalogEntry> enums, CatalogVersions versions)
    {
        this.entry = entry;
        this.enums = enums;
        this.versions = versions;
        fields = [.. entry.Fields.Where(field => !versions.IsRetired(field.Until))];
    }

    public static string Emit(CatalogEntry entry, IReadOnlyDictionary<string, CatalogEntry> enums, CatalogVersions versions)
    {
        var emitter = new RecordEmitter(entry, enums, versions);
        emitter.EmitHead();
        emitter.EmitProperties();
        emitter.EmitValues();
        new RecordWriterEmitter(emitter.source, entry, emitter.fields, enums, versions).Emit();
        emitter.EmitFactory();
        new RecordTableEmitter(emitter.source, entry, emitter.fields, enums, versions).Emit();
        emitter.source.Append("}\n");
        return emitter.source.ToString();
    }

    private void EmitHead()
    {
        var (baseType, place) = entry.Kind switch
        {
            EntryKind.Metadata => ("MetadataComponent", $", files <c>{entry.Folder}/*.{entry.Suffix}</c>"),
            EntryKind.Package => ("MetadataObject", ", file <c>package.xml</c>"),
            _ => ("MetadataObject", ""),
        };
        source.Append(
            $$"""
            /// <summary>{{CSharp.Documentation(entry.Summary)}}</summary>
            /// <remarks>Salesforce type <c>{{entry.Name}}</c>{{place}}, {{CSharp.Versions(entry.Since, null)}}.</remarks>
            public sealed partial record {{entry.Name}} : {{baseType}}
            {

            """);
    }

    private void EmitProperties()
    {
        foreach (var field in fields)
        {
            source.Append(
                $$"""
                    /// <summary>{{CSharp.Documentation(field.Description)}}</summary>
                    /// <remarks>{{Remarks(field)}}</remarks>
                    {{Declaration(field)}}


                """);
        }
    }

    private string Declaration(CatalogField field)
    {
        var type = CSharpType(field);
        if (field.IsRepeated)
        {
            return $"public ValueList<{type}> {field.PropertyName} {{ get; init; }} = [];";
        }

        return versions.IsAlwaysRequired(field, entry)
            ? $"public required {type} {field.PropertyName} {{ get; init; }}"
            : $"public {type}? {field.PropertyName} {{ get; init; }}";
    }

    private static string Remarks(CatalogField field)
    {
        var remarks = new StringBuilder();
        remarks.Append($"Salesforce field <c>{field.Name}</c> ({field.SalesforceType ?? field.Type}");
        remarks.Append(field switch
        {
            { IsRepeated: true } => ", repeated",
            { IsRequired: true } => ", required",
            _ => "",
        });
        remarks.Append($"), {CSharp.Versions(field.Since, field.Until)}.");
        if (field.Separator is { } separator)
        {
            remarks.Append(separator.Contains(',') ? " Items are separated by commas." : " Each item is on its own line.");
        }

        if (field.RequiredUntil is { } requiredUntil)
        {
            remarks.Append($" Required until API {requiredUntil}.");
        }

        if (field.Label is not null)
        {
            remarks.Append($" Setup: \"{CSharp.Documentation(field.Label)}\".");
        }

        if (field.Example is not null)
        {
            remarks.Append($" Example: <c>{CSharp.Documentation(field.Example)}</c>.");
        }

        if (field.IsSecret)
        {
            remarks.Append(" Secret: no diagnostic and no text form of the record shows it.");
        }

        if (field.IsOrgBound)
        {
            remarks.Append(" Belongs to one org: leave it out of what is deployed to another.");
        }

        return remarks.ToString();
    }

    private void EmitValues()
    {
        source.Append(
            """
                internal override object? GetValue(int index) => index switch
                {

            """);
        for (var i = 0; i < fields.Length; i++)
        {
            source.Append($"        {i} => {fields[i].PropertyName},\n");
        }

        source.Append(
            """
                    _ => throw new System.ArgumentOutOfRangeException(nameof(index)),
                };


            """);
    }

    private void EmitFactory()
    {
        source.Append(
            $$"""
                internal static {{entry.Name}} Create(FieldValues values) => new()
                {
                    UnknownElements = values.UnknownElements,

            """);
        if (entry.Kind == EntryKind.Metadata)
        {
            source.Append("        FullName = values.FullName,\n");
        }

        for (var i = 0; i < fields.Length; i++)
        {
            source.Append($"        {fields[i].PropertyName} = values.{Reader(fields[i])}<{CSharpType(fields[i])}>({i}),\n");
        }

        source.Append(
            """
                };


            """);
    }

    /// <summary>The method that reads a field's value.</summary>
    private string Reader(CatalogField field)
    {
        if (field.IsRepeated)
        {
            return "List";
        }

        if (versions.IsAlwaysRequired(field, entry))
        {
            return "Required";
        }

        return field.Type is "boolean" or "int" || enums.ContainsKey(field.Type) ? "Value" : "Reference";
    }

    private static string CSharpType(CatalogField field) => field.Type switch
    {
        "boolean" => "bool",
        _ => field.Type,
    };
}
