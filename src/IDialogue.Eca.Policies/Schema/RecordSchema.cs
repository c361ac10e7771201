using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of records by the catalogue's table of fields.</summary>
internal static class RecordSchema
{
    /// <summary>The definition of a section. Nothing is required in it: another file may say the rest.</summary>
    public static void WriteSection(JsonText json, MetadataType type)
    {
        json.Begin('{', type.PolicyKey).Add("title", type.Name).Add("description", PolicyKey.OfSection(type).Text).BeginKeys();
        KeySchema.Write(json, SectionKeys.Of(type).Where(key => key != SectionKeys.Remove));
        WriteFields(json, type);
        json.Begin('{', SectionKeys.Remove.Name)
            .Add("description", SectionKeys.Remove.Text)
            .Add("type", "array")
            .Add("minItems", 1)
            .Begin('{', "items")
            .Begin('[', "anyOf")
            .Begin('{').AddTexts("enum", SectionKeys.FieldsOf(type).Where(field => !field.IsRequired).Select(field => field.PolicyKey)).End('}')
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
        json.Begin('{', type.Name)
            .Add("title", type.Name)
            .Add("description", Sentences.Join(type.Description, Sentences.Versions(type.Since, null)))
            .BeginKeys();
        WriteFields(json, type);
        json.End('}')
            .AddRequired(type.Fields.Where(field => isListItem && field.IsAlwaysRequired).Select(field => field.PolicyKey))
            .End('}');
    }

    private static void WriteFields(JsonText json, MetadataType type)
    {
        foreach (var field in SectionKeys.FieldsOf(type))
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
            foreach (var key in ListKeys.All)
            {
                WriteItems(json.Begin('{', key.Name).Add("description", key.Text).Add("type", "array"), field);
                json.End('}');
            }

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
