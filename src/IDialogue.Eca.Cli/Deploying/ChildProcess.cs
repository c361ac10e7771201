using System.ComponentModel;
using System.Diagnostics;
using System.IO.Abstractions;
using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>Runs the tools of others.</summary>
/// <param name="fileSystem">Where they lie.</param>
/// <param name="path">The folders that they are looked for in, as <c>PATH</c> lists them.</param>
internal sealed class ChildProcess(IFileSystem fileSystem, string path)
{
    /// <summary>Runs a command that shares our terminal, and waits for it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="output">Takes what it writes to standard output; that goes to our own when absent.</param>
    /// <param name="stop">Stops it and all that it started.</param>
    /// <returns>Its exit code, or <see langword="null"/> when there is no such tool.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public int? Run(CommandLine command, TextWriter? output, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (InstalledTool.Find(fileSystem, path, command.Tool) is not { } file)
        {
            return null;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo(file, command.Arguments)
            {
                RedirectStandardOutput = output is not null,
            })!;
            using (stop.Register(() => Interruption.Stop(process)))
            {
                for (var line = NextLine(); line is not null; line = NextLine())
                {
                    output!.Write(line + "\n");
                }

                process.WaitForExit();
            }

            stop.ThrowIfCancellationRequested();
            return process.ExitCode;

            string? NextLine() => output is null ? null : process.StandardOutput.ReadLine();
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
