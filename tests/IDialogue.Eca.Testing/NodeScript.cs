using System.ComponentModel;
using System.Globalization;

namespace IDialogue.Eca.Testing;

/// <summary>
/// Runs the scripts of <c>tests/node</c> on Node.js, with the npm packages that its package-lock.json pins. The packages are installed
/// by the first script that runs, whichever test process that is in.
/// </summary>
public static class NodeScript
{
    private const int OldestNode = 20;

    private static readonly NodePackages Packages = new(Repository.Path("tests", "node"));

    /// <summary>Why no script can run here; <see langword="null"/> when it can.</summary>
    private static readonly Lazy<string?> Obstacle = new(() => FindNodeObstacle() ?? Packages.Install());

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

        var result = Command.Run(Packages.Start("node", script), input);
        result.ExitCode.Should().Be(0, "{0} said: {1}", script, result.Errors);
        return result.Output;
    }

    private static string? FindNodeObstacle()
    {
        try
        {
            var version = Command.Run(Packages.Start("node", "--version")).Output.Trim();
            var major = version.TrimStart('v').Split('.')[0];
            return int.TryParse(major, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= OldestNode ? null
                : $"This test needs Node {OldestNode} or later, and 'node --version' says '{version}'. Install one from https://nodejs.org.";
        }
        catch (Win32Exception)
        {
            return $"This test needs Node {OldestNode} or later, and no 'node' is on the PATH. Install it from https://nodejs.org.";
        }
    }
}
