using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>
/// Salesforce's own clients, from npm at the versions that <c>tests/salesforce</c> pins, on the Node that it pins. They are large and
/// installed only where the environment says <c>ECA_REQUIRE_SALESFORCE=1</c>; elsewhere the tests are ignored until somebody did.
/// </summary>
internal static class SalesforceClients
{
    private static readonly NodePackages Packages = new(Repository.Path("tests", "salesforce"));

    private static readonly bool AreRequired = Environment.GetEnvironmentVariable("ECA_REQUIRE_SALESFORCE") == "1";

    /// <summary>Why no client can run here; <see langword="null"/> when one can.</summary>
    private static readonly Lazy<string?> Obstacle = new(() => AreRequired ? Packages.Install()
        : Packages.AreInstalled ? null
        : "Salesforce's clients are not installed. ECA_REQUIRE_SALESFORCE=1 dotnet test installs them, about 500 MB.");

    private static string SfScript => Packages.PathOf("@salesforce", "cli", "bin", "run.js");

    /// <summary>Ignores the test that runs where there are no clients, or fails it where there must be.</summary>
    public static void Require()
    {
        if (Obstacle.Value is { } obstacle)
        {
            if (AreRequired)
            {
                Assert.Fail(obstacle);
            }

            Assert.Ignore(obstacle);
        }
    }

    /// <summary>What a script of <c>tests/salesforce</c> prints when it reads this text.</summary>
    public static string RunScript(string script, string input)
    {
        Require();
        var result = Command.Run(Packages.Start(Packages.Node, script), input);
        result.ExitCode.Should().Be(0, "{0} said: {1}", script, result.Errors);
        return result.Output;
    }

    /// <summary>How to start <c>sf</c> with these arguments.</summary>
    public static ProcessStartInfo StartSf(params string[] arguments)
    {
        Require();
        return Packages.Start(Packages.Node, [SfScript, .. arguments]);
    }

    /// <summary>Puts <c>sf</c> into a folder, for those who look for it by its name.</summary>
    public static void LinkSf(string folder)
    {
        Require();
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows())
        {
            File.WriteAllText(Path.Combine(folder, "sf.cmd"), $"@\"{Packages.Node}\" \"{SfScript}\" %*\r\n");
            return;
        }

        var file = Path.Combine(folder, "sf");
        File.WriteAllText(file, $"#!/bin/sh\nexec '{Packages.Node}' '{SfScript}' \"$@\"\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
