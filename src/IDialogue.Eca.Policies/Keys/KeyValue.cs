using IDialogue.Eca.Policies.Presets;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Keys;

/// <summary>A kind of value that keys take.</summary>
/// <param name="Name">Name of its definition in the JSON Schema.</param>
/// <param name="Noun">Noun for one value, with a regular plural.</param>
internal sealed record KeyValue(string Name, string Noun)
{
    /// <summary>The words that it takes, each with its meaning; empty if it is not a closed set of words.</summary>
    public IReadOnlyList<(string Word, string Description)> Words { get; init; } = [];

    public static KeyValue Text { get; } = new("text", "text");

    public static KeyValue Date { get; } = new("date", "date");

    public static KeyValue ApiVersion { get; } = new("apiVersion", "API version");

    public static KeyValue App { get; } = new("app", "app");

    public static KeyValue Subscriber { get; } = new("subscriber", "mapping");

    /// <summary>A package version: its id, or its alias with the id.</summary>
    public static KeyValue PackageVersion { get; } = new("packageVersion", "id, or alias and id");

    public static KeyValue Suppression { get; } = new("suppression", "suppression");

    /// <summary>The key of a field of the same section.</summary>
    public static KeyValue FieldKey { get; } = new("fieldKey", "field key");

    /// <summary>An item of the list that the field holds.</summary>
    public static KeyValue Item { get; } = new("item", "item");

    public static KeyValue Origin { get; } = new("origin", "origin")
    {
        Words = [.. KeyWords.Origins.Select(known => (known.Word, known.Description))],
    };

    public static KeyValue State { get; } = new("state", "state")
    {
        Words = [.. KeyWords.States.Select(known => (known.Word, known.Description))],
    };

    public static KeyValue ClientType { get; } = new("clientType", "client type")
    {
        Words = [.. KeyWords.ClientTypes.Select(known => (known.Word, known.Description))],
    };

    public static KeyValue Preset { get; } = new("preset", "preset")
    {
        Words = [.. PolicyPreset.All.Select(preset => (preset.Name, preset.Description))],
    };

    public static KeyValue RuleLevel { get; } = new("ruleLevel", "level")
    {
        Words = [.. KeyWords.Levels.Select(known => (known.Word, known.Description))],
    };

    public static KeyValue RuleCode { get; } = new("ruleCode", "rule code")
    {
        Words = [.. RuleCatalog.All.Select(rule => (rule.Code, rule.Title))],
    };

    public static KeyValue Baseline { get; } = new("baseline", "baseline")
    {
        Words = [.. RuleBaseline.All.Select(baseline => (baseline.Name, $"[{baseline.Title}]({baseline.Page})"))],
    };

    /// <summary>All kinds that are closed sets of words.</summary>
    public static IReadOnlyList<KeyValue> WordSets { get; } = [Origin, State, ClientType, Preset, RuleLevel, Baseline, RuleCode];
}
