using System.Globalization;

namespace IDialogue.Eca.Cli.Output;

/// <summary>Counts the folders read: in a line on a terminal if reading takes long, or for the caller of the tool.</summary>
internal sealed class ProgressLine : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ToolHost host;
    private readonly long start;
    private TimeSpan? shown;
    private int folders;

    private ProgressLine(ToolHost host)
    {
        this.host = host;
        start = host.Clock.GetTimestamp();
    }

    /// <summary>Makes the line, or returns <see langword="null"/> without a terminal and a caller that wants the count.</summary>
    public static ProgressLine? For(ToolHost host) =>
        host.IsErrorTerminal || host.FoldersRead is not null ? new ProgressLine(host) : null;

    public void Report(string value)
    {
        folders++;
        var elapsed = host.Clock.GetElapsedTime(start);
        if ((host.IsErrorTerminal && elapsed < Delay) || elapsed - shown < Interval)
        {
            return;
        }

        shown = elapsed;
        host.FoldersRead?.Report(folders);
        if (host.IsErrorTerminal)
        {
            host.Errors.Write(string.Create(CultureInfo.InvariantCulture, $"\rReading folders: {folders}"));
        }
    }

    public void Dispose()
    {
        if (host.IsErrorTerminal && shown is not null)
        {
            host.Errors.Write("\r\u001b[K");
        }
    }
}
