using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace IDialogue.Eca.Testing;

/// <summary>
/// Runs the scripts of <c>tests/node</c> on Node.js, with the npm packages that its package-lock.json pins. The packages are installed
/// by the first script that runs, whichever test process that is in.
/// </summary>
public static class NodeScript
{
    private const int OldestNode = 20;

    private static readonly string Folder = Repository.Path("tests", "node");
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Why no script can run here; <see langword="null"/> when it can.</summary>
    private static readonly Lazy<string?> Obstacle = new(() => FindNodeObstacle() ?? Install());

    /// <summary>
    /// What a script prints when it reads this text. Where it cannot run the test is inconclusive, or fails if the environment says
    /// <c>ECA_REQUIRE_NODE=1</c>.
    /// </summary>
    /// <param name="script">Name of the script's file.</param>
    /// <param name="input">The text.</param>
    public static string Run(string script, string input)
    {
        if (Obstacle.Value is { } obstacle)
        {
            if (Environment.GetEnvironmentVariable("ECA_REQUIRE_NODE") == "1")
            {
                Assert.Fail(obstacle);
            }

            Assert.Inconclusive(obstacle);
        }

        var result = Command.Run(InFolder("node", script), input);
        result.ExitCode.Should().Be(0, "{0} said: {1}", script, result.Errors);
        return result.Output;
    }

    private static string? FindNodeObstacle()
    {
        try
        {
            var version = Command.Run(InFolder("node", "--version")).Output.Trim();
            var major = version.TrimStart('v').Split('.')[0];
            return int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= OldestNode ? null
                : $"This test needs Node {OldestNode} or later, and 'node --version' says '{version}'. Install one from https://nodejs.org.";
        }
        catch (Win32Exception)
        {
            return $"This test needs Node {OldestNode} or later, and no 'node' is on the PATH. Install it from https://nodejs.org.";
        }
    }

    /// <summary>Installs the packages unless they are there; <see langword="null"/> when it went well.</summary>
    private static string? Install()
    {
        using var turn = WaitForTurn();
        var wanted = File.ReadAllBytes(Path.Combine(Folder, "package-lock.json"));
        // npm removes this file with all others, so that it stands for a whole installation.
        var installed = Path.Combine(Folder, "node_modules", ".installed-package-lock.json");
        if (File.Exists(installed) && File.ReadAllBytes(installed).AsSpan().SequenceEqual(wanted))
        {
            return null;
        }

        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        try
        {
            var result = Command.Run(InFolder(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"));
            if (result.ExitCode != 0)
            {
                return $"This test needs npm packages, and 'npm ci' failed in {Folder}: {result.Errors}";
            }
        }
        catch (Win32Exception)
        {
            return $"This test needs npm packages, and no 'npm' is on the PATH. It comes with Node {OldestNode} from https://nodejs.org.";
        }

        File.WriteAllBytes(installed, wanted);
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
            catch (IOException) when (waited.Elapsed < Patience)
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private static ProcessStartInfo InFolder(string program, params string[] arguments) => new(program, arguments) { WorkingDirectory = Folder };
}
