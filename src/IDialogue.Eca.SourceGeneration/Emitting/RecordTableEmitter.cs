using System.Text;
using IDialogue.Eca.SourceGeneration.Catalog;

namespace IDialogue.Eca.SourceGeneration.Emitting;

/// <summary>Emits the table of a record: the handles of its fields, and its type.</summary>
internal sealed class RecordTableEmitter(
    StringBuilder source,
    CatalogEntry entry,
    IReadOnlyCollection<CatalogField> fields,
    IReadOnlyDictionary<string, CatalogEntry> enums,
    CatalogVersions versions)
{
    public void Emit()
    {
        EmitFields();
        EmitType();
    }

    /// <summary>
    /// The handles by which code names the fields. One that a condition names must be there before the field with the condition.
    /// </summary>
    private void EmitFields()
    {
        source.Append(
            $$"""
                /// <summary>The fields of <see cref="{{entry.Name}}"/>, by the names of its properties.</summary>
                public static class Fields
                {
                    private static readonly System.Func<MetadataType> DeclaringType = static () => MetadataType;


            """);
        var inOrder = fields.Select((field, index) => (Field: field, Index: index)).OrderBy(known => known.Field.OnlyWith is null ? 0 : 1);
        foreach (var (field, index) in inOrder)
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
        var names = $"{CSharp.Literal(field.Name)}, {CSharp.Literal(field.PropertyName)}";
        source.Append(
            $$"""
                    /// <summary>Gets the field <c>{{field.Name}}</c>.</summary>
                    public static MetadataField {{field.PropertyName}} { get; } = new(
                        DeclaringType, {{names}}, MetadataValueKind.{{kind}}, {{index}})
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
        Emit("MayRevert", field.MayRevert is { } reverted ? Value(field.Type, reverted) : null);
        Emit("Request", field.Request is { } request ? Value(field.Type, request) : null);
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

    /// <summary>A value of the catalogue as the compiler checks it.</summary>
    private string Value(string type, string text) => type switch
    {
        "string" => CSharp.Literal(text),
        _ when enums.ContainsKey(type) => $"Metadata.{type}.{text}",
        _ => text,
    };

    private string Condition(string text)
    {
        var parts = text.Split('=', '|');
        var governing = fields.FirstOrDefault(field => field.Name == parts[0]);
        var values = parts.Skip(1).Select(value => Value(governing?.Type ?? parts[0], value));
        return $"new FieldCondition({CSharp.Pascal(parts[0])}, [{string.Join(", ", values)}])";
    }

    private static string Handle(string fieldName) => $"Fields.{CSharp.Pascal(fieldName)}";

    private void Emit(string property, string? value) => source.Append(CSharp.Assignment(property, value));
}
