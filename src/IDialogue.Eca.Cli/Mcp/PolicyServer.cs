using IDialogue.Eca.Packaging;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>
/// The MCP server: tools that run the tool's own commands in one folder, resources to read, and a prompt. Nothing deploys, and nothing
/// starts another program.
/// </summary>
internal static class PolicyServer
{
    private const string Name = "eca";

    private const string Instructions =
        """
        Policies of Salesforce External Client Apps (ECAs) as YAML files, and the metadata to deploy them. This server never deploys and
        never contacts an org; a person or a pipeline runs the commands that 'build' and 'links' return.
        A usual order: 'import' retrieved metadata, or write a policy from eca://examples/subscriber (app installed from a package),
        eca://examples/app (app of your own) or eca://examples/mcp-client (client of Salesforce's hosted MCP servers); 'validate' until
        there are no errors; 'diff' or 'plan' with retrieved records to see what changes and who loses access; 'build' the package;
        'links' for the steps in the org. Each finding has a code: 'explain' returns its page. How policy files work, with examples:
        eca://guide. All keys and values: eca://reference and eca://schema. All paths are below the folder that the server was started in.
        """;

    /// <summary>Serves one client until it closes the connection.</summary>
    public static void Run(ToolHost host) => RunAsync(host).GetAwaiter().GetResult();

    private static async Task RunAsync(ToolHost host)
    {
        var folder = new ServedFolder(host.FileSystem, host.Folder);
        var commands = new ServedCommands(folder, host.Clock);
        var resources = new ServerResources(folder, commands);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation
            {
                Name = Name,
                Title = "Salesforce External Client Apps",
                Version = PackageWriter.ToolVersion,
            },
            ServerInstructions = Instructions,
            ToolCollection = [.. CommandTools.All.Select(tool => new CommandTool(tool, folder, commands))],
            PromptCollection = [new SubscriberPrompt()],
            Handlers = new McpServerHandlers
            {
                ListResourcesHandler = resources.ListAsync,
                ListResourceTemplatesHandler = ServerResources.ListTemplatesAsync,
                ReadResourceHandler = resources.ReadAsync,
            },
        };
        var transport = new StreamServerTransport(host.OpenInput(), host.OpenOutput(), Name);
        await using (transport.ConfigureAwait(false))
        {
            var server = McpServer.Create(transport, options);
            await using (server.ConfigureAwait(false))
            {
                await server.RunAsync(host.Stop).ConfigureAwait(false);
            }
        }
    }
}
