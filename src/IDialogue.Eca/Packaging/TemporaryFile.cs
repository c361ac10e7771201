using System.Diagnostics;
using System.Globalization;
using System.IO.Abstractions;
using System.Text.RegularExpressions;

namespace IDialogue.Eca.Packaging;

/// <summary>Files on their way: dot files, which Salesforce's tools pass over, named after the process that writes them.</summary>
internal static class TemporaryFile
{
    private static readonly Regex Name = new("^\\.eca-(?<process>[0-9]{1,10})-[0-9a-f]{32}\\.tmp$", RegexOptions.CultureInvariant);

    private static readonly int OwnProcess = CurrentProcess();

    /// <summary>Gives a new name.</summary>
    public static string NewName() => FormattableString.Invariant($".eca-{OwnProcess}-{Guid.NewGuid():N}.tmp");

    /// <summary>Checks whether a file has a name that <see cref="NewName"/> gives.</summary>
    public static bool IsName(string name) => Name.IsMatch(name);

    /// <summary>Deletes what processes that were killed left in a folder; what a process that runs is writing stays.</summary>
    /// <returns>Whether there was anything.</returns>
    public static bool DeleteLeftBehind(IFileSystem fileSystem, string folder)
    {
        var leftBehind = fileSystem.Directory.GetFiles(folder, ".eca-*.tmp")
            .Where(path => Name.Match(fileSystem.Path.GetFileName(path)) is { Success: true } match
                && !IsRunning(match.Groups["process"].Value))
            .ToArray();
        foreach (var path in leftBehind)
        {
            DeleteQuietly(fileSystem, path);
        }

        return leftBehind.Length > 0;
    }

    /// <summary>The same for everything below a folder, if anything was left in the folder itself.</summary>
    public static void DeleteLeftBehindBelow(IFileSystem fileSystem, string folder)
    {
        if (fileSystem.Directory.Exists(folder) && DeleteLeftBehind(fileSystem, folder))
        {
            foreach (var subfolder in fileSystem.Directory.GetDirectories(folder, "*", SearchOption.AllDirectories))
            {
                DeleteLeftBehind(fileSystem, subfolder);
            }
        }
    }

    /// <summary>Deletes a file if the system lets it; what stays behind is a dot file and does no harm.</summary>
    public static void DeleteQuietly(IFileSystem fileSystem, string path)
    {
        try
        {
            fileSystem.File.Delete(path);
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            // The next run tries again.
        }
    }

    private static bool IsRunning(string process)
    {
        try
        {
            Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture)).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static int CurrentProcess()
    {
#if NET
        return Environment.ProcessId;
#else
        using var own = Process.GetCurrentProcess();
        return own.Id;
#endif
    }
}
