using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
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

    /// <summary>The commands of <c>sf</c>, such as <c>org:logout</c>, each with the names of its options.</summary>
    public static Dictionary<string, string[]> CommandsOfSf()
    {
        Require();
        var commands = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var manifest in Directory.EnumerateFiles(
            Packages.PathOf("@salesforce"),
            "oclif.manifest.json",
            new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 }))
        {
            using var json = JsonDocument.Parse(File.ReadAllText(manifest));
            foreach (var command in json.RootElement.GetProperty("commands").EnumerateObject())
            {
                commands[command.Name] = [.. command.Value.GetProperty("flags").EnumerateObject().Select(flag => flag.Name)];
            }
        }

        return commands;
    }

    /// <summary>Puts <c>sf</c> into a folder, for those who look for it by its name.</summary>
    public static void LinkSf(string folder)
    {
        Require();
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, "sf.cmd"), $"@\"{Packages.Node}\" \"{SfScript}\" %*\r\n");
            return;
        }

        WriteCommand(folder, "sf", $"exec '{Packages.Node}' '{SfScript}' \"$@\"");
    }

    /// <summary>Puts a shell script into a folder, for those who look for it by its name.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void WriteCommand(string folder, string name, string script)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, name);
        File.WriteAllText(file, $"#!/bin/sh\n{script}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
