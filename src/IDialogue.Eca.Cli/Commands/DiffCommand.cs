using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca diff</c>: <see cref="PolicyGenerator.Compare"/>.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly PathOption retrieved = PathOption.Retrieved("The policies are compared with them.", isRequired: true);
    private readonly FormatOption<DiffReport> format;
    private readonly PathOption output = PathOption.Report();

    public DiffCommand(ToolHost host)
        : base(host, "diff", "Compares policy files with retrieved records by meaning. Exits with code 2 if they differ.")
    {
        policies = new PolicyOptions(this, host);
        format = new FormatOption<DiffReport>(host.Formats);
        Add(retrieved);
        Add(format);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca diff --retrieved retrieved", "differences between policy.eca.yaml and the org"),
        ("eca diff --retrieved retrieved --format markdown --output drift.md", "the same as tables, for a pull request"),
        ("eca diff --retrieved retrieved > /dev/null || echo drift", "detect drift or an error by the exit code"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var result = new PolicyGenerator(Host.FileSystem).Compare(
            policies.ToRequest(parsed) with { Retrieved = retrieved.FullPath(parsed, Host), Progress = progress });
        var diff = result.HasErrors ? null : result.Value;
        return new Outcome(result.Diagnostics)
        {
            File = output.FullPath(parsed, Host),
            Text = format.Write(parsed, new DiffReport(diff, result.Diagnostics, Host.Folder)),
            IsDocument = format.Of(parsed).IncludesFindings,
            IsOfChanges = format.Of(parsed) is TextFormat,
            IsDifferent = diff?.HasChanges == true,
        };
    }
}
