using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Schema;

/// <summary>Schemas of closed sets of words: editors offer them as they are spelt, and like the binders they take any case and variables.</summary>
internal static class WordSchema
{
    /// <summary>Characters that mean something in a pattern.</summary>
    private const string Syntax = @"^$\.*+?()[]{}|/";

    /// <summary>The definition of an enum: each value by its API name and by Setup's label.</summary>
    public static void Write(JsonText json, MetadataEnum known)
    {
        var words = new List<(string Word, string Description)>();
        foreach (var value in known.Values)
        {
            var label = value.Label == value.Name ? null : value.Label;
            words.Add((value.Name, Describe(value, label is null ? null : $"Setup: {label}.")));
            if (label is not null)
            {
                words.Add((label, Describe(value, $"API value: {value.Name}.")));
            }
        }

        Write(json, known.Name, known.Description, words, known.Values.SelectMany(value => value.RuntimeNames));
    }

    /// <summary>The definition of a set of words.</summary>
    /// <param name="json">Takes the definition.</param>
    /// <param name="name">The definition's name.</param>
    /// <param name="description">What the words are about; absent if the keys that take them tell it.</param>
    /// <param name="offered">The words, each with what it means.</param>
    /// <param name="taken">Words that are taken too, and not offered.</param>
    public static void Write(
        JsonText json, string name, string? description, IReadOnlyCollection<(string Word, string Description)> offered, IEnumerable<string>? taken = null)
    {
        var words = offered.Select(offer => offer.Word).ToArray();
        json.Begin('{', name);
        if (description is not null)
        {
            json.Add("description", description);
        }

        json.Begin('[', "anyOf")
            .Begin('{')
            .AddTexts("enum", words)
            // Known to editors, not to the standard.
            .AddTexts("markdownEnumDescriptions", offered.Select(offer => offer.Description))
            .End('}')
            .Begin('{').Add("type", "string").Add("pattern", $@"^\s*({string.Join("|", words.Concat(taken ?? []).Select(AnyCase).Distinct())})\s*$").End('}')
            .Begin('{').AddReference(ValueSchema.Variable).End('}')
            .End(']').End('}');
    }

    private static string Describe(MetadataEnumValue value, string? otherWord) => Sentences.Join(
        value.Description,
        otherWord,
        value.AliasOf is null ? null : $"Salesforce stores {value.AliasOf} in its place.",
        Sentences.Versions(value.Since, value.Until));

    /// <summary>A pattern for a word in any case; patterns of JSON Schema have no switch for that.</summary>
    private static string AnyCase(string word) => string.Concat(word.Select(character =>
        char.ToUpperInvariant(character) != char.ToLowerInvariant(character) ? $"[{char.ToUpperInvariant(character)}{char.ToLowerInvariant(character)}]"
        : Syntax.Contains(character) ? $@"\{character}"
        : character.ToString()));
}
