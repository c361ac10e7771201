using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>Table of keys in a page.</summary>
internal static class KeyTable
{
    /// <summary>The lines of the table; a key of a section links to its fields.</summary>
    public static IEnumerable<string> Lines(IEnumerable<PolicyKey> keys) =>
    [
        "| key | value | example | meaning |\n|---|---|---|---|\n",
        .. keys.Select(key => $"| `{key.Name}` | {Value(key)} | {Example(key)} | {key.Text}{Link(key)} |\n"),
    ];

    /// <summary>The kind of value that a key takes.</summary>
    public static string Value(PolicyKey key) => (key.Shape switch
    {
        KeyShape.List => $"list of {key.Value.Noun}s",
        KeyShape.Map => $"{key.Value.Noun}s by {key.EntryName}",
        _ when key.Value.Words.Count is > 0 and < 5 => string.Join(", ", key.Value.Words.Select(known => $"`{known.Word}`")),
        _ => key.Value.Noun,
    }) + (key.IsRequired ? ", required" : "");

    public static string Example(PolicyKey key) => key.Example is null ? "" : $"`{key.Example}`";

    private static string Link(PolicyKey key) => AppKeys.Sections.Concat(FileKeys.Sections).Any(type => type.PolicyKey == key.Name)
        ? $" [All keys](policy-reference.md#{key.Name.ToLowerInvariant()})"
        : "";
}
