using System.Text;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>
/// Runs commands of Salesforce CLI, one after the other, and shows each before it runs. An org repeats the values of records that it
/// refuses, so what the commands write is shown without values of variables.
/// </summary>
/// <param name="show">Shows a command.</param>
/// <param name="start">
/// Runs a command and returns its exit code, or <see langword="null"/> if its tool is not installed. Throws
/// <see cref="OperationCanceledException"/> if the run is interrupted. What the command writes goes to the second argument, line by line,
/// and whether a line is one of its error output; it shares our terminal where that is absent.
/// </param>
/// <param name="write">Shows such a line.</param>
/// <param name="stop">Ends the run before the next command.</param>
internal sealed class OrgRun(
    Action<CommandLine> show,
    Func<CommandLine, Action<string, bool>?, CancellationToken, int?> start,
    Action<string, bool> write,
    CancellationToken stop)
{
    private readonly List<(CommandLine Command, int ExitCode)> done = [];

    /// <summary>Gets what hides values of variables in a line.</summary>
    public required Func<string, string> Hide { get; init; }

    /// <summary>Gets a value indicating whether commands may write to our terminal themselves.</summary>
    public bool SharesTerminal { get; init; }

    /// <summary>Gets the commands that ran, with their exit codes.</summary>
    public IReadOnlyList<(CommandLine Command, int ExitCode)> Done => done;

    /// <summary>Gets the command that runs, or that was interrupted.</summary>
    public CommandLine? Current { get; private set; }

    /// <summary>Runs a command; an error is told if it fails.</summary>
    public bool Run(CommandLine command, DiagnosticBag diagnostics)
    {
        var code = Start(command, SharesTerminal ? null : (line, isError) => write(Hide(line), isError), diagnostics);
        if (code is not (null or 0))
        {
            diagnostics.Add(DiagnosticCatalog.CommandFailed(command.ToString(), code.Value, command.Report?.ToString()));
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>
    /// Runs a command and returns what it wrote and its exit code; <see langword="null"/> if its tool is not installed, which is told.
    /// </summary>
    public (string Output, int ExitCode)? Read(CommandLine command, DiagnosticBag diagnostics)
    {
        var output = new StringBuilder();
        return Start(command, Take, diagnostics) is { } code ? (output.ToString(), code) : null;

        void Take(string line, bool isError)
        {
            if (isError)
            {
                write(Hide(line), isError);
            }
            else
            {
                output.Append(line).Append('\n');
            }
        }
    }

    private int? Start(CommandLine command, Action<string, bool>? take, DiagnosticBag diagnostics)
    {
        stop.ThrowIfCancellationRequested();
        show(command);
        Current = command;
        var code = start(command, take, stop);
        Current = null;
        if (code is null)
        {
            diagnostics.Add(DiagnosticCatalog.CommandNotFound(command.Tool));
            return null;
        }

        done.Add((command, code.Value));
        return code;
    }
}
