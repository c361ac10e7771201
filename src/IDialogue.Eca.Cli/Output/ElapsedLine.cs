using System.Globalization;

namespace IDialogue.Eca.Cli.Output;

/// <summary>A line on a terminal that counts the seconds of a program that writes nothing there itself.</summary>
internal sealed class ElapsedLine : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ToolHost host;
    private readonly long start;
    private readonly ITimer timer;
    private readonly Lock writing = new();
    private bool isShown;
    private bool isDone;

    private ElapsedLine(ToolHost host)
    {
        this.host = host;
        start = host.Clock.GetTimestamp();
        timer = host.Clock.CreateTimer(_ => Show(), state: null, Interval, Interval);
    }

    /// <summary>Starts the line, or returns <see langword="null"/> without a terminal.</summary>
    public static ElapsedLine? For(ToolHost host) => host.IsErrorTerminal ? new ElapsedLine(host) : null;

    /// <summary>Makes room for a line of the program.</summary>
    public void Clear()
    {
        lock (writing)
        {
            host.Errors.Write(isShown ? "\r\u001b[K" : "");
            host.Errors.Flush();
            isShown = false;
        }
    }

    public void Dispose()
    {
        lock (writing)
        {
            isDone = true;
        }

        timer.Dispose();
        Clear();
    }

    private void Show()
    {
        lock (writing)
        {
            if (!isDone)
            {
                host.Errors.Write(string.Create(
                    CultureInfo.InvariantCulture, $"\rRunning for {host.Clock.GetElapsedTime(start).TotalSeconds:0} s"));
                host.Errors.Flush();
                isShown = true;
            }
        }
    }
}
