using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Runs the .NET SDK as a person or a pipeline would, with nothing inherited from the test run.</summary>
internal static class Dotnet
{
    public static DotnetResult Run(string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var result = Command.Run(StartInfo(folder, arguments, environment));
        return new DotnetResult(result.ExitCode, result.Output + result.Errors);
    }

    public static ProcessStartInfo StartInfo(string folder, string[] arguments, params (string Name, string Value)[] environment)
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
        // Profiles pay in processes that live longer than these.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Packages.Root, "packages");
        CompilerServer.Use(start);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static bool IsOfTheTestRun(string name) =>
        name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_CLI", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)
        || name is "CI" or "GITHUB_ACTIONS" or "TF_BUILD" or "DOTNET_HOST_PATH" or "TESTINGPLATFORM_UI_LANGUAGE" or "VSLANG";
}
