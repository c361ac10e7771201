using System.Collections.Concurrent;
using System.Diagnostics;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>
/// The servers of this test run: one compiler, and as many MSBuilds as commands run at the same time. They spare the start of both in some
/// two hundred commands. Other builds on the machine neither use nor stop them.
/// </summary>
internal static class BuildServers
{
    private static readonly string Prefix = $"eca-{Environment.ProcessId}";

    private static readonly ConcurrentStack<string> Free = new();

    private static int Count;

    /// <summary>Lets a command compile in the compiler that stays loaded.</summary>
    public static void UseCompiler(ProcessStartInfo start)
    {
        start.Environment["UseSharedCompilation"] = "true";
        start.Environment["SharedCompilationId"] = Prefix;
    }

    /// <summary>Runs a command that builds in an MSBuild that stays loaded.</summary>
    public static CommandResult Run(ProcessStartInfo start)
    {
        var server = Free.TryPop(out var free) ? free : $"{Prefix}-{Interlocked.Increment(ref Count)}";
        try
        {
            return Run(start, server);
        }
        finally
        {
            Free.Push(server);
        }
    }

    /// <summary>Ends all servers of this test run.</summary>
    public static void Stop()
    {
        var sdk = Dotnet.RunAlone(Packages.Root, ["msbuild", "Directory.Build.props", "-getProperty:MSBuildToolsPath"]).Output.Trim();
        var compiler = Path.Combine(sdk, "Roslyn", "bincore", "VBCSCompiler.dll");
        Command.Run(new ProcessStartInfo("dotnet", [compiler, $"-pipename:{Prefix}", "-shutdown"]));
        foreach (var server in Free)
        {
            Run(Dotnet.Alone(Packages.Root, ["build-server", "shutdown", "--msbuild"]), server);
        }
    }

    private static CommandResult Run(ProcessStartInfo start, string server)
    {
        start.Environment.Remove("MSBUILDDISABLENODEREUSE");
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "1";
        start.Environment["MSBUILDNODEHANDSHAKESALT"] = server;
        return Command.Run(start);
    }
}
