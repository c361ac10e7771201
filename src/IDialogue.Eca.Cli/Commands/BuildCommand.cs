using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca build</c>: <see cref="PolicyGenerator.Generate"/>.</summary>
internal sealed class BuildCommand : ToolCommand
{
    private const string NoSteps = "--no-steps";

    private const string DefaultOutput = "bin/eca";

    private readonly PolicyOptions policies;
    private readonly LayoutOptions layout;
    private readonly PathOption output = new(
        "--output", "folder", $"Output folder of the package. Default: {DefaultOutput}, with a folder for each environment.", "-o");
    private readonly PathOption manifest = new(
        "--manifest", "file", "List the components in this package.xml below the output folder as well, and keep all that it lists.", "-x");

    private readonly PathOption retrieved = PathOption.Retrieved("The policies are merged into them.");

    private readonly Option<bool> noSteps = new(NoSteps) { Description = "Omit the next steps." };

    public BuildCommand(ToolHost host)
        : base(host, "build", "Builds a deployable package from policy files and prints how to deploy it.")
    {
        policies = new PolicyOptions(this, host);
        Add(output);
        layout = LayoutOptions.AddTo(this);
        Add(manifest);
        Add(retrieved);
        Add(noSteps);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca build", "policy.eca.yaml to bin/eca/metadata, with the next steps"),
        (
            "eca build --environment production --set API_USER=api@example.com",
            "to bin/eca/production, with the overlay policy.production.eca.yaml and a value for ${API_USER}"),
        ("eca build --retrieved retrieved --format source --output ../salesforce", "merged into retrieved records, as a source tree"),
        (
            "eca build --format source --output ../salesforce --manifest ../salesforce/manifest/package.xml",
            "into a Salesforce DX project and its manifest"),
        ("generate-policy | eca build - --format zip", "from standard input to bin/eca/package.zip"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        using var progress = ProgressLine.For(Host);
        var form = layout.ToLayout(parsed);
        var request = policies.ToRequest(parsed) with { Retrieved = retrieved.FullPath(parsed, Host), Progress = progress };
        var folder = output.FullPath(parsed, Host)
            ?? Host.FileSystem.Path.GetFullPath(Host.FileSystem.Path.Combine(DefaultOutput, request.Environment ?? ""));
        var result = new PolicyGenerator(Host.FileSystem).Generate(new GenerationRequest(
            request with { KnownRetrieved = request.Retrieved is null ? KnownRetrieved.Find(Host.FileSystem) : null }, folder)
        {
            Layout = form,
            Manifest = manifest.FullPath(parsed, Host),
        });
        var outcome = new Outcome(result.Diagnostics);
        if (result.Value is not { } report || result.HasErrors)
        {
            return outcome;
        }

        return outcome with
        {
            Text = string.Concat(
                GenerationSummary.Describe(report, form, Host.Folder, hasSteps: !parsed.GetValue(noSteps)).Select(line => line + "\n")),
            Json = json => ReportJson.Write(json, report, form, Host.Folder),
        };
    }
}
