using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.MSBuild;

/// <summary>Runs the programs of this system.</summary>
internal sealed class ProcessRunner : IProcessRunner
{
    /// <inheritdoc/>
    public int? Run(
        string tool, IEnumerable<string> arguments, string folder, Action<string, bool> take, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var start = new ProcessStartInfo(tool, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (InstalledTool.Find(new FileSystem(), start.Environment["PATH"] ?? "", tool) is not { } file)
        {
            return null;
        }

        start.FileName = file;
        // What it writes goes to a log.
        start.Environment["NO_COLOR"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            using (cancellationToken.Register(() => Interruption.Stop(process)))
            {
                Read(process, take);
                process.WaitForExit();
            }

            cancellationToken.ThrowIfCancellationRequested();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    private static void Read(Process process, Action<string, bool> take)
    {
        using var lines = new BlockingCollection<(string Text, bool IsError)>();
        var open = 2;
        process.OutputDataReceived += (_, line) => Add(line.Data, isError: false);
        process.ErrorDataReceived += (_, line) => Add(line.Data, isError: true);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        foreach (var (text, isError) in lines.GetConsumingEnumerable())
        {
            take(text, isError);
        }

        void Add(string? text, bool isError)
        {
            if (text is not null)
            {
                lines.Add((text, isError));
            }
            else if (Interlocked.Decrement(ref open) == 0)
            {
                lines.CompleteAdding();
            }
        }
    }
}
