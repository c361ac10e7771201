#if NET
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>
/// Turns the signals that end a program (Ctrl-C, the end of its terminal or of the system) into a cancellation, so that it can clean up.
/// </summary>
internal sealed class Interruption : IDisposable
{
    /// <summary>The exit code of a program that a signal ended is this and the number of the signal, as shells have it.</summary>
    private const int FirstExitCode = 128;

    /// <summary>
    /// Time for a host to end by itself before its other handlers run: that of the .NET SDK ends it at once, with exit code 0.
    /// </summary>
    private static readonly TimeSpan HostTime = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource source = new();
    private readonly PosixSignalRegistration[] registrations;
    private readonly bool isInHost;
    private int exitCode;

    /// <summary>Starts to take the signals.</summary>
    /// <param name="isInHost">Whether the program is that of a host, which handles Ctrl-C itself.</param>
    public Interruption(bool isInHost)
    {
        this.isInHost = isInHost;
        var signals = new Dictionary<PosixSignal, int> { [PosixSignal.SIGHUP] = 1, [PosixSignal.SIGTERM] = 15 };
        if (!isInHost)
        {
            signals.Add(PosixSignal.SIGINT, 2);
        }

        registrations = [.. signals.Select(
            signal => PosixSignalRegistration.Create(signal.Key, context => Take(context, FirstExitCode + signal.Value)))];
    }

    /// <summary>Gets the token that a signal cancels.</summary>
    public CancellationToken Token => source.Token;

    /// <summary>Gets the exit code after a signal; <see langword="null"/> without one.</summary>
    public int? ExitCode => exitCode == 0 ? null : exitCode;

    /// <summary>Ends a program with all that it started.</summary>
    public static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in registrations)
        {
            registration.Dispose();
        }

        source.Dispose();
    }

    private void Take(PosixSignalContext context, int code)
    {
        context.Cancel = true;
        Interlocked.CompareExchange(ref exitCode, code, 0);
        source.Cancel();
        if (isInHost)
        {
            Thread.Sleep(HostTime);
        }
    }
}
#endif
