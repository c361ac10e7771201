using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca diff</c>: <see cref="PolicyGenerator.CompareOrgs"/>.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly RecordSource records;
    private readonly FormatOption<DiffReport> format;
    private readonly PathOption output = PathOption.Report();

    public DiffCommand(ToolHost host)
        : base(host, "diff", "Compares policy files with retrieved records by meaning. Exits with code 2 if they differ.")
    {
        policies = new PolicyOptions(this, host);
        format = new FormatOption<DiffReport>(host.Formats);
        var retrieved = PathOption.Retrieved(
            "The policies are compared with them; in a folder with a tree for each org, with those of each org.");
        Add(retrieved);
        records = new RecordSource(this, host, retrieved, parsed => retrieved.FullPath(parsed, host), isRequired: true);
        Add(format);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca diff --target-org acme", "differences between policy.eca.yaml and the org as it is now"),
        ("eca diff --retrieved retrieved", "the same with records that were retrieved before"),
        ("eca diff --retrieved orgs", "differences in each of several orgs, where 'orgs' has a folder or zip for each"),
        ("eca diff --retrieved retrieved --format markdown --output drift.md", "the same as tables, for a pull request"),
        ("eca diff --target-org acme > /dev/null || echo drift", "detect drift or an error by the exit code"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var request = policies.ToRequest(parsed) with { Progress = progress };
        var generator = new PolicyGenerator(Host.FileSystem);
        return records.Use(
            parsed,
            () => generator.Read(request),
            (known, problems) =>
            {
                if (known is null)
                {
                    return Report(parsed, [], problems);
                }

                var orgs = generator.CompareOrgs(request with { Retrieved = known.Path });
                var findings = orgs.SelectMany(org => org.Findings).Distinct().ToValueList();
                return Report(
                    parsed,
                    orgs.Select(org => org with { Difference = known.Shown(org.Difference) }).ToValueList(),
                    known.Shown(findings));
            });
    }

    private Outcome Report(ParseResult parsed, ValueList<OrgDiff> orgs, ValueList<Diagnostic> findings) => new(findings)
    {
        File = output.FullPath(parsed, Host),
        Text = format.Write(parsed, new DiffReport(orgs, findings, Host.Folder)),
        IsDocument = format.Of(parsed).IncludesFindings,
        IsOfChanges = format.Of(parsed) is TextFormat,
        IsDifferent = orgs.Any(org => org.Difference?.HasChanges == true),
    };
}
