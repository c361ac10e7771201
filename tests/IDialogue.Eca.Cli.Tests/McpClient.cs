using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>A folder that <c>eca mcp</c> serves to the official TypeScript SDK's client.</summary>
internal sealed class McpClient : IDisposable
{
    public static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "eca.dll");

    private readonly string around = Directory.CreateTempSubdirectory("eca-test-").FullName;

    public McpClient() => Directory.CreateDirectory(Folder);

    /// <summary>The folder that the server is started in.</summary>
    public string Folder => Path.Combine(around, "served");

    public Dictionary<string, string> Environment { get; } = [];

    /// <summary>All that the client printed at the last run.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>What the server wrote to standard error at the last run.</summary>
    public string Errors { get; private set; } = "";

    /// <summary>Writes a file; a path with <c>..</c> lies beside the folder.</summary>
    public void Write(string path, string content)
    {
        var full = PathOf(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public string PathOf(string path) => Path.GetFullPath(Path.Combine(Folder, path));

    public static JsonArray Call(string tool, JsonObject arguments, JsonObject? options = null) =>
        ["callTool", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, options ?? []];

    /// <summary>Takes these steps in one session; the answers follow that to the initialization.</summary>
    public IReadOnlyList<JsonElement> Run(params JsonArray[] steps)
    {
        Printed = NodeScript.Run("mcp-client.mjs", new JsonObject
        {
            ["command"] = "dotnet",
            ["args"] = new JsonArray(Tool, "mcp"),
            ["folder"] = Folder,
            ["environment"] = new JsonObject(Environment.Select(item => KeyValuePair.Create(item.Key, (JsonNode?)item.Value))),
            ["steps"] = new JsonArray([.. steps]),
        }.ToJsonString());
        var printed = JsonElement.Parse(Printed);
        Errors = printed.GetProperty("errors").GetString()!;
        return [.. printed.GetProperty("answers").EnumerateArray()];
    }

    /// <summary>Runs the tool in the folder.</summary>
    public CommandResult Eca(params string[] arguments) =>
        Command.Run(new ProcessStartInfo("dotnet", [Tool, .. arguments]) { WorkingDirectory = Folder });

    public void Dispose() => Directory.Delete(around, recursive: true);
}
