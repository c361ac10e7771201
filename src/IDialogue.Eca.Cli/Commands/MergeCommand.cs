using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca merge</c>: <see cref="PolicyGenerator.MergeInPlace"/>; with an output, <see cref="PolicyGenerator.Compile"/>.</summary>
internal sealed class MergeCommand : ToolCommand
{
    private readonly PolicyOptions policies;

    private readonly PathOption into = new(
        "--into", "path", "Retrieved records: a folder, or the file of one component. The files are changed in place.", "-i")
    { Required = true };

    private readonly PathOption output = new(
        "--output",
        "file",
        "Write the merged file here, or to standard output with -, and keep the retrieved one. For one record only.",
        "-o")
    {
        TakesStandardOutput = true,
    };

    public MergeCommand(ToolHost host)
        : base(host, "merge", "Merges policies into retrieved files and leaves everything else unchanged, byte for byte.")
    {
        policies = new PolicyOptions(this, host);
        Add(into);
        Add(output);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca merge --into retrieved", "policy.eca.yaml into the files of a folder"),
        ("eca merge --into Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml --output -", "into one file, to standard output"),
    ];

    protected override bool WritesRecords => true;

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var request = policies.ToRequest(parsed) with { Retrieved = into.FullPath(parsed, Host), Progress = progress };
        return parsed.GetValue(output) is null ? InPlace(request) : ToOutput(request, parsed);
    }

    private Outcome InPlace(PolicyRequest request)
    {
        var result = new PolicyGenerator(Host.FileSystem).MergeInPlace(request);
        var outcome = new Outcome(result.Diagnostics);
        return result.Value is not { } report ? outcome : outcome with
        {
            Text = string.Concat(GenerationSummary.Describe(report, Host.Folder).Select(line => line + "\n")),
            IsOfChanges = true,
            Json = json => ReportJson.Write(json, report, Host.Folder),
        };
    }

    private Outcome ToOutput(PolicyRequest request, ParseResult parsed)
    {
        var result = new PolicyGenerator(Host.FileSystem).Compile(request);
        var outcome = new Outcome(result.Diagnostics)
        {
            File = parsed.GetValue(output) == PathOption.StandardOutput ? null : output.FullPath(parsed, Host),
        };
        return result.Value?.Members switch
        {
            null => outcome,
            [var merged] => outcome with { Bytes = merged.Content, Json = json => json.Add("fullName", merged.Component.FullName) },
            { Count: var count } =>
                outcome with { Findings = [.. outcome.Findings, DiagnosticCatalog.OneFileOnly(request.Retrieved!, count)] },
        };
    }
}
