using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Runs the .NET SDK as a person or a pipeline would, with nothing inherited from the test run.</summary>
internal static class Dotnet
{
    /// <summary>Runs a command; what it builds, it builds in an MSBuild that stays loaded between commands.</summary>
    public static DotnetResult Run(string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        Result(BuildServers.Run(Alone(folder, arguments, environment)));

    /// <summary>Runs a command in a process of its own.</summary>
    public static DotnetResult RunAlone(string folder, string[] arguments, params (string Name, string Value)[] environment) =>
        Result(Command.Run(Alone(folder, arguments, environment)));

    /// <summary>Describes a command in a process of its own.</summary>
    public static ProcessStartInfo Alone(string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        // Counts calls for a second compilation that processes as short as these do not live to see.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Packages.Root, "packages");
        BuildServers.UseCompiler(start);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static DotnetResult Result(CommandResult result) => new(result.ExitCode, result.Output + result.Errors);

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_CLI", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "CI" or "GITHUB_ACTIONS" or "TF_BUILD" or "DOTNET_HOST_PATH" or "TESTINGPLATFORM_UI_LANGUAGE" or "VSLANG";
}
