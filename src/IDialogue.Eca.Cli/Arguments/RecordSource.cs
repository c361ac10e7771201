using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>The records that a command looks at: retrieved ones at a path, or those that an org has now.</summary>
internal sealed class RecordSource
{
    private readonly ToolHost host;
    private readonly Func<ParseResult, string?> pathOf;
    private readonly OrgOption org;

    /// <summary>Adds the option of the org to a command that has one for the path.</summary>
    /// <param name="command">The command.</param>
    /// <param name="host">What the tool runs on.</param>
    /// <param name="path">The option or argument for the path.</param>
    /// <param name="pathOf">Gets the full path of a command line, if it has one.</param>
    /// <param name="isRequired">Whether the command does nothing without records.</param>
    /// <param name="use">What is done with an org's records, where that is not what is done with those of a path.</param>
    public RecordSource(
        Command command, ToolHost host, Symbol path, Func<ParseResult, string?> pathOf, bool isRequired, string use = "")
    {
        org = new OrgOption(host, $"Username or alias of an org: sf retrieves its records, in the place of {Name(path)}. {use}".TrimEnd());
        this.host = host;
        this.pathOf = pathOf;
        command.Add(org);
        command.Validators.Add(result =>
        {
            var hasPath = result.Children.Any(child => child.Tokens.Count > 0 && IsOf(child, path));
            if (hasPath && IsOrg(result))
            {
                result.AddError($"'{org.Name}' retrieves the records, so {Name(path)} has no effect. Omit one of the two.");
            }
            else if (isRequired && !hasPath && !IsOrg(result))
            {
                result.AddError($"'{command.Name}' requires {Name(path)} with retrieved records, or '{org.Name}' to retrieve them.");
            }
        });
    }

    /// <summary>The org that a command line names; absent if it names none.</summary>
    public string? OrgOf(ParseResult parsed) => parsed.GetValue(org);

    /// <summary>Checks whether the records are those of an org.</summary>
    public bool IsOrg(CommandResult result) => result.GetResult(org) is not null;

    /// <summary>Retrieves the records where they are those of an org, and does something with them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="read">Finds out what to retrieve.</param>
    /// <param name="part">What is done with the records, or with the findings where there are no records.</param>
    public Outcome Use(
        ParseResult parsed, Func<Result<PolicyOutline>> read, Func<KnownRecords?, ValueList<Diagnostic>, Outcome> part)
    {
        if (parsed.GetValue(org) is not { } targetOrg)
        {
            return part(new KnownRecords(pathOf(parsed)), []);
        }

        var outline = read();
        return outline.Value is { } wanted && !outline.HasErrors
            ? new OrgSession(host, targetOrg, isOutputTaken: true, wanted.Values).Retrieve(wanted, part)
            : part(null, outline.Diagnostics);
    }

    private static bool IsOf(SymbolResult result, Symbol symbol) => result switch
    {
        OptionResult option => option.Option == symbol,
        ArgumentResult argument => argument.Argument == symbol,
        _ => false,
    };

    private static string Name(Symbol path) => path is Option ? $"'{path.Name}'" : $"a {path.Name}";
}
