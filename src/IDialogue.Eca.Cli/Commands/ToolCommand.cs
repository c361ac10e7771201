using System.CommandLine;
using System.CommandLine.Parsing;
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
        Validators.Add(CheckValues);
        SetAction(parsed => new OutcomePrinter(host).Print(Run(parsed), IsJson(parsed)));
    }

    /// <summary>Command lines that work, each with what it does.</summary>
    public abstract IReadOnlyList<(string Line, string What)> Examples { get; }

    protected ToolHost Host { get; }

    protected abstract Outcome Run(ParseResult parsed);

    /// <summary>Checks whether the outcome is wanted as JSON.</summary>
    protected static bool IsJson(ParseResult parsed) => parsed.GetValue<bool>(JsonOption.OptionName);

    /// <summary>An option without its value takes the next word for one, also where that is an option.</summary>
    private static void CheckValues(CommandResult result)
    {
        var options = result.Command.Options.Concat(result.Command.Parents.OfType<Command>().SelectMany(parent => parent.Options));
        var names = options.SelectMany(option => option.Aliases.Append(option.Name)).ToArray();
        foreach (var option in result.Children.OfType<OptionResult>())
        {
            if (option.Tokens.FirstOrDefault(token => names.Contains(token.Value)) is { } taken)
            {
                result.AddError($"'{option.Option.Name}' requires a value, but is followed by the option '{taken.Value}'.");
            }
        }
    }
}
