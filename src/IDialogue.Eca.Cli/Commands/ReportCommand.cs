using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Posture;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca report</c>: the posture of many orgs.</summary>
internal sealed class ReportCommand : ToolCommand
{
    private readonly PathArgument inputs = new(
        "input",
        "Metadata of orgs (a folder, a zip, or a folder of them), policy files (.yaml, .yml) and plans (.ecaplan). Each is one org.",
        ArgumentArity.OneOrMore,
        takesInput: false);

    private readonly Option<string?> environment = new("--environment", "-e")
    {
        HelpName = "name",
        Description = "Environment of policy files. Default: each environment is an org.",
    };

    private readonly VariablesOption set = new();

    private readonly ControlsOption controls = new(
        "Published lists of controls for the score", "Policy files add theirs.");

    private readonly GuardOptions guard;
    private readonly FormatOption<PostureReport> format;
    private readonly PathOption history = new(
        "--history", "folder", "Keep a file about each run in this folder, and tell what changed since the last run.");

    private readonly CommitOption commit = new();
    private readonly PathOption output = PathOption.Report();

    public ReportCommand(ToolHost host)
        : base(host, "report", "Reports the posture of apps in many orgs: who can use them, for how long, and which controls hold.")
    {
        format = new FormatOption<PostureReport>(host.Formats) { IsByFileName = true };
        controls.DefaultValueFactory = _ => [RuleBaseline.SalesforceHealth.Name];
        Add(inputs);
        Add(environment);
        Add(set);
        Add(controls);
        guard = new GuardOptions(this);
        Add(format);
        Add(commit);
        Add(history);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca report retrieved --output report.html", "a page about each org that has a folder in 'retrieved'"),
        ("eca report acme.zip policy.eca.yaml", "a zip and a policy file, in lines"),
        ("eca report retrieved --history history --output report.html", "the same, with what changed since the last run"),
        ("eca report retrieved --controls partner-2026 --format csv --output report.csv", "rows for a spreadsheet"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var report = new PostureReader(Host.FileSystem).Read(new PostureRequest
        {
            Paths = parsed.GetValue(inputs)!.Select(path => Host.FileSystem.Path.GetFullPath(path)).ToValueList(),
            Environment = parsed.GetValue(environment),
            Configuration = PolicyVariables.Combine(Host.EnvironmentVariables, set.ValuesOf(parsed)),
            Baselines = controls.BaselinesOf(parsed),
            Guard = guard.FileOf(parsed, Host),
            NoSuppressions = guard.HasNoSuppressions(parsed),
            Time = Host.Clock.GetUtcNow().UtcDateTime,
            Commit = commit.Of(parsed, Host),
            Folder = Host.Folder,
            Progress = progress,
            CancellationToken = Host.Stop,
        });
        report = history.FullPath(parsed, Host) is { } folder ? new PostureHistory(Host.FileSystem, folder).Add(report) : report;
        var file = output.FullPath(parsed, Host);
        return new Outcome(report.Findings)
        {
            File = file,
            Text = format.Write(parsed, report, file),
            Shown = PostureText.Write(report),
            IsDocument = format.Of(parsed, file).IncludesFindings,
        };
    }
}
