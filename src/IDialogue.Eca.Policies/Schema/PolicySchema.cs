using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Presets;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>
/// The JSON Schema (draft 2020-12) of policy files, for completion, hover and a first check in editors. It is made of the catalogue and
/// of the lists that the binders read by. What a schema cannot see, such as names, placeholders and rules, is left to
/// <see cref="PolicyGenerator"/>.
/// </summary>
public static class PolicySchema
{
    /// <summary>The schema's <c>$id</c>, which is where the newest one is published.</summary>
    public static string Id => "https://raw.githubusercontent.com/idialogue/IDialogue.Eca/main/docs/policy.schema.json";

    /// <summary>The schema as JSON, indented, with LF.</summary>
    public static string ToJson()
    {
        var json = new JsonText().Begin('{')
            .Add("$schema", "https://json-schema.org/draft/2020-12/schema")
            .Add("$id", Id)
            .Add("title", "Policy file of External Client Apps")
            .Add("description", "What Salesforce External Client Apps (ECAs) must be in an org. What a policy file does not say is not written.");
        WriteKeysOfFile(json);
        json.Begin('{', "$defs");
        WriteApp(json);
        SubscriberSchema.WriteDefinition(json);
        WriteRecords(json);
        WordSchema.Write(
            json,
            PolicyKeys.Origin,
            "How the app came into the org, after which Salesforce names its policy records. With a namespace it is `installed` unless you say otherwise.",
            [.. AppBinder.Origins.Select(origin => (origin.Word, origin.Description))]);
        WordSchema.Write(
            json,
            PolicyKeys.Preset,
            "Choices that belong together; what the file says itself wins.",
            [.. PolicyPreset.All.Select(preset => (preset.Name, preset.Description))]);
        RuleSchema.WriteDefinitions(json);
        ValueSchema.WriteAll(json);
        return json.End('}').End('}').ToString();
    }

    /// <summary>Nothing is required: a file may lie over another one that says the rest.</summary>
    private static void WriteKeysOfFile(JsonText json)
    {
        json.BeginKeys();
        json.Begin('{', PolicyKeys.ApiVersion);
        ValueSchema.WriteApiVersion(json);
        json.End('}');
        json.Begin('{', PolicyKeys.Apps)
            .Add("description", "The apps, each under its developer name (API Name in Setup), without namespace.")
            .AddMapOf("app")
            .End('}');
        RuleSchema.WriteKeys(json);
        foreach (var type in PolicyBinder.OrgTypes)
        {
            json.Begin('{', type.PolicyKey);
            if (type.ManifestMember is null)
            {
                json.Add("description", $"{type.Description} Each stands under its developer name.").AddMapOf(type.PolicyKey!);
            }
            else
            {
                json.AddReference(type.PolicyKey!);
            }

            json.End('}');
        }

        json.End('}');
    }

    private static void WriteApp(JsonText json)
    {
        json.Begin('{', "app").Add("title", "App").Add("description", "All that is said about one app, section by section.").BeginKeys();
        json.Begin('{', PolicyKeys.Namespace)
            .Add("description", "Namespace of the package that brought the app.")
            .AddReference(ValueSchema.Text)
            .AddExample("acme")
            .End('}');
        foreach (var section in AppBinder.SectionTypes.Select(type => type.PolicyKey!).Prepend(PolicyKeys.Subscriber).Prepend(PolicyKeys.Origin))
        {
            json.Begin('{', section).AddReference(section).End('}');
        }

        json.End('}').End('}');
    }

    /// <summary>The sections, the records inside them, and the enums of both.</summary>
    private static void WriteRecords(JsonText json)
    {
        MetadataType[] sections = [.. AppBinder.SectionTypes, .. PolicyBinder.OrgTypes];
        foreach (var type in sections)
        {
            RecordSchema.WriteSection(json, type);
        }

        var fields = sections.SelectMany(FieldsOf).ToArray();
        var complexTypes = MetadataCatalog.ComplexTypes.Where(type => fields.Any(field => field.ComplexType == type)).ToArray();
        foreach (var type in complexTypes)
        {
            RecordSchema.WriteComplexType(json, type, isListItem: fields.Any(field => field.ComplexType == type && field.IsRepeated));
        }

        var allFields = fields.Concat(complexTypes.SelectMany(FieldsOf)).ToArray();
        foreach (var known in MetadataCatalog.Enums.Where(known => allFields.Any(field => field.Enum == known || field.ItemEnum == known)))
        {
            WordSchema.Write(json, known);
        }
    }

    private static IEnumerable<MetadataField> FieldsOf(MetadataType type) => type.Fields.Where(RecordBinder.IsSayable);
}
