using System.CommandLine;
using System.CommandLine.Parsing;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Importing;
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
        "Policy files (.yaml, .yml, or - for one from standard input) and metadata (a folder, a zip, or the file of a component; "
        + "a folder with a tree for each org is checked org by org). Default: policy.eca.yaml.",
        ArgumentArity.ZeroOrMore);

    private readonly PolicyOptions policies;
    private readonly RecordSource records;

    private readonly ControlsOption controls = new(
        "Check metadata with a published list of controls", "Policy files set theirs under 'baselines'.");

    private readonly FormatOption<CheckReport> format;
    private readonly CommitOption commit = new();
    private readonly PathOption output = PathOption.Report();

    public ValidateCommand(ToolHost host)
        : base(host, "validate", "Checks policy files and metadata, including metadata from other tools, against the rules.")
    {
        policies = new PolicyOptions(this, host, paths);
        format = new FormatOption<CheckReport>(host.Formats);
        Validators.Add(CheckControls);
        var retrieved = PathOption.Retrieved("Policies are checked as merged into them.");
        Add(retrieved);
        records = new RecordSource(
            this,
            host,
            retrieved,
            parsed => retrieved.FullPath(parsed, host),
            isRequired: false,
            "Policy files that are named are checked as merged into them; without any, the records themselves are checked.");
        policies.IsWithoutFiles = records.IsOrg;
        Add(controls);
        Add(format);
        Add(commit);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca validate", "policy.eca.yaml"),
        ("eca validate force-app --controls salesforce-health", "a Salesforce DX project, with Salesforce's own list"),
        ("eca validate policy.eca.yaml force-app --format sarif --output eca.sarif", "both, for code scanning"),
        ("eca validate --target-org acme --controls salesforce-health", "what an org has now"),
        ("eca validate --format markdown --output evidence.md", "a report for auditors"),
    ];

    private DateTime Today => Host.Clock.GetUtcNow().UtcDateTime;

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var named = records.IsOrg(parsed.CommandResult) ? parsed.GetValue(paths) ?? [] : policies.FilesOf(parsed);
        string[] trees = [.. named.Where(path => !IsPolicy(path)).Select(Host.FileSystem.Path.GetFullPath)];
        var request = policies.ToRequest(parsed, [.. named.Where(IsPolicy)]) with { Progress = progress };
        var hasPolicies = request.PolicyFiles.Count + request.PolicyContents.Count > 0;
        var generator = new PolicyGenerator(Host.FileSystem);
        return records.Use(
            parsed,
            () => hasPolicies ? generator.Read(request) : new Result<PolicyOutline>(PolicyImporter.OutlineOf(request.ApiVersion), []),
            (known, problems) =>
            {
                if (known is null)
                {
                    return Report(parsed, new RuleReport([]) { Unread = problems }, problems);
                }

                var isOfOrg = !hasPolicies && known.WorkFolder is not null;
                var result = generator.Check(
                    request with { Retrieved = isOfOrg ? null : known.Path },
                    isOfOrg ? [.. trees, known.Path!] : trees,
                    new RuleSettings
                    {
                        Baselines = controls.BaselinesOf(parsed),
                    });
                return Report(parsed, result.Value!, known.Shown(result.Diagnostics));
            });
    }

    private Outcome Report(ParseResult parsed, RuleReport rules, ValueList<Diagnostic> findings) => new(findings)
    {
        File = output.FullPath(parsed, Host),
        IsDocument = format.Of(parsed).IncludesFindings,
        Text = format.Write(parsed, new CheckReport(rules, findings, Today, Host.Folder)
        {
            Source = SourceOf(parsed),
            Commit = commit.Of(parsed, Host),
        }),
    };

    /// <summary>The paths as they were named, after the org if there is one.</summary>
    private string SourceOf(ParseResult parsed)
    {
        var named = records.IsOrg(parsed.CommandResult) ? parsed.GetValue(paths) ?? [] : policies.FilesOf(parsed);
        return string.Join(", ", named.Prepend(records.OrgOf(parsed)).OfType<string>());
    }

    private void CheckControls(CommandResult result)
    {
        if (result.GetResult(controls) is { Implicit: false }
            && result.GetResult(paths)?.Tokens.All(token => IsPolicy(token.Value)) != false
            && !(records.IsOrg(result) && result.GetResult(paths) is null or { Tokens.Count: 0 }))
        {
            result.AddError(
                "'--controls' applies to metadata, but no metadata path is given. A policy file sets its own under 'baselines'.");
        }
    }

    private static bool IsPolicy(string path) =>
        path == PathArgument.StandardInput || Array.Exists(PolicyEnds, end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
