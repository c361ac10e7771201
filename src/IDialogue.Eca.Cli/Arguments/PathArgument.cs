using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>An argument that takes paths, and <c>-</c> for standard input where a command reads that.</summary>
internal sealed class PathArgument : Argument<string[]>
{
    public const string StandardInput = "-";

    public PathArgument(string name, string description, ArgumentArity arity, bool takesInput = true)
        : base(name)
    {
        Description = description;
        Arity = arity;
        CustomParser = result => [.. result.Tokens.Select(token => token.Value)];
        Validators.Add(result => Check(result, takesInput));
    }

    private static void Check(ArgumentResult result, bool takesInput)
    {
        var command = ((CommandResult)result.Parent!).Command;
        foreach (var path in result.Tokens.Select(token => token.Value))
        {
            if (string.IsNullOrWhiteSpace(path))
            {
                result.AddError("A path is empty.");
            }
            else if (path == StandardInput ? !takesInput : path[0] == '-')
            {
                result.AddError(path == StandardInput
                    ? $"'{command.Name}' does not read standard input."
                    : $"'{command.Name}' has no option '{path}'.{Meant(path, command)} "
                        + $"For a file of that name, use {Shell.LineToFillIn(Shell.OfReader, ["./" + path])} instead.");
            }
        }

        if (result.Tokens.Count(token => token.Value == StandardInput) > 1)
        {
            result.AddError("Standard input ('-') can be used only once.");
        }
    }

    /// <summary>The option of today for a former name, else the nearest one.</summary>
    private static string Meant(string name, Command command) => name is "-b" or "--baseline"
        ? " Use '--retrieved' or '-r'."
        : Suggestion.For(name, command.Options.Select(option => option.Name));
}
