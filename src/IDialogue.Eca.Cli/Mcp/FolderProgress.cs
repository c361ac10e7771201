using System.Globalization;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace IDialogue.Eca.Cli.Mcp;

/// <summary>Tells a client how many folders were read. It waits for each message, so that none comes after the result.</summary>
internal sealed class FolderProgress(McpServer server, ProgressToken token, CancellationToken stop) : IProgress<int>
{
    public void Report(int value) => server.NotifyProgressAsync(
        token,
        new ProgressNotificationValue
        {
            Progress = value,
            Message = string.Create(CultureInfo.InvariantCulture, $"Reading folders: {value}"),
        },
        cancellationToken: stop).GetAwaiter().GetResult();
}
