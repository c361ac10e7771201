using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests.Tasks;

/// <summary>A task for an agent that has the MCP server: a folder beside this file.</summary>
/// <param name="Name">Name of its folder.</param>
internal sealed record AgentTask(string Name)
{
    private const string StepsName = "steps.json";
    private static readonly string Folder = Repository.Path("tests", "IDialogue.Eca.Salesforce.Tests", "Tasks");

    public static IEnumerable<AgentTask> All =>
        Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal).Select(path => new AgentTask(Path.GetFileName(path)));

    /// <summary>What a person asks for.</summary>
    public string Request => File.ReadAllText(PathOf("request.md"));

    /// <summary>The files that are given.</summary>
    public TaskFiles Given => TaskFiles.Of(PathOf("files"));

    /// <summary>The records that the org has: those of <c>org</c>, otherwise those that were given as retrieved.</summary>
    public TaskFiles Org =>
        new[] { "org", "files/org.zip", "files/retrieved" }.Select(folder => TaskFiles.Of(PathOf(folder))).FirstOrDefault(
            files => files.Paths.Count > 0) ?? TaskFiles.Of("");

    /// <summary>
    /// Does what an attempt does, <c>solution</c> or <c>wrong</c>: moves and writes files, then calls tools, which succeed. Its
    /// <c>steps.json</c> lists moves and calls.
    /// </summary>
    public async Task<TaskFiles> TryAsync(string attempt)
    {
        using var folder = new TaskFolder(Given);
        var steps = Steps(attempt);
        foreach (var (from, to) in steps["move"]?.AsObject() ?? [])
        {
            folder.Move(from, to!.GetValue<string>());
        }

        TaskFiles.Of(PathOf(attempt)).WriteTo(folder.Path);
        File.Delete(Path.Combine(folder.Path, StepsName));
        var calls = Calls(steps).ToArray();
        foreach (var ((tool, _), result) in calls.Zip(calls.Length > 0 ? await folder.CallAsync(calls) : []))
        {
            result.IsError.Should().NotBe(true, "{0} succeeds in {1}: {2}", tool, Name, JsonSerializer.Serialize(result.Content));
        }

        return TaskFiles.Of(folder.Path);
    }

    /// <summary>Names of the tools that the solution calls.</summary>
    public IEnumerable<string> Tools => Calls(Steps("solution")).Select(call => call.Tool);

    /// <summary>A part of what the check says of the wrong result.</summary>
    public string FaultOfWrong => Steps("wrong")["fault"]!.GetValue<string>();

    private static IEnumerable<(string Tool, JsonObject Arguments)> Calls(JsonNode steps) =>
        from call in steps["calls"]!.AsArray()
        select (call["tool"]!.GetValue<string>(), call["arguments"]!.AsObject());

    private JsonNode Steps(string attempt) => JsonNode.Parse(File.ReadAllText(PathOf($"{attempt}/{StepsName}")))!;

    private string PathOf(string path) => Path.Combine(Folder, Name, path);
}
