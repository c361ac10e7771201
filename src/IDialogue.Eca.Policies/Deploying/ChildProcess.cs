#if NET
using System.ComponentModel;
using System.Diagnostics;
using System.IO.Abstractions;
using System.Text;
using System.Threading.Channels;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Runs the programs of others.</summary>
/// <param name="fileSystem">Where they lie.</param>
/// <param name="path">The folders that they are looked for in, as <c>PATH</c> lists them.</param>
internal sealed class ChildProcess(IFileSystem fileSystem, string path)
{
    /// <summary>Gets the current folder of the programs; that of this process when absent.</summary>
    public string? Folder { get; init; }

    /// <summary>Gets a value indicating whether no one can answer the programs, and what they write goes to a log.</summary>
    public bool IsUnattended { get; init; }

    /// <summary>Runs a program and waits for it.</summary>
    /// <param name="command">The command.</param>
    /// <param name="take">
    /// Takes each line that it writes, and whether it is one of its error output; called by this thread. The program shares our terminal
    /// when absent.
    /// </param>
    /// <param name="stop">Stops the program and all that it started.</param>
    /// <returns>Its exit code, or <see langword="null"/> if it is not installed.</returns>
    /// <exception cref="OperationCanceledException">The program was stopped.</exception>
    public int? Run(CommandLine command, Action<string, bool>? take, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (InstalledTool.Find(fileSystem, path, command.Tool) is not { } file)
        {
            return null;
        }

        try
        {
            using var process = Process.Start(StartOf(file, command, isTaken: take is not null))!;
            using (stop.Register(() => Interruption.Stop(process)))
            {
                if (IsUnattended)
                {
                    process.StandardInput.Close();
                }

                if (take is not null)
                {
                    Read(process, take);
                }

                process.WaitForExit();
            }

            stop.ThrowIfCancellationRequested();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private ProcessStartInfo StartOf(string file, CommandLine command, bool isTaken)
    {
        var start = new ProcessStartInfo(file, command.Arguments)
        {
            WorkingDirectory = Folder ?? "",
            RedirectStandardInput = IsUnattended,
            RedirectStandardOutput = isTaken,
            RedirectStandardError = isTaken,
            StandardOutputEncoding = isTaken ? Encoding.UTF8 : null,
            StandardErrorEncoding = isTaken ? Encoding.UTF8 : null,
        };
        if (IsUnattended)
        {
            start.Environment["NO_COLOR"] = "1";
        }

        if (isTaken)
        {
            // Salesforce CLI writes the frames of its spinner into a pipe too, but not where it believes to be in a pipeline.
            start.Environment.TryAdd("CI", "true");
        }

        return start;
    }

    private static void Read(Process process, Action<string, bool> take)
    {
        var lines = Channel.CreateUnbounded<(string Text, bool IsError)>();
        var open = 2;
        process.OutputDataReceived += (_, line) => Add(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Add(line.Data, isError: true);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (lines.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (lines.Reader.TryRead(out var line))
            {
                take(line.Text, line.IsError);
            }
        }

        void Add(string? text, bool isError)
        {
            if (text is not null)
            {
                lines.Writer.TryWrite((text, isError));
            }
            else if (Interlocked.Decrement(ref open) == 0)
            {
                lines.Writer.TryComplete();
            }
        }
    }
}
#endif
