using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of closed sets of words: editors offer them as they are spelt and, like the binders, take any case.</summary>
internal static class WordSchema
{
    /// <summary>Characters that mean something in a pattern.</summary>
    private const string Syntax = @"^$\.*+?()[]{}|/";

    /// <summary>Longer lists are left to completion.</summary>
    private const int MaxListedValues = 15;

    /// <summary>The definition of an enum: each value by Setup's label and by its API name.</summary>
    public static void Write(JsonText json, MetadataEnum known)
    {
        var words = new List<(string Word, string Description)>();
        foreach (var value in known.Values)
        {
            var label = value.Label == value.Name ? null : value.Label;
            if (label is not null)
            {
                words.Add((label, Describe(value, $"API value: `{value.Name}`.")));
            }

            words.Add((value.Name, Describe(value, label is null ? null : $"Setup: *{label}*.")));
        }

        json.Begin('{', known.Name).AddDescription(known.Description);
        WriteWords(
            json,
            words,
            known.Values.SelectMany(value => value.FormerLabels.Concat(value.RuntimeNames)),
            [.. known.Values.Where(value => value.AliasOf is null).Select(Sentences.Value)]);
    }

    /// <summary>The definition of a set of words, which the keys that take it describe.</summary>
    public static void Write(JsonText json, KeyValue known)
    {
        json.Begin('{', known.Name);
        WriteWords(json, known.Words, [], [.. known.Words.Select(word => word.Word)]);
    }

    /// <param name="json">Takes the end of the definition.</param>
    /// <param name="offered">The words, each with its meaning.</param>
    /// <param name="taken">Words that are taken too, and not offered.</param>
    /// <param name="shown">The values as the message for any other shows them.</param>
    private static void WriteWords(
        JsonText json, IReadOnlyList<(string Word, string Description)> offered, IEnumerable<string> taken, IReadOnlyList<string> shown)
    {
        var words = offered.Select(offer => offer.Word).ToArray();
        json.Begin('[', "anyOf")
            .Begin('{')
            .AddTexts("enum", words)
            .AddError(shown.Count <= MaxListedValues
                ? $"Valid values: {string.Join(", ", shown)}."
                : $"Write one of the values that completion offers, for example {shown[0]}.")
            // Known to editors, not to the standard.
            .AddTexts("markdownEnumDescriptions", offered.Select(offer => offer.Description))
            .End('}')
            .Begin('{')
            .Add("type", "string")
            .Add("pattern", $@"^\s*({string.Join("|", words.Concat(taken).Select(AnyCase).Distinct())})\s*$")
            .End('}')
            .Begin('{').AddReference(ValueSchema.Variable).End('}')
            .End(']').End('}');
    }

    private static string Describe(MetadataEnumValue value, string? otherWord) => Sentences.Join(
        otherWord,
        value.Description,
        value.AliasOf is null ? null : $"Salesforce stores `{value.AliasOf}` instead.",
        Sentences.Versions(value.Since, value.Until));

    /// <summary>A pattern for a word in any case; patterns of JSON Schema have no switch for that.</summary>
    private static string AnyCase(string word) => string.Concat(word.Select(character =>
    {
        var (upper, lower) = (char.ToUpperInvariant(character), char.ToLowerInvariant(character));
        if (upper != lower)
        {
            return $"[{upper}{lower}]";
        }

        return Syntax.Contains(character) ? $@"\{character}" : character.ToString();
    }));
}
