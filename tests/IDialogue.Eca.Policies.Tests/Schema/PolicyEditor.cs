using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Policies.Schema;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>Opens policy files in the language server that VS Code and other editors use for YAML.</summary>
internal static class PolicyEditor
{
    /// <summary>Marks the place of the cursor.</summary>
    public const string Cursor = "^^";

    private const string SchemaLine = "# yaml-language-server: $schema=policy.schema.json\n";

    /// <summary>Opens each text with the schema next to it.</summary>
    public static Dictionary<string, Opened> Open(IEnumerable<string> policies)
    {
        var texts = policies.Distinct().ToArray();
        var input = JsonSerializer.Serialize(new { schema = JsonNode.Parse(PolicySchema.ToJson()), documents = texts.Select(Document) });
        var opened = JsonSerializer.Deserialize<Opened[]>(NodeScript.Run("edit-policies.mjs", input), JsonSerializerOptions.Web)!;
        return texts.Zip(opened).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static object Document(string policy)
    {
        var text = SchemaLine + policy;
        var before = text[..Math.Max(0, text.IndexOf(Cursor, StringComparison.Ordinal))];
        return new
        {
            text = text.Replace(Cursor, "", StringComparison.Ordinal),
            line = before.Count(character => character == '\n'),
            character = before.Length - 1 - before.LastIndexOf('\n'),
        };
    }

    /// <param name="Problems">Messages of the problems, in the order of the file.</param>
    /// <param name="Hover">The hover at the cursor, in Markdown.</param>
    /// <param name="Completions">The completions at the cursor.</param>
    internal sealed record Opened(string[] Problems, string Hover, Completion[] Completions);

    internal sealed record Completion(string Label, string Documentation);
}
