using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of the keys that are not fields, by their descriptions.</summary>
internal static class KeySchema
{
    /// <summary>The definition of a mapping that takes only these keys.</summary>
    public static void WriteDefinition(
        JsonText json, string name, string title, IReadOnlyList<PolicyKey> keys, IReadOnlyList<string>? path = null)
    {
        json.Begin('{', name).Add("title", title).AddKeysError(keys.Select(key => key.Name)).BeginKeys();
        Write(json, keys);
        json.End('}');
        if (path is not null)
        {
            json.AddMisplacedKeys(path);
        }

        json.AddRequired(keys.Where(key => key.IsRequired).Select(key => key.Name)).End('}');
    }

    public static void Write(JsonText json, IEnumerable<PolicyKey> keys)
    {
        foreach (var key in keys)
        {
            Write(json, key);
        }
    }

    private static void Write(JsonText json, PolicyKey key)
    {
        json.Begin('{', key.Name).AddDescription(key.Text);
        switch (key.Shape)
        {
            case KeyShape.List:
                json.Add("type", "array")
                    .AddListError(key.Example ?? key.Value.Words.Select(known => known.Word).FirstOrDefault(), isAdditive: false);
                if (!key.CanBeEmpty)
                {
                    json.Add("minItems", 1);
                }

                WriteValue(json.Begin('{', "items"), key).End('}');
                break;
            case KeyShape.Map:
                json.Add("type", "object").AddError($"Write a {key.EntryName} as the key of each entry.");
                WriteValue(json.Begin('{', "additionalProperties"), key).End('}');
                break;
            default:
                WriteValue(json, key);
                break;
        }

        json.End('}');
    }

    private static JsonText WriteValue(JsonText json, PolicyKey key) => json.AddReference(key.Value.Name).AddExample(key.Example);
}
