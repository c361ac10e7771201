using System.CommandLine;
using System.Text;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Cli.Starters;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca new subscriber</c> and its like: the files of one starter.</summary>
internal sealed class StarterCommand : ToolCommand
{
    /// <summary>The finding that starter files are to have until their values are filled in.</summary>
    private const string UnreplacedPlaceholder = "ECA0017";

    private readonly Starter starter;
    private readonly PathArgument folder = new(
        "folder", "Folder of the new files. Default: the current folder.", ArgumentArity.ZeroOrOne, takesInput: false);
    private readonly (StarterValue Value, Option<string> Option)[] values;
    private readonly Option<string[]>? clients;
    private readonly OrgOption? org;

    public StarterCommand(ToolHost host, Starter starter)
        : base(host, starter.Name, starter.Description)
    {
        this.starter = starter;
        values = [.. starter.Values.Select(value => (value, MakeOption(value)))];
        Add(folder);
        if (starter.IsOfInstalledApp)
        {
            org = new OrgOption(
                host, "Username or alias of an org with the app: takes names and ids from it, and asks where there is a choice.");
            Add(org);
        }

        if (starter.Clients is { } choice)
        {
            clients = new Option<string[]>(choice.Option)
            {
                HelpName = choice.HelpName,
                Description = $"{choice.Description} Can be used several times.",
                DefaultValueFactory = _ => [choice.Default],
            };
            clients.AcceptOnly(choice.HelpName.Split('|'));
            Add(clients);
        }

        foreach (var (_, option) in values)
        {
            Add(option);
        }
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ($"eca new {starter.Name}", "in the current folder"),
        .. org is null ? [] : new[] { ($"eca new {starter.Name} --target-org acme", "with the names of an org; asks for the app") },
        (starter.Example, "with your own names"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var given = values.ToDictionary(value => value.Value, value => parsed.GetValue(value.Option)!);
        return org is not null && parsed.GetValue(org) is { } targetOrg
            ? RunWithOrg(parsed, targetOrg, given)
            : Write(parsed, given, facts: null);
    }

    private string Next(ParseResult parsed, string[] unknown, OrgFacts? facts)
    {
        var (check, deploy) = (CommandOf(parsed, "check", facts), CommandOf(parsed, "deploy", facts));
        return unknown.Length == 0
            ? $"Next: review the policy file, then run 'eca validate', '{check}' and '{deploy}'.\n"
            : ShownText.Line($"Next: fill in {string.Join(", ", unknown)} in both policy files; 'eca validate' lists what is left.") + "\n"
                + $"Then run '{check}' and '{deploy}'.\n";
    }

    /// <summary>Returns a command for the org of the values. The overlay is for production, the policy file for a sandbox.</summary>
    private string CommandOf(ParseResult parsed, string command, OrgFacts? facts)
    {
        string[] environment = facts is { OrganizationId: not null, IsSandbox: false } ? ["--environment", "production"] : [];
        ValueList<string> arguments = [command, .. org?.ToArguments(parsed) ?? [], .. environment];
        return ShownText.Line(new CommandLine("", CommandLine.Eca, arguments).ToString());
    }

    private static Option<string> MakeOption(StarterValue value)
    {
        var option = new Option<string>(value.Option)
        {
            HelpName = value.HelpName,
            Description = value.Description,
            DefaultValueFactory = _ => value.Default,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Length == 0 || ShownText.FindHidden(token.Value, 0) >= 0))
            {
                result.AddError($"'{value.Option}' expects one line of text.");
            }
        });
        return option;
    }

    private Outcome RunWithOrg(ParseResult parsed, string targetOrg, Dictionary<StarterValue, string> given)
    {
        if (Existing(FilesIn(parsed, given, facts: null)) is { Length: > 0 } existing)
        {
            return new Outcome(existing);
        }

        var session = new OrgSession(Host, targetOrg, isOutputTaken: true, VariableMask.None);
        return session.Run(kept: null, (deployment, diagnostics) =>
        {
            var facts = OrgInventory.Read(Host.FileSystem, deployment, diagnostics) is { } inventory
                ? new OrgValues(inventory, deployment.Org, new Question(Host, session.Output), diagnostics).Fill(given)
                : null;
            if (facts is not null)
            {
                _ = new OrgLookup(deployment.Queries, diagnostics).FindMissing(facts.Required, retrievedApps: []);
            }

            if (facts is null || diagnostics.HasErrors)
            {
                return new Outcome([]);
            }

            var outcome = Write(parsed, given, facts);
            diagnostics.AddRange(outcome.Findings);
            return outcome;
        });
    }

    private Outcome Write(ParseResult parsed, Dictionary<StarterValue, string> given, OrgFacts? facts)
    {
        var files = FilesIn(parsed, given, facts);
        var problems = Existing(files)
            .Concat(PolicyGenerator.Parse(files[0].Text, files[0].Path).Diagnostics
                .Where(finding => finding.Code != UnreplacedPlaceholder))
            .ToArray();
        if (Array.Exists(problems, problem => problem.Severity == DiagnosticSeverity.Error))
        {
            return new Outcome(problems);
        }

        var refused = StagedFiles.Write(Host.FileSystem, [.. files.Select(file => (file.Path, Encoding.UTF8.GetBytes(file.Text)))]);
        if (refused is not null)
        {
            return new Outcome([refused]);
        }

        // A value can be one of a client that was not chosen.
        var unknown = starter.Values.Select(value => given[value]).Where(Placeholder.IsIn)
            .Where(value => Array.Exists(files, file => file.Text.Contains(value, StringComparison.Ordinal)))
            .ToArray();
        return new Outcome(problems)
        {
            Text = (facts is null ? "" : ShownText.Line($"App: {facts.App}") + "\n")
                + string.Concat(files.Select(file => ShownText.Line($"wrote {ShownPath.Below(file.Path, Host.Folder)}") + "\n"))
                + Next(parsed, unknown, facts),
            Json = json =>
            {
                if (facts is not null)
                {
                    json.Add("app", facts.App);
                }

                json.Add("files", files.Select(file => ShownPath.Below(file.Path, Host.Folder)));
                json.Add("placeholders", unknown);
            },
        };
    }

    private string[] ClientsOf(ParseResult parsed) => clients is null ? [] : parsed.GetValue(clients)!;

    private Diagnostic[] Existing(IEnumerable<(string Path, string Text)> files) =>
        [.. files.Select(file => file.Path).Where(Host.FileSystem.File.Exists).Select(DiagnosticCatalog.FileExists)];

    private (string Path, string Text)[] FilesIn(
        ParseResult parsed, Dictionary<StarterValue, string> given, OrgFacts? facts)
    {
        var target = Host.FileSystem.Path.GetFullPath(parsed.GetValue(folder) is [var named] ? named : ".");
        return [.. starter.Files(starter.Values.Select(value => (value, given[value])), ClientsOf(parsed))
            .Select(file => facts?.AddTo(file) ?? file)
            .Select(file => (Path: Host.FileSystem.Path.Combine(target, file.Name), file.Text, file.IsOptional))
            // A repository has such a file already, and it is its own.
            .Where(file => !file.IsOptional || !Host.FileSystem.File.Exists(file.Path))
            .Select(file => (file.Path, file.Text))];
    }
}
