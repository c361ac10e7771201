using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using IDialogue.Eca.Cli.Commands;

namespace IDialogue.Eca.Cli.Output;

/// <summary>Help with examples below, for one example says more than a table.</summary>
internal sealed class HelpWithExamples(ToolHost host) : SynchronousCommandLineAction
{
    /// <summary>Longer lines are hard to read.</summary>
    private const int LongestLine = 110;

    public override int Invoke(ParseResult parseResult)
    {
        new HelpAction { MaxWidth = host.IsOutputTerminal ? Math.Clamp(host.Width(), 40, LongestLine) : LongestLine }.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ToolCommand command)
        {
            host.Output.Write("Examples:\n");
            foreach (var (line, what) in command.Examples)
            {
                host.Output.Write($"  # {what}\n  {line}\n");
            }

            host.Output.Write("\n");
        }
        else
        {
            host.Output.Write("'eca <command> --help' shows examples.\n");
        }

        return ExitCode.Success;
    }
}
