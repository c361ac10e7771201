using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>
/// One compiler for all builds of this test run. Other builds on the machine neither use nor stop it. MSBuild has a server too, but in the
/// SDK 10.0 its client loses the results of builds under load: https://github.com/dotnet/msbuild/issues/14172.
/// </summary>
internal static class CompilerServer
{
    private static readonly string Name = $"eca-{Environment.ProcessId}";

    /// <summary>Lets a command compile in the compiler that stays loaded.</summary>
    public static void Use(ProcessStartInfo start)
    {
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Name;
    }

    /// <summary>Ends the compiler.</summary>
    public static void Stop()
    {
        var sdk = Dotnet.Run(Packages.Root, ["msbuild", "Directory.Build.props", "-getProperty:MSBuildToolsPath"]).Output.Trim();
        var compiler = Path.Combine(sdk, "Roslyn", "bincore", "VBCSCompiler.dll");
        Command.Run(new ProcessStartInfo("dotnet", [compiler, $"-pipename:{Name}", "-shutdown"]));
    }
}
