using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca diff</c>: <see cref="PolicyGenerator.Compare"/>.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly PathOption retrieved = PathOption.Retrieved("The policies are compared with it.", isRequired: true);
    private readonly FormatOption format = new("Lines, or a table a record for a pull request.", FormatOption.Text, FormatOption.Markdown, FormatOption.Json);
    private readonly PathOption output = PathOption.Report();

    public DiffCommand(ToolHost host)
        : base(host, "diff", "Compares policy files with what was retrieved from an org, by meaning. Exit code 2 tells that they differ.")
    {
        policies = new PolicyOptions(this, host);
        Add(retrieved);
        Add(format);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca diff --retrieved retrieved", "what the org lacks of policy.eca.yaml"),
        ("eca diff --retrieved retrieved --format markdown --output drift.md", "the same as tables, for a pull request"),
        ("eca diff --retrieved retrieved > /dev/null || echo drift", "drift, or an error, by the exit code"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var result = new PolicyGenerator(Host.FileSystem).Compare(
            policies.ToRequest(parsed) with { Retrieved = retrieved.FullPath(parsed, Host), Progress = progress });
        var outcome = new Outcome(result.Diagnostics) { File = output.FullPath(parsed, Host) };
        return result.Value is not { } diff || result.HasErrors ? outcome : outcome with
        {
            Text = parsed.GetValue(format) == FormatOption.Markdown ? diff.ToMarkdown() : diff.ToText(),
            Json = json => DiffJson.Write(json, diff),
            IsOfChanges = parsed.GetValue(format) == FormatOption.Text,
            IsDifferent = diff.HasChanges,
        };
    }

    protected override bool IsJson(ParseResult parsed) => base.IsJson(parsed) || parsed.GetValue(format) == FormatOption.Json;
}
