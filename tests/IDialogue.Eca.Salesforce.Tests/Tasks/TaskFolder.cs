using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace IDialogue.Eca.Salesforce.Tests.Tasks;

/// <summary>A temporary folder, in which <c>eca mcp</c> and other commands of the tool run.</summary>
internal sealed class TaskFolder : IDisposable
{
    private static readonly string Tool = System.IO.Path.Combine(AppContext.BaseDirectory, "eca.dll");

    public TaskFolder(TaskFiles files) => files.WriteTo(Path);

    public string Path { get; } = Directory.CreateTempSubdirectory("eca-test-").FullName;

    public void Move(string from, string to)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathOf(to))!);
        File.Move(PathOf(from), PathOf(to));
    }

    /// <summary>Calls tools of the server in one session.</summary>
    public async Task<IReadOnlyList<CallToolResult>> CallAsync(IEnumerable<(string Tool, JsonObject Arguments)> calls)
    {
        await using var client = await StartServerAsync();
        var results = new List<CallToolResult>();
        foreach (var (tool, arguments) in calls)
        {
            results.Add(await client.CallToolAsync(new CallToolRequestParams
            {
                Name = tool,
                Arguments = arguments.ToDictionary(item => item.Key, item => JsonSerializer.SerializeToElement(item.Value)),
            }));
        }

        return results;
    }

    /// <summary>Names of the server's tools.</summary>
    public async Task<IEnumerable<string>> ListToolsAsync()
    {
        await using var client = await StartServerAsync();
        return (await client.ListToolsAsync()).Select(tool => tool.Name);
    }

    /// <summary>Runs a command of the tool.</summary>
    public CommandResult Eca(params string[] arguments) =>
        Command.Run(new ProcessStartInfo("dotnet", [Tool, .. arguments]) { WorkingDirectory = Path });

    public void Dispose() => Directory.Delete(Path, recursive: true);

    private Task<McpClient> StartServerAsync() => McpClient.CreateAsync(new StdioClientTransport(
        new StdioClientTransportOptions
        {
            Command = "dotnet",
            Arguments = [Tool, "mcp"],
            WorkingDirectory = Path,
            // The client does not close the input of the server, which therefore does not end by itself.
            ShutdownTimeout = TimeSpan.FromMilliseconds(1),
        }));

    private string PathOf(string path) => System.IO.Path.Combine(Path, path);
}
