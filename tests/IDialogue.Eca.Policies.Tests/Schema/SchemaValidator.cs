using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Policies.Schema;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>Holds policy files against the schema, by a validator that nobody here wrote.</summary>
internal static class SchemaValidator
{
    /// <summary>What is wrong with the schema, and with each policy file.</summary>
    /// <param name="policies">YAML texts under names of any kind.</param>
    public static Findings Validate(IReadOnlyDictionary<string, string> policies)
    {
        var input = JsonSerializer.Serialize(new { schema = JsonNode.Parse(PolicySchema.ToJson()), policies });
        return JsonSerializer.Deserialize<Findings>(NodeScript.Run("validate-policies.mjs", input), JsonSerializerOptions.Web)!;
    }

    internal sealed record Findings(string[] Schema, Dictionary<string, string[]> Policies);
}
