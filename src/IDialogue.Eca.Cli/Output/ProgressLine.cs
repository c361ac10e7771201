using System.Globalization;

namespace IDialogue.Eca.Cli.Output;

/// <summary>A line on a terminal that counts the folders read, if reading takes long.</summary>
internal sealed class ProgressLine : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly ToolHost host;
    private readonly long start;
    private TimeSpan shown;
    private int folders;

    private ProgressLine(ToolHost host)
    {
        this.host = host;
        start = host.Clock.GetTimestamp();
    }

    /// <summary>Makes the line, or returns <see langword="null"/> without a terminal.</summary>
    public static ProgressLine? For(ToolHost host) => host.IsErrorTerminal ? new ProgressLine(host) : null;

    public void Report(string value)
    {
        folders++;
        var elapsed = host.Clock.GetElapsedTime(start);
        if (elapsed < Delay || elapsed - shown < Interval)
        {
            return;
        }

        shown = elapsed;
        host.Errors.Write(string.Create(CultureInfo.InvariantCulture, $"\rReading folders: {folders}"));
    }

    public void Dispose()
    {
        if (shown > TimeSpan.Zero)
        {
            host.Errors.Write("\r\u001b[K");
        }
    }
}
