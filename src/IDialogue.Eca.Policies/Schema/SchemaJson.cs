namespace IDialogue.Eca.Policies.Schema;

/// <summary>Phrases of JSON Schema.</summary>
internal static class SchemaJson
{
    /// <summary>A mapping that takes the keys that follow and no others.</summary>
    public static JsonText BeginKeys(this JsonText json) => json.Add("type", "object").BeginProperties();

    /// <summary>The keys of a mapping, which takes no others; its type is said before.</summary>
    public static JsonText BeginProperties(this JsonText json) => json.Add("additionalProperties", false).Begin('{', "properties");

    public static JsonText AddReference(this JsonText json, string definition) => json.Add("$ref", "#/$defs/" + definition);

    public static JsonText AddTexts(this JsonText json, string name, IEnumerable<string> texts)
    {
        json.Begin('[', name);
        foreach (var text in texts)
        {
            json.Add(null, text);
        }

        return json.End(']');
    }

    /// <summary>The keys that a mapping requires, if there are any.</summary>
    public static JsonText AddRequired(this JsonText json, IEnumerable<string> keys) => keys.Any() ? json.AddTexts("required", keys) : json;

    /// <summary>A pattern that texts must match, and what editors say of one that does not.</summary>
    public static JsonText AddPattern(this JsonText json, string pattern, string message) =>
        json.Add("pattern", pattern).Add("patternErrorMessage", message);

    /// <summary>A text or a whole number that shows what is meant, where there is one.</summary>
    public static JsonText AddExample(this JsonText json, object? example) => example switch
    {
        int number => json.Begin('[', "examples").Add(null, number).End(']'),
        string text => json.AddTexts("examples", [text]),
        _ => json,
    };
}
