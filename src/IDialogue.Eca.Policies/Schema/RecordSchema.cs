using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of records by the catalogue's table of fields, as <see cref="RecordBinder"/> reads them.</summary>
internal static class RecordSchema
{
    /// <summary>The definition of a section. Nothing is required in it: another file may say the rest.</summary>
    public static void WriteSection(JsonText json, MetadataType type)
    {
        json.Begin('{', type.PolicyKey).Add("title", type.Name).Add("description", Sentences.Join(type.Description, Sentences.Versions(type.Since, null))).BeginKeys();
        if (type.AppField is not null)
        {
            json.Begin('{', PolicyKeys.FullName)
                .Add("description", "Name of the record, where `origin` does not tell it.")
                .AddReference(ValueSchema.Text)
                .End('}');
        }

        if (RecordBinder.TakesPreset(type))
        {
            json.Begin('{', PolicyKeys.Preset).AddReference(PolicyKeys.Preset).End('}');
        }

        WriteFields(json, type);
        json.Begin('{', PolicyKeys.Remove)
            .Add("description", "Fields that a merge takes out of the record.")
            .Add("type", "array")
            .Add("minItems", 1)
            .Begin('{', "items")
            .Begin('[', "anyOf")
            .Begin('{').AddTexts("enum", type.Fields.Where(field => RecordBinder.IsSayable(field) && !field.IsRequired).Select(field => field.PolicyKey)).End('}')
            .Begin('{').AddReference(ValueSchema.Variable).End('}')
            .End(']').End('}').End('}');
        json.End('}').End('}');
    }

    /// <summary>The definition of a record inside another one.</summary>
    /// <param name="json">Takes the definition.</param>
    /// <param name="type">The record's type.</param>
    /// <param name="isListItem">Whether it is an item of a list: no other file can say the rest of that, so what is required must be there.</param>
    public static void WriteComplexType(JsonText json, MetadataType type, bool isListItem)
    {
        json.Begin('{', type.Name).Add("title", type.Name).Add("description", Sentences.Join(type.Description, Sentences.Versions(type.Since, null))).BeginKeys();
        WriteFields(json, type);
        json.End('}');
        var required = type.Fields.Where(field => field.IsAlwaysRequired).Select(field => field.PolicyKey).ToArray();
        if (isListItem && required.Length > 0)
        {
            json.AddTexts("required", required);
        }

        json.End('}');
    }

    private static void WriteFields(JsonText json, MetadataType type)
    {
        foreach (var field in type.Fields.Where(RecordBinder.IsSayable))
        {
            WriteField(json, field);
        }
    }

    private static void WriteField(JsonText json, MetadataField field)
    {
        json.Begin('{', field.PolicyKey).Add("description", Sentences.Join(
            field.Description,
            field.Label is null ? null : $"Setup: {field.Label}.",
            field.IsRequired ? "Required." : null,
            Sentences.Versions(field.Since, field.Until)));
        if (field.IsAdditive)
        {
            WriteItems(json.AddTexts("type", ["array", "object"]), field);
            json.Add("minProperties", 1).Add("maxProperties", 1).BeginProperties();
            WriteListMode(json, field, PolicyKeys.Ensure, "Added to what the org has; the same as a plain list.");
            WriteListMode(json, field, PolicyKeys.Exact, "Put in the place of what the org has.");
            json.End('}');
        }
        else if (field.IsRepeated || field.Separator is not null)
        {
            WriteItems(json.Add("type", "array"), field);
        }
        else
        {
            json.AddReference(ValueSchema.DefinitionOf(field)).AddExample(field.Example);
        }

        json.End('}');
    }

    private static void WriteListMode(JsonText json, MetadataField field, string key, string description)
    {
        WriteItems(json.Begin('{', key).Add("description", description).Add("type", "array"), field);
        json.End('}');
    }

    private static void WriteItems(JsonText json, MetadataField field)
    {
        // Salesforce cannot tell a list in one text that is empty from one that is absent.
        if (field.Separator is not null)
        {
            json.Add("minItems", 1);
        }

        json.Begin('{', "items").AddReference(ValueSchema.DefinitionOf(field)).AddExample(field.Example).End('}');
    }
}
