using System.Collections;
using System.IO.Abstractions;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli;

#pragma warning disable RS0030 // All others write to what this one opens.

/// <summary>The one place that knows the console of the system.</summary>
internal static class Program
{
    internal static int Main(string[] arguments)
    {
        try
        {
            using var output = Open(Console.OpenStandardOutput, Console.IsOutputRedirected, () => Console.Out, autoFlush: false);
            using var errors = Open(Console.OpenStandardError, Console.IsErrorRedirected, () => Console.Error, autoFlush: true);
            var fileSystem = new FileSystem();
            var variables = Environment.GetEnvironmentVariables();
            variables = OperatingSystem.IsWindows() ? new Hashtable(variables, StringComparer.OrdinalIgnoreCase) : variables;
            return EcaTool.Run(arguments, new ToolHost
            {
                FileSystem = fileSystem,
                Output = output,
                Errors = errors,
                OpenOutput = Console.OpenStandardOutput,
                OpenInput = Console.OpenStandardInput,
                Start = new ChildProcess(fileSystem, variables["PATH"] as string ?? "").Run,
                EnvironmentVariables = variables,
                Clock = TimeProvider.System,
                ReadLine = Console.IsInputRedirected ? null : Console.ReadLine,
                IsOutputTerminal = !Console.IsOutputRedirected,
                IsErrorTerminal = !Console.IsErrorRedirected,
                Width = () => Console.WindowWidth,
            });
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            // Standard output or standard error is closed, or the disk behind it is full. That a reader has gone, as in
            // 'eca schema | head', is no error to the framework.
            return Tell(DiagnosticCatalog.CannotWrite("stdout", exception.Message));
        }
    }

    private static int Tell(Diagnostic problem)
    {
        try
        {
            Console.Error.Write(new FindingReport([problem], folder: "").ToText());
        }
        catch (Exception exception) when (StagedFiles.IsRefusal(exception))
        {
            // It was standard error, and no one is left to tell.
        }

        return ExitCode.Error;
    }

    /// <summary>UTF-8 with LF on every system; only a terminal of Windows has an encoding of its own.</summary>
    private static TextWriter Open(Func<Stream> open, bool isRedirected, Func<TextWriter> terminal, bool autoFlush)
    {
        if (OperatingSystem.IsWindows() && !isRedirected)
        {
            return terminal();
        }

        return new StreamWriter(open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = autoFlush, NewLine = "\n" };
    }
}
