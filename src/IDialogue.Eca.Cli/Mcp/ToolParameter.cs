using System.Text.Json;
using System.Text.Json.Nodes;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>A parameter of a tool, and the argument of the command that it becomes.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Option">The option of the command; an argument without an option if absent.</param>
/// <param name="Description">What it is, for agents.</param>
internal sealed record ToolParameter(string Name, ToolParameterType Type, string? Option, string Description)
{
    public bool IsRequired { get; init; }

    /// <summary>Gets a value indicating whether the value is one or several paths below the served folder.</summary>
    public bool IsPath { get; init; }

    /// <summary>The ends of file names that are accepted; any if empty.</summary>
    public IReadOnlyList<string> Extensions { get; init; } = [];

    /// <summary>The values that are accepted; any if empty.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets a value indicating whether the value is not an argument, but what the command reads from standard input.</summary>
    public bool IsInput { get; init; }

    /// <summary>The JSON Schema of the value.</summary>
    public JsonObject ToSchema()
    {
        var item = new JsonObject { ["type"] = Type == ToolParameterType.Flag ? "boolean" : "string" };
        if (Values.Count > 0)
        {
            item["enum"] = new JsonArray([.. Values.Select(value => (JsonNode)value)]);
        }

        var schema = Type switch
        {
            ToolParameterType.List => new JsonObject { ["type"] = "array", ["items"] = item },
            ToolParameterType.Map => new JsonObject { ["type"] = "object", ["additionalProperties"] = item },
            _ => item,
        };
        schema["description"] = Description;
        return schema;
    }

    /// <summary>Reads the texts of a value: one, those of a list, or name=value of a map.</summary>
    /// <returns>The texts, or <see langword="null"/> if the value is of another type.</returns>
    public IReadOnlyList<string>? Read(JsonElement value) => (Type, value.ValueKind) switch
    {
        (ToolParameterType.Flag, JsonValueKind.True) => [""],
        (ToolParameterType.Flag, JsonValueKind.False) => [],
        (ToolParameterType.Text or ToolParameterType.List, JsonValueKind.String) => [value.GetString()!],
        (ToolParameterType.List, JsonValueKind.Array) when value.EnumerateArray().All(IsText) =>
            [.. value.EnumerateArray().Select(item => item.GetString()!)],
        (ToolParameterType.Map, JsonValueKind.Object) when value.EnumerateObject().All(item => IsText(item.Value)) =>
            [.. value.EnumerateObject().Select(item => $"{item.Name}={item.Value.GetString()}")],
        _ => null,
    };

    private static bool IsText(JsonElement value) => value.ValueKind == JsonValueKind.String;
}
