using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>
/// Runs the commands of a script, one after the other, and shows each before it runs. An org repeats the values of records that it refuses,
/// so what other programs write is shown without values of variables.
/// </summary>
/// <param name="show">Shows a command.</param>
/// <param name="run">
/// Runs a command and returns its exit code, or <see langword="null"/> if its tool is not installed. Throws
/// <see cref="OperationCanceledException"/> if the run is interrupted. What another program writes goes to the second argument, line by
/// line, and whether a line is one of its error output.
/// </param>
/// <param name="write">Shows such a line.</param>
/// <param name="stop">Ends the run before the next command.</param>
internal sealed class OrgRun(
    Action<CommandLine> show, Func<CommandLine, Action<string, bool>, int?> run, Action<string, bool> write, CancellationToken stop)
{
    /// <summary>Exit code of <see cref="CommandLine.Eca"/> if two sides of a comparison differ.</summary>
    public const int Different = 2;

    private readonly List<(CommandLine Command, int ExitCode)> done = [];
    private CommandLine? current;

    /// <summary>Gets what hides values of variables in a line.</summary>
    public required Func<string, string> Hide { get; init; }

    /// <summary>Gets the commands that ran, with their exit codes.</summary>
    public IReadOnlyList<(CommandLine Command, int ExitCode)> Done => done;

    /// <summary>Runs until a command fails; the finding is about that one.</summary>
    /// <param name="commands">The commands, for a folder of their own.</param>
    /// <param name="org">Name of the org in findings.</param>
    public Diagnostic? Run(IEnumerable<CommandLine> commands, string org)
    {
        var all = commands.ToArray();
        try
        {
            return all.Select(command => Run(command, org)).FirstOrDefault(found => found is not null);
        }
        catch (OperationCanceledException)
        {
            return DiagnosticCatalog.RunInterrupted(
                org,
                current?.Report?.ToString(),
                done.Count(command => command.Command.Report is not null),
                all.Count(command => command.Report is not null));
        }
    }

    private Diagnostic? Run(CommandLine command, string org)
    {
        stop.ThrowIfCancellationRequested();
        show(command);
        current = command;
        if (run(command, (line, isError) => write(Hide(line), isError)) is not { } code)
        {
            return DiagnosticCatalog.CommandNotFound(command.Tool);
        }

        current = null;
        done.Add((command, code));
        return code switch
        {
            0 => null,
            Different when command.Tool == CommandLine.Eca => DiagnosticCatalog.NotInEffect(org),
            _ => DiagnosticCatalog.CommandFailed(command.ToString(), code),
        };
    }
}
