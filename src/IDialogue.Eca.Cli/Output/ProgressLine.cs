using System.Globalization;

namespace IDialogue.Eca.Cli.Output;

/// <summary>A line on standard error that tells how many folders were read, where that takes long and somebody looks on.</summary>
internal sealed class ProgressLine : IProgress<string>, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(100);

    private readonly ToolHost host;
    private readonly long start;
    private TimeSpan shown;
    private int folders;

    private ProgressLine(ToolHost host)
    {
        this.host = host;
        start = host.Clock.GetTimestamp();
    }

    /// <summary>Such a line, or <see langword="null"/> when nobody looks on.</summary>
    public static ProgressLine? For(ToolHost host) => host.IsErrorTerminal ? new ProgressLine(host) : null;

    public void Report(string value)
    {
        folders++;
        var elapsed = host.Clock.GetElapsedTime(start);
        if (elapsed < Patience || elapsed - shown < Rest)
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
