using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Cli.Arguments;

/// <summary>Options for reading policy files, the same in every command that reads some.</summary>
internal sealed class PolicyOptions
{
    private const string DefaultFile = "policy.eca.yaml";

    /// <summary>The name of standard input in findings.</summary>
    private const string InputName = "stdin";

    private readonly ToolHost host;

    private readonly Option<string?> environment = new("--environment", "-e")
    {
        HelpName = "name",
        Description = "Lay policy.<name>.eca.yaml over policy.eca.yaml.",
    };

    private readonly VariablesOption set = new();

    private readonly Option<string?> apiVersion = new("--api-version", "-a")
    {
        HelpName = "version",
        Description = $"API version of the metadata, {Metadata.ApiVersion.Oldest} to {Metadata.ApiVersion.Newest}. "
            + $"Default: that of the policy files, else {Metadata.ApiVersion.Default}.",
    };

    private readonly PathArgument files;
    private readonly GuardOptions guard;

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="host">What the tool runs on.</param>
    /// <param name="files">The command's own argument that names the policy files; one for policy files alone when absent.</param>
    /// <param name="isReadOften">Whether the command reads the files more than once, which standard input does not allow.</param>
    public PolicyOptions(Command command, ToolHost host, PathArgument? files = null, bool isReadOften = false)
    {
        this.host = host;
        this.files = files ?? new PathArgument(
            "policy",
            $"Policy files{(isReadOften ? "" : ", or - for one from standard input")}. Default: {DefaultFile}.",
            ArgumentArity.ZeroOrMore,
            takesInput: !isReadOften);
        apiVersion.Validators.Add(CheckVersion);
        environment.CompletionSources.Add(context => Environments(context.ParseResult).Select(name => new CompletionItem(name)));
        command.Validators.Add(CheckDefault);
        command.Add(this.files);
        command.Add(environment);
        command.Add(set);
        command.Add(apiVersion);
        guard = new GuardOptions(command);
    }

    /// <summary>Sets what tells that a command line needs no policy files; every one does when absent.</summary>
    public Func<CommandResult, bool>? IsWithoutFiles { private get; set; }

    /// <summary>The policy files that were named, or the one that need not be.</summary>
    public IReadOnlyList<string> FilesOf(ParseResult parsed) => parsed.GetValue(files) is { Length: > 0 } named ? named : [DefaultFile];

    /// <summary>Builds the request for the policy files of a command line.</summary>
    public PolicyRequest ToRequest(ParseResult parsed) => ToRequest(parsed, FilesOf(parsed));

    /// <summary>Builds the request of a command line for these policy files.</summary>
    public PolicyRequest ToRequest(ParseResult parsed, IReadOnlyList<string> named) => new()
    {
        PolicyFiles = named.Where(file => file != PathArgument.StandardInput)
            .Select(file => host.FileSystem.Path.GetFullPath(file))
            .ToValueList(),
        PolicyContents = named.Contains(PathArgument.StandardInput)
            ? [new PolicyContent(host.FileSystem.Path.GetFullPath(InputName), ReadInput())]
            : [],
        Environment = parsed.GetValue(environment),
        Configuration = PolicyVariables.Combine(host.EnvironmentVariables, Variables(parsed)),
        Guard = guard.FileOf(parsed, host),
        NoSuppressions = guard.HasNoSuppressions(parsed),
        Today = host.Clock.GetUtcNow().UtcDateTime,
        ApiVersion = ApiVersion(parsed),
        CancellationToken = host.Stop,
    };

    /// <summary>Values of variables from the command line.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Variables(ParseResult parsed) => set.ValuesOf(parsed);

    /// <summary>Arguments that say the same, but for the values of variables.</summary>
    public IReadOnlyList<string> ToArguments(ParseResult parsed) =>
    [
        .. FilesOf(parsed),
        .. parsed.GetValue(environment) is { } name ? [environment.Name, name] : Array.Empty<string>(),
        .. parsed.GetValue(apiVersion) is { } version ? [apiVersion.Name, version] : Array.Empty<string>(),
        .. guard.ToArguments(parsed),
    ];

    /// <summary>
    /// The command that deploys the same policy files to an org. In place of the value of a variable it has a placeholder, which the
    /// tool refuses.
    /// </summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Arguments of other options.</param>
    public string DeployLine(ParseResult parsed, IEnumerable<string> options)
    {
        ValueList<string> arguments =
        [
            "deploy",
            .. ToArguments(parsed),
            .. Variables(parsed).SelectMany(variable => set.PlaceholderOf(variable.Key)),
            .. options,
        ];
        return new CommandLine("Deploy.", CommandLine.Eca, arguments).ToString();
    }

    /// <summary>The API version that was asked for.</summary>
    public ApiVersion? ApiVersion(ParseResult parsed) =>
        parsed.GetValue(apiVersion) is { } text && Metadata.ApiVersion.TryParse(text, out var version) ? version : null;

    private IEnumerable<string> Environments(ParseResult parsed)
    {
        var inputs = new InputFiles(host.FileSystem);
        return FilesOf(parsed).SelectMany(file => OverlayPath.Environments(inputs, host.FileSystem.Path.GetFullPath(file))).Distinct();
    }

    private byte[] ReadInput()
    {
        using var input = host.OpenInput();
        return InputContent.Read(input, InputLimit.PolicyFile.Bytes);
    }

    private static void CheckVersion(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (!Metadata.ApiVersion.TryParse(token.Value, out var version) || !version.IsSupported)
            {
                result.AddError(Diagnostics.DiagnosticCatalog.InvalidApiVersion(null, token.Value).Message);
            }
        }
    }

    private void CheckDefault(CommandResult result)
    {
        if (result.GetResult(files) is null or { Tokens.Count: 0 }
            && !host.FileSystem.File.Exists(DefaultFile)
            && IsWithoutFiles?.Invoke(result) != true)
        {
            result.AddError(
                $"No policy file given, and the current folder has no {DefaultFile}. Name a policy file, or use '-' for standard input.");
        }
    }
}
