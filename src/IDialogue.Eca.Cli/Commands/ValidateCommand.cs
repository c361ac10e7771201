using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>
/// <c>eca validate</c>: <see cref="PolicyGenerator.Check(PolicyRequest, IEnumerable{string}, RuleSettings)"/> and <see cref="RuleCheck"/>.
/// </summary>
internal sealed class ValidateCommand : ToolCommand
{
    private static readonly string[] PolicyEnds = [".yaml", ".yml"];

    private readonly PathArgument paths = new(
        "path",
        "Policy files (.yaml, .yml, or - for one from standard input) and metadata (a folder, a zip, or the file of a component). "
        + "Default: policy.eca.yaml.",
        ArgumentArity.ZeroOrMore);

    private readonly PolicyOptions policies;
    private readonly PathOption retrieved = PathOption.Retrieved("Policies are checked as merged into them.");

    private readonly Option<string[]> controls = new("--controls", "-c")
    {
        HelpName = "name",
        Description = "Check metadata with a published list of controls: "
            + $"{string.Join(", ", RuleBaseline.All.Select(known => known.Name))}. Policy files set theirs under 'baselines'.",
    };

    private readonly FormatOption<CheckReport> format;
    private readonly PathOption output = PathOption.Report();

    public ValidateCommand(ToolHost host)
        : base(host, "validate", "Checks policy files and metadata, including metadata from other tools, against the rules.")
    {
        policies = new PolicyOptions(this, host, paths);
        format = new FormatOption<CheckReport>(host.Formats);
        controls.AcceptOnly([.. RuleBaseline.All.Select(known => known.Name)]);
        Validators.Add(CheckControls);
        Add(retrieved);
        Add(controls);
        Add(format);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca validate", "policy.eca.yaml"),
        ("eca validate force-app --controls salesforce-health", "a Salesforce DX project, with Salesforce's own list"),
        ("eca validate policy.eca.yaml force-app --format sarif --output eca.sarif", "both, for code scanning"),
        ("eca validate --format markdown --output evidence.md", "a report for auditors"),
    ];

    private DateTime Today => Host.Clock.GetUtcNow().UtcDateTime;

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var named = policies.FilesOf(parsed);
        var settings = new RuleSettings
        {
            Baselines = RuleBaseline.All.Where(known => parsed.GetValue(controls)!.Contains(known.Name)).ToValueList(),
        };
        var checkedAll = new PolicyGenerator(Host.FileSystem).Check(
            policies.ToRequest(parsed, [.. named.Where(IsPolicy)]) with
            {
                Retrieved = retrieved.FullPath(parsed, Host),
                Progress = progress,
            },
            named.Where(path => !IsPolicy(path)).Select(Host.FileSystem.Path.GetFullPath),
            settings);

        var all = checkedAll.Diagnostics;
        return new Outcome(all)
        {
            File = output.FullPath(parsed, Host),
            IsDocument = format.Of(parsed).IncludesFindings,
            Text = format.Write(parsed, new CheckReport(checkedAll.Value!, all, Today, Host.Folder)),
        };
    }

    private void CheckControls(CommandResult result)
    {
        if (result.GetResult(controls) is { Implicit: false }
            && result.GetResult(paths)?.Tokens.All(token => IsPolicy(token.Value)) != false)
        {
            result.AddError(
                "'--controls' applies to metadata, but no metadata path is given. A policy file sets its own under 'baselines'.");
        }
    }

    private static bool IsPolicy(string path) =>
        path == PathArgument.StandardInput || Array.Exists(PolicyEnds, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
