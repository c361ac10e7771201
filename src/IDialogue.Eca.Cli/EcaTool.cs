using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Commands;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Cli;

/// <summary>The tool as a function of its arguments and of what it runs on.</summary>
internal static class EcaTool
{
    private const string Name = "eca";

    /// <summary>Runs a command and gives the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, ToolHost host)
    {
        var parsed = Parse(arguments.Count == 0 ? ["--help"] : arguments, host);
        if (parsed.Action is ParseErrorAction)
        {
            var findings = Mistakes(parsed).Select(
                mistake => DiagnosticCatalog.InvalidArguments(
                    mistake, host.HasCommandLine ? CommandName(parsed.CommandResult.Command) : null));
            return new OutcomePrinter(host).Print(new Outcome([.. findings]), arguments.Contains(JsonOption.OptionName));
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = host.Output,
            Error = host.Errors,
            EnableDefaultExceptionHandler = false,
        });
    }

    /// <summary>Parses a command line; '@file' is a file name and not a file with more arguments.</summary>
    public static ParseResult Parse(IReadOnlyList<string> arguments, ToolHost host) =>
        Create(host).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    private static RootCommand Create(ToolHost host)
    {
        var root = new RootCommand("Salesforce External Client Apps (ECAs) as code: policies in YAML, deployable metadata.")
        {
            new NewCommand(host),
            new BuildCommand(host),
            new MergeCommand(host),
            new ValidateCommand(host),
            new DiffCommand(host),
            new ImportCommand(host),
            new ConvertCommand(host),
            new FixCommand(host),
            new AccessCommand(host),
            new ReportCommand(host),
            new PlanCommand(host),
            new ApplyCommand(host),
            new CheckCommand(host),
            new DeployCommand(host),
            new LinksCommand(host),
            new ExplainCommand(host),
            new SchemaCommand(host),
            new CompletionCommand(host),
            new McpCommand(host),
            new JsonOption(),
        };
        root.Options.OfType<VersionOption>().Single().Action = new VersionAction();
        root.Options.OfType<HelpOption>().Single().Action = new HelpWithExamples(host);
        return root;
    }

    /// <summary>Gets the mistakes in the arguments, without those that only follow from another.</summary>
    private static IEnumerable<string> Mistakes(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens.Count == 0)
        {
            return parsed.Errors
                .Select(error => error.Message.Replace("\t", "", StringComparison.Ordinal).ReplaceLineEndings(" ").TrimEnd())
                .Select(Sentence);
        }

        var command = parsed.CommandResult.Command;
        var known = command.Subcommands.Select(sub => sub.Name).Concat(command.Options.Select(option => option.Name)).ToArray();
        return parsed.UnmatchedTokens.Select(
            token => $"Unrecognized argument '{token}' for '{CommandName(command)}'.{Suggestion.For(token, known)}");
    }

    private static string Sentence(string text) => text[^1] is '.' or '?' ? text : text + ".";

    private static string CommandName(Command command) =>
        command is RootCommand ? Name : $"{CommandName(command.Parents.OfType<Command>().First())} {command.Name}";
}
