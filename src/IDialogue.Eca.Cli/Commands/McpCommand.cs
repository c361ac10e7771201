using System.CommandLine;
using IDialogue.Eca.Cli.Mcp;
using IDialogue.Eca.Cli.Output;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca mcp</c>: <see cref="PolicyServer"/>. No other command loads the SDK of the protocol.</summary>
internal sealed class McpCommand(ToolHost host) : ToolCommand(
    host,
    "mcp",
    "Starts a server for agents on standard input and output, by the Model Context Protocol (MCP). "
        + "It works below the current folder and never deploys.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca mcp", "started by an MCP client, in the folder that it may read and write"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        PolicyServer.Run(Host);
        return new Outcome([]) { IsDocument = true };
    }
}
