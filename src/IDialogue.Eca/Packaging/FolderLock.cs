using System.Diagnostics;
using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Keeps other runs on this machine out of a folder, from reading its files to writing them: two builds at once must not mix their
/// packages, and no merge may lose what another one added. Where the system has no such locks, each file is whole all the same.
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

    /// <summary>
    /// Waits until no one else writes to the folder, and finishes what a run that was killed began there; <see langword="null"/> and a
    /// finding after the timeout, or if that can't be finished.
    /// </summary>
    /// <param name="fileSystem">The file system that has the folder.</param>
    /// <param name="folder">Full path of the folder, which need not exist.</param>
    /// <param name="diagnostics">Takes the finding.</param>
    /// <param name="timeout">How long to wait; a minute when absent.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static FolderLock? Take(
        IFileSystem fileSystem,
        string folder,
        DiagnosticBag diagnostics,
        TimeSpan? timeout = null,
        CancellationToken cancellationToken = default)
    {
        var taken = Take(folder, () => RealPath(fileSystem, folder), diagnostics, timeout ?? Timeout, cancellationToken);
        if (taken is not null && !ChangeJournal.TryFinish(fileSystem, folder, diagnostics))
        {
            taken.Dispose();
            return null;
        }

        return taken;
    }

    private static FolderLock? Take(
        string folder, Func<string> realPath, DiagnosticBag diagnostics, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Mutex? mutex = null;
        try
        {
            // In capitals: two names that differ by case may be one folder.
            var name = ContentHash.Of(Encoding.UTF8.GetBytes(realPath().ToUpperInvariant()));
            mutex = new Mutex(initiallyOwned: false, $"Global\\IDialogue.Eca-{name}");
            if (!Wait(mutex, timeout, cancellationToken))
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

    /// <summary>The one name of a folder: without links on the way.</summary>
    internal static string RealPath(IFileSystem fileSystem, string folder)
    {
        var path = fileSystem.Path.GetFullPath(folder).TrimEnd('/', '\\');
#if NET
        var parts = path.Split(fileSystem.Path.DirectorySeparatorChar);
        path = parts[0];
        foreach (var part in parts.Skip(1))
        {
            path += fileSystem.Path.DirectorySeparatorChar + part;
            if (fileSystem.DirectoryInfo.New(path) is { LinkTarget: not null } link
                && link.ResolveLinkTarget(returnFinalTarget: true) is { } target)
            {
                path = RealPath(fileSystem, target.FullName);
            }
        }
#else
        for (var existing = path; existing is not null; existing = fileSystem.Path.GetDirectoryName(existing))
        {
            if (LinuxFile.RealPath(fileSystem, existing) is { } real)
            {
                return real.TrimEnd('/') + path.Substring(existing.TrimEnd('/').Length);
            }
        }
#endif
        return path;
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
