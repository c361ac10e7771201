using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>A command: arguments in, one call of the library, an outcome out.</summary>
internal abstract class ToolCommand : Command
{
    private const string PolicyEnd = ".eca.yaml";

    protected ToolCommand(ToolHost host, string name, string description)
        : base(name, description)
    {
        Host = host;
        Validators.Add(CheckValues);
        Validators.Add(CheckOutputs);
        SetAction(parsed => new OutcomePrinter(host).Print(Run(parsed), IsJson(parsed)));
    }

    /// <summary>Command lines that work, each with what it does.</summary>
    public abstract IReadOnlyList<(string Line, string What)> Examples { get; }

    protected ToolHost Host { get; }

    /// <summary>Gets a value indicating whether the command writes policy files.</summary>
    protected virtual bool WritesPolicies => false;

    /// <summary>Gets a value indicating whether the command writes files of records.</summary>
    protected virtual bool WritesRecords => false;

    /// <summary>Gets the paths of inputs that no argument names.</summary>
    protected virtual IEnumerable<string> ImpliedInputs(CommandResult result) => [];

    protected abstract Outcome Run(ParseResult parsed);

    /// <summary>Checks whether the outcome is wanted as JSON.</summary>
    protected static bool IsJson(ParseResult parsed) => parsed.GetValue<bool>(JsonOption.OptionName);

    /// <summary>A result must not take the place of what it is made from.</summary>
    private void CheckOutputs(CommandResult result)
    {
        var inputs = result.Children.OfType<ArgumentResult>().Where(argument => argument.Argument is PathArgument)
            .SelectMany(argument => argument.Tokens)
            .Concat(result.Children.OfType<OptionResult>().Where(option => option.Option is PathOption { IsResult: false })
                .SelectMany(option => option.Tokens))
            .Select(token => token.Value).Concat(ImpliedInputs(result)).Select(InputTarget).ToArray();
        foreach (var option in result.Children.OfType<OptionResult>().Where(option => option.Option is PathOption { IsResult: true }))
        {
            foreach (var path in option.Tokens.Select(token => token.Value).Where(path => path.Length > 0))
            {
                var target = Target(path);
                if (inputs.Contains(target)
                    || (!WritesPolicies && target.EndsWith(PolicyEnd, StringComparison.OrdinalIgnoreCase))
                    || (!WritesRecords && new ComponentFileName(Host.FileSystem.Path.GetFileName(target)).Type is not null))
                {
                    result.AddError($"'{option.Option.Name}' would overwrite '{path}', which is an input. Name another file.");
                }
            }
        }

        // The reading of an input reports a link that leads nowhere.
        string InputTarget(string path)
        {
            try
            {
                return Target(path);
            }
            catch (Exception exception) when (FileProblem.Is(exception))
            {
                return path;
            }
        }

        // Another check refuses an empty path.
        string Target(string path) => path.Trim().Length == 0
            ? path
            : StagedFile.TargetOf(Host.FileSystem, Host.FileSystem.Path.GetFullPath(path));
    }

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
