using System.Diagnostics;
using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Keeps other runs on this machine out of an output folder, from reading its manifest to writing it: two builds at once must not mix
/// their packages. Where the system has no such locks, each file is whole all the same.
/// </summary>
internal sealed class FolderLock : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);

    private readonly Mutex? mutex;

    private FolderLock(string folder, Mutex? mutex)
    {
        Folder = folder;
        this.mutex = mutex;
    }

    /// <summary>Full path of the folder.</summary>
    public string Folder { get; }

    /// <summary>Waits until no one else writes to the folder; <see langword="null"/> and a finding after the timeout.</summary>
    /// <param name="folder">Full path of the folder, which need not exist.</param>
    /// <param name="diagnostics">Takes the finding.</param>
    /// <param name="timeout">How long to wait; a minute when absent.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static FolderLock? Take(
        string folder, DiagnosticBag diagnostics, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        Mutex? mutex = null;
        try
        {
            var name = ContentHash.Of(Encoding.UTF8.GetBytes(folder.TrimEnd('/', '\\')));
            mutex = new Mutex(initiallyOwned: false, $"Global\\IDialogue.Eca-{name}");
            if (!Wait(mutex, timeout ?? Timeout, cancellationToken))
            {
                mutex.Dispose();
                diagnostics.Add(DiagnosticCatalog.FolderInUse(folder));
                return null;
            }
        }
        catch (AbandonedMutexException)
        {
            // The other run was killed. What it wrote is whole, and the manifest knows it.
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception) || exception is PlatformNotSupportedException)
        {
            mutex = null;
        }

        return new FolderLock(folder, mutex);
    }

    /// <summary>Waits in short steps: where a named mutex can't be waited for together with a token's handle, nothing else works.</summary>
    private static bool Wait(Mutex mutex, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (!mutex.WaitOne(timeout < Step ? timeout : Step))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                mutex.Dispose();
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (waited.Elapsed >= timeout)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose()
    {
        mutex?.ReleaseMutex();
        mutex?.Dispose();
    }
}
