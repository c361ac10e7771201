using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Phrases of JSON Schema.</summary>
internal static class SchemaJson
{
    private static readonly Regex Emphasis = new(@"\*([^*]+)\*");

    /// <summary>A mapping that takes the keys that follow and no others.</summary>
    public static JsonText BeginKeys(this JsonText json) => json.Add("type", "object").BeginProperties();

    /// <summary>The keys of a mapping, which takes no others; its type comes before.</summary>
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

    /// <summary>A description in Markdown, and in plain text for editors that show no Markdown.</summary>
    public static JsonText AddDescription(this JsonText json, string markdown)
    {
        var plain = Emphasis.Replace(markdown, "$1").Replace('`', '\'');
        json.Add("description", plain);
        return plain == markdown ? json : json.Add("markdownDescription", markdown);
    }

    /// <summary>The message of editors for a value of another type or form. Only editors know this keyword.</summary>
    public static JsonText AddError(this JsonText json, string message) => json.Add("errorMessage", message);

    /// <summary>The message for another value than a list.</summary>
    public static JsonText AddListError(this JsonText json, object? example, bool isAdditive) => json.AddError(string.Concat(
        "Write a list",
        example is null ? ", each item after '- '" : FormattableString.Invariant($", for example [{example}]"),
        isAdditive ? $", or '{ListKeys.Exact.Name}' or '{ListKeys.Ensure.Name}' with a list." : "."));

    /// <summary>The message for an unknown or missing key, and for another value than a mapping.</summary>
    public static JsonText AddKeysError(this JsonText json, IEnumerable<string> keys) =>
        json.AddError($"Valid keys: {string.Join(", ", keys)}.");

    /// <summary>Refuses keys that belong deeper, with a message that tells the place. No value is both null and not null.</summary>
    public static JsonText AddMisplacedKeys(this JsonText json, IReadOnlyList<string> path)
    {
        json.Begin('{', "patternProperties");
        foreach (var keys in KeyPlaces.FindBelow(path))
        {
            json.Begin('{', $"^({string.Join("|", keys)})$")
                .Add("type", "null")
                .Begin('{', "not").Add("type", "null").End('}')
                .AddError($"This key belongs {keys.Key}.")
                .End('}');
        }

        return json.End('}');
    }

    /// <summary>Salesforce's value if the field is absent, where it is known; a value of an enum by Setup's label.</summary>
    public static JsonText AddDefault(this JsonText json, MetadataField field) => field.Default switch
    {
        null => json,
        bool value => json.Add("default", value),
        int value => json.Add("default", value),
        string value => json.Add("default", value),
        var value => json.Add("default", field.Enum!.Get(value).Label ?? field.Enum.Get(value).Name),
    };

    /// <summary>A text or a whole number that shows what is meant, where there is one.</summary>
    public static JsonText AddExample(this JsonText json, object? example) => example switch
    {
        int number => json.Begin('[', "examples").Add(null, number).End(']'),
        string text => json.AddTexts("examples", [text]),
        _ => json,
    };
}
