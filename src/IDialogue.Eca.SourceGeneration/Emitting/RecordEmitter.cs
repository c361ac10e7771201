using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits a record: its properties, its writer, its factory and its row in the field table.</summary>
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
        emitter.EmitPrintMembers();
        emitter.EmitValues();
        emitter.EmitWriter();
        emitter.EmitFactory();
        emitter.EmitFields();
        emitter.EmitType();
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
            var type = CSharpType(field);
            var declaration = field.IsRepeated ? $"public ValueList<{type}> {field.PropertyName} {{ get; init; }} = [];"
                : versions.IsAlwaysRequired(field, entry) ? $"public required {type} {field.PropertyName} {{ get; init; }}"
                : $"public {type}? {field.PropertyName} {{ get; init; }}";
            source.Append(
                $$"""
                    /// <summary>{{CSharp.Documentation(field.Description)}}</summary>
                    /// <remarks>{{Remarks(field)}}</remarks>
                    {{declaration}}


                """);
        }
    }

    private static string Remarks(CatalogField field)
    {
        var remarks = new StringBuilder();
        remarks.Append($"Salesforce field <c>{field.Name}</c> ({field.SalesforceType ?? field.Type}");
        remarks.Append(field.IsRepeated ? ", repeated" : field.IsRequired ? ", required" : "");
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

    /// <summary>The compiler's own ToString would show secrets.</summary>
    private void EmitPrintMembers()
    {
        if (!fields.Any(field => field.IsSecret))
        {
            return;
        }

        source.Append(
            """
                /// <inheritdoc/>
                protected override bool PrintMembers(System.Text.StringBuilder builder)
                {
                    if (base.PrintMembers(builder))
                    {
                        builder.Append(", ");
                    }


            """);
        var separator = "";
        foreach (var field in fields)
        {
            var value = field.IsSecret ? $"{field.PropertyName} is null ? null : \"(secret)\"" : $"(object?){field.PropertyName}";
            source.Append($"        builder.Append(\"{separator}{field.PropertyName} = \").Append({value});\n");
            separator = ", ";
        }

        source.Append(
            """
                    return true;
                }


            """);
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

    private void EmitWriter()
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
                ? $"for (var i = 0; i < {field.PropertyName}.Count; i++) {{ writer.WriteItem({Lines(field, field.PropertyName + "[i]")}); }}"
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
        return $"{value} switch\n        {{\n{string.Concat(lines)}            _ => throw new System.ArgumentOutOfRangeException({CSharp.Literal(field.Name)}),\n        }}";

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
            var field = fields[i];
            var type = CSharpType(field);
            var isValueType = type is "bool" or "int" || enums.ContainsKey(type);
            var read = field.IsRepeated ? $"values.List<{type}>({i})"
                : versions.IsAlwaysRequired(field, entry) ? $"values.Required<{type}>({i})"
                : isValueType ? $"values.Value<{type}>({i})"
                : $"values.Reference<{type}>({i})";
            source.Append($"        {field.PropertyName} = {read},\n");
        }

        source.Append(
            """
                };


            """);
    }

    private void EmitType()
    {
        source.Append(
            $$"""
                /// <inheritdoc/>
                public override MetadataType GetMetadataType() => MetadataType;

                /// <summary>Gets the catalogue's entry for this type.</summary>
                public static MetadataType MetadataType { get; } = new(
                    {{CSharp.Literal(entry.Name)}},
                    {{CSharp.Literal(entry.Summary)}},
                    {{CSharp.Version(entry.Since)}},
                    static values => Create(values),
                    [

            """);
        foreach (var field in fields)
        {
            source.Append($"            Fields.{field.PropertyName},\n");
        }

        source.Append("        ])\n    {\n");
        if (entry.Kind == EntryKind.Metadata)
        {
            Emit("Folder", CSharp.Literal(entry.Folder!));
            Emit("Suffix", CSharp.Literal(entry.Suffix!));
            Emit("ManifestType", CSharp.Literal(entry.ManifestType ?? entry.Name));
            Emit("ManifestMember", entry.ManifestMember is { } member ? CSharp.Literal(member) : null);
            Emit("PolicyKey", entry.PolicyKey is { } policyKey ? CSharp.Literal(policyKey) : null);
            Emit("Phase", entry.Phase is { } phase ? $"DeploymentPhase.{phase}" : null);
            Emit("SetupName", entry.SetupName is { } setupName ? CSharp.Literal(setupName) : null);
            Emit("DeployedName", entry.DeployedName is { } deployedName ? CSharp.Literal(deployedName) : null);
            Emit("IsPolicy", entry.IsPolicy ? "true" : null);
        }

        Emit("IdentityFields", entry.Identity.Count > 0 ? $"[{string.Join(", ", entry.Identity.Select(Handle))}]" : null);
        var retired = entry.Fields.Where(field => versions.IsRetired(field.Until)).ToArray();
        if (retired.Length > 0)
        {
            var pairs = retired.Select(field => $"[{CSharp.Literal(field.Name)}] = {CSharp.Version(field.Until!.Value)}");
            Emit("RetiredFields", $"new() {{ {string.Join(", ", pairs)} }}");
        }

        source.Append("    };\n");
    }

    /// <summary>The handles by which code names the fields. One that a condition names must be there before the field with the condition.</summary>
    private void EmitFields()
    {
        source.Append(
            $$"""
                /// <summary>The fields of <see cref="{{entry.Name}}"/>, by the names of its properties.</summary>
                public static class Fields
                {
                    private static readonly System.Func<MetadataType> DeclaringType = static () => MetadataType;


            """);
        foreach (var (field, index) in fields.Select((field, index) => (field, index)).OrderBy(field => field.field.OnlyWith is null ? 0 : 1))
        {
            EmitField(field, index);
        }

        source.Append("    }\n\n");
    }

    private void EmitField(CatalogField field, int index)
    {
        var kind = field.Type switch
        {
            "string" => "Text",
            "boolean" => "Boolean",
            "int" => "Integer",
            _ => enums.ContainsKey(field.Type) ? "Enumeration" : "Complex",
        };
        source.Append(
            $$"""
                    /// <summary>Gets the field <c>{{field.Name}}</c>.</summary>
                    public static MetadataField {{field.PropertyName}} { get; } = new(
                        DeclaringType, {{CSharp.Literal(field.Name)}}, {{CSharp.Literal(field.PropertyName)}}, MetadataValueKind.{{kind}}, {{index}})
                    {
                        Description = {{CSharp.Literal(field.Description)}},
                        Since = {{CSharp.Version(field.Since)}},

            """);
        Emit("Until", field.Until is { } until ? CSharp.Version(until) : null);
        Emit("Label", field.Label is { } label ? CSharp.Literal(label) : null);
        Emit("PolicyKey", field.PolicyKey is { } policyKey ? CSharp.Literal(policyKey) : null);
        Emit("Separator", field.Separator is { } separator ? CSharp.Literal(separator) : null);
        Emit("ItemEnum", field.ItemEnum is { } items ? $"Enums.{items}" : null);
        Emit("ItemDescription", field.ItemDescription is { } item ? CSharp.Literal(item) : null);
        Emit("Role", field.Role is { } role ? $"FieldRole.{CSharp.Pascal(role)}" : null);
        Emit("IsAdditive", field.IsAdditive ? "true" : null);
        Emit("Example", field.Example is { } example ? Value(field.Type, example) : null);
        Emit("Default", field.Default is { } value ? Value(field.Type, value) : null);
        Emit("IsDefaultKnown", field.IsDefaultKnown ? null : "false");
        Emit("Reverts", field.Reverts is { } reverts ? Value(field.Type, reverts) : null);
        Emit("OnlyWith", field.OnlyWith is { } onlyWith ? Condition(onlyWith) : null);
        Emit("IsRequired", field.IsRequired ? "true" : null);
        Emit("RequiredUntil", field.RequiredUntil is { } requiredUntil ? CSharp.Version(requiredUntil) : null);
        Emit("IsAlwaysRequired", versions.IsAlwaysRequired(field, entry) ? "true" : null);
        Emit("IsRepeated", field.IsRepeated ? "true" : null);
        Emit("IsCertificate", field.IsCertificate ? "true" : null);
        Emit("IsSecret", field.IsSecret ? "true" : null);
        Emit("IsNeverWritten", field.IsNeverWritten ? "true" : null);
        Emit("IsOrgBound", field.IsOrgBound ? "true" : null);
        Emit("Enum", kind == "Enumeration" ? $"Enums.{field.Type}" : null);
        Emit("GetComplexType", kind == "Complex" ? $"static () => Metadata.{field.Type}.MetadataType" : null);
        source.Append("        };\n\n");
    }

    /// <summary>A value of the catalogue as the compiler checks it.</summary>
    private string Value(string type, string text) => type == "string" ? CSharp.Literal(text) : enums.ContainsKey(type) ? $"Metadata.{type}.{text}" : text;

    private string Condition(string text)
    {
        var parts = text.Split('=', '|');
        var governing = fields.FirstOrDefault(field => field.Name == parts[0]);
        var values = parts.Skip(1).Select(value => Value(governing?.Type ?? parts[0], value));
        return $"new FieldCondition({CSharp.Pascal(parts[0])}, [{string.Join(", ", values)}])";
    }

    private static string Handle(string fieldName) => $"Fields.{CSharp.Pascal(fieldName)}";

    private void Emit(string property, string? value) => source.Append(CSharp.Assignment(property, value));

    private static string CSharpType(CatalogField field) => field.Type switch
    {
        "boolean" => "bool",
        _ => field.Type,
    };
}
