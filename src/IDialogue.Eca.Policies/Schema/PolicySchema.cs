using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>
/// The JSON Schema (draft 2020-12) of policy files, for completion, hover and a first check in editors. It is made of the catalogue and
/// of the descriptions of keys by which the binders read. Names, placeholders and rules, is left to
/// <see cref="PolicyGenerator"/>.
/// </summary>
public static class PolicySchema
{
    /// <summary>Gets the schema's <c>$id</c>: its address at the tag of this version, so that an editor and this library agree.</summary>
    public static string Id { get; } = "https://raw.githubusercontent.com/idialogue/IDialogue.Eca/"
        + $"v{typeof(PolicySchema).Assembly.GetName().Version!.ToString(3)}/docs/policy.schema.json";

    /// <summary>The schema as JSON, indented, with LF.</summary>
    public static string ToJson()
    {
        var json = new JsonText().Begin('{')
            .Add("$schema", "https://json-schema.org/draft/2020-12/schema")
            .Add("$id", Id)
            .Add("title", "Policy file of External Client Apps")
            .Add("description", "Policies and settings of Salesforce External Client Apps (ECAs). Omitted keys are not written.")
            .AddKeysError(FileKeys.All.Select(key => key.Name))
            // Nothing is required: a file may lie over another one that has the rest.
            .BeginKeys();
        KeySchema.Write(json, FileKeys.All.TakeWhile(key => key != FileKeys.Rules));
        WriteLevels(json);
        KeySchema.Write(json, FileKeys.All.SkipWhile(key => key != FileKeys.Rules).Skip(1));
        json.End('}').AddMisplacedKeys(KeyPlaces.File).Begin('{', "$defs");
        KeySchema.WriteDefinition(json, KeyValue.App.Name, "App", AppKeys.All, KeyPlaces.App);
        KeySchema.WriteDefinition(json, KeyValue.Subscriber.Name, "Subscriber", SubscriberKeys.All);
        KeySchema.WriteDefinition(json, KeyValue.Suppression.Name, "Suppression", SuppressionKeys.All);
        WriteRecords(json);
        foreach (var words in KeyValue.WordSets)
        {
            WordSchema.Write(json, words);
        }

        ValueSchema.WriteAll(json);
        return json.End('}').End('}').ToString();
    }

    /// <summary>The key that takes a level for each rule, with the rule's title.</summary>
    private static void WriteLevels(JsonText json)
    {
        json.Begin('{', FileKeys.Rules.Name)
            .AddDescription(FileKeys.Rules.Text)
            .AddError($"Write codes of rules as keys, for example {RuleCatalog.All[0].Code}: error.")
            .BeginKeys();
        foreach (var rule in RuleCatalog.All)
        {
            json.Begin('{', rule.Code)
                .Add("description", $"{rule.Title}. {rule.Category}, {DefaultLevelOf(rule)}.")
                .AddReference(FileKeys.Rules.Value.Name)
                .End('}');
        }

        json.End('}').End('}');
    }

    private static string DefaultLevelOf(RuleDescription rule) => rule.DefaultLevel == RuleLevel.Off
        ? "off unless a baseline turns it on"
        : $"{rule.DefaultLevel.ToString().ToLowerInvariant()} by default";

    /// <summary>The sections, the records inside them, and the enums of both.</summary>
    private static void WriteRecords(JsonText json)
    {
        MetadataType[] sections = [.. AppKeys.Sections, .. FileKeys.Sections];
        foreach (var type in sections)
        {
            RecordSchema.WriteSection(json, type);
        }

        var fields = sections.SelectMany(SectionKeys.FieldsOf).ToArray();
        var complexTypes = MetadataCatalog.ComplexTypes.Where(type => fields.Any(field => field.ComplexType == type)).ToArray();
        foreach (var type in complexTypes)
        {
            RecordSchema.WriteComplexType(json, type, isListItem: fields.Any(field => field.ComplexType == type && field.IsRepeated));
        }

        var allFields = fields.Concat(complexTypes.SelectMany(SectionKeys.FieldsOf)).ToArray();
        foreach (var known in MetadataCatalog.Enums.Where(known => allFields.Any(field => field.Enum == known || field.ItemEnum == known)))
        {
            WordSchema.Write(json, known);
        }
    }
}
