using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of records by the catalogue's table of fields.</summary>
internal static class RecordSchema
{
    /// <summary>The definition of a section. Nothing is required in it: another file may have the rest.</summary>
    public static void WriteSection(JsonText json, MetadataType type)
    {
        var own = SectionKeys.Of(type).ToArray();
        json.Begin('{', type.PolicyKey)
            .Add("title", type.Name)
            .AddDescription(PolicyKey.OfSection(type).Text)
            .AddKeysError(own.Select(key => key.Name).Concat(SectionKeys.FieldsOf(type).Select(field => field.PolicyKey)))
            .BeginKeys();
        KeySchema.Write(json, own.Where(key => key != SectionKeys.Remove));
        WriteFields(json, type);
        WriteRemove(json, [.. SectionKeys.FieldsOf(type).Where(field => !field.IsRequired).Select(field => field.PolicyKey)]);
        json.End('}').AddMisplacedKeys(KeyPlaces.OfSection(type)).End('}');
    }

    /// <summary>The definition of a record inside another one.</summary>
    /// <param name="json">Takes the definition.</param>
    /// <param name="type">The record's type.</param>
    /// <param name="isListItem">Whether it is an item of a list, where no other file can add what is required.</param>
    public static void WriteComplexType(JsonText json, MetadataType type, bool isListItem)
    {
        json.Begin('{', type.Name)
            .Add("title", type.Name)
            .AddDescription(Sentences.Join(type.Description, Sentences.Versions(type.Since, null)))
            .AddKeysError(SectionKeys.FieldsOf(type).Select(field => field.PolicyKey))
            .BeginKeys();
        WriteFields(json, type);
        json.End('}')
            .AddRequired(type.Fields.Where(field => isListItem && field.IsAlwaysRequired).Select(field => field.PolicyKey))
            .End('}');
    }

    private static void WriteRemove(JsonText json, IReadOnlyList<string> removable) => json.Begin('{', SectionKeys.Remove.Name)
        .AddDescription(SectionKeys.Remove.Text)
        .Add("type", "array")
        .Add("minItems", 1)
        .AddListError(removable[0], isAdditive: false)
        .Begin('{', "items")
        .Begin('[', "anyOf")
        .Begin('{').AddTexts("enum", removable).AddError($"Valid keys: {string.Join(", ", removable)}.").End('}')
        .Begin('{').AddReference(ValueSchema.Variable).End('}')
        .End(']').End('}').End('}');

    private static void WriteFields(JsonText json, MetadataType type)
    {
        foreach (var field in SectionKeys.FieldsOf(type))
        {
            WriteField(json, field);
        }
    }

    private static void WriteField(JsonText json, MetadataField field)
    {
        json.Begin('{', field.PolicyKey);
        if (field.Label is not null)
        {
            json.Add("title", field.Label);
        }

        json.AddDescription(Describe(field));
        if (field.IsAdditive)
        {
            WriteItems(json.AddTexts("type", ["array", "object"]), field);
            json.Add("minProperties", 1).Add("maxProperties", 1).BeginProperties();
            foreach (var key in ListKeys.All)
            {
                WriteItems(json.Begin('{', key.Name).AddDescription(key.Text).Add("type", "array"), field, isInList: true);
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
            json.AddReference(ValueSchema.DefinitionOf(field)).AddDefault(field).AddExample(field.Example);
        }

        json.End('}');
    }

    private static string Describe(MetadataField field) => Sentences.Join(
        field.Label is null ? null : $"Setup: *{field.Label}*.",
        field.Description,
        field.IsRequired ? "Required." : null,
        Sentences.Default(field),
        Sentences.Versions(field.Since, field.Until));

    private static void WriteItems(JsonText json, MetadataField field, bool isInList = false)
    {
        // Salesforce cannot tell a list in one text that is empty from one that is absent.
        if (field.Separator is not null)
        {
            json.Add("minItems", 1);
        }

        json.AddListError(field.Example ?? field.ItemEnum?.Values[0].Name, field.IsAdditive && !isInList).Begin('{', "items");
        if (field.ItemDescription is not null)
        {
            json.AddDescription(field.ItemDescription);
        }

        json.AddReference(ValueSchema.DefinitionOf(field)).AddExample(field.Example).End('}');
    }
}
