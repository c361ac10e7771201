using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>A command: arguments in, one call of the library, an outcome out.</summary>
internal abstract class ToolCommand : Command
{
    protected ToolCommand(ToolHost host, string name, string description)
        : base(name, description)
    {
        Host = host;
        SetAction(parsed => new OutcomePrinter(host).Print(Run(parsed), IsJson(parsed)));
    }

    /// <summary>Command lines that work, each with what it does.</summary>
    public abstract IReadOnlyList<(string Line, string What)> Examples { get; }

    protected ToolHost Host { get; }

    protected abstract Outcome Run(ParseResult parsed);

    /// <summary>Whether the outcome is wanted as JSON.</summary>
    protected virtual bool IsJson(ParseResult parsed) => parsed.GetValue<bool>(JsonOption.OptionName);
}
