using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca plan</c>: what policy files change in an org, as one file that can be approved and applied.</summary>
internal sealed class PlanCommand : ToolCommand
{
    private const string Markdown = "markdown";

    private readonly PolicyOptions policies;
    private readonly OrgOption org;
    private readonly PathOption retrieved = PathOption.Retrieved("The plan is made for them, without an org.");
    private readonly PhasedOption phased = new();
    private readonly CreatePermissionSetsOption creates = new();
    private readonly PathOption output = new(
        "--output", "file", $"Write the plan to this file, for example acme{DeploymentPlan.Extension}.", "-o");

    private readonly Option<string> format = new("--format", "-f")
    {
        HelpName = $"text|{Markdown}",
        Description = "Format of what is printed.",
        DefaultValueFactory = _ => "text",
    };

    public PlanCommand(ToolHost host)
        : base(
            host,
            "plan",
            "Plans what the policies change in an org, and who gains and loses access. Exits with code 2 if there are changes.")
    {
        policies = new PolicyOptions(this, host);
        format.AcceptOnly("text", Markdown);
        org = new OrgOption(host, "Username or alias of the org. Default: sf's default org.");
        Add(org);
        Add(retrieved);
        Add(phased);
        Add(creates);
        Add(output);
        Add(format);
        Validators.Add(result =>
        {
            if (result.GetResult(org) is not null && result.GetResult(retrieved) is not null)
            {
                result.AddError("'--retrieved' makes a plan without an org, so '--target-org' has no effect. Omit one of the two.");
            }

            if (result.GetResult(creates) is { Implicit: false } && result.GetResult(retrieved) is not null)
            {
                result.AddError($"'{creates.Name}' asks an org, and '--retrieved' makes a plan without one. Omit one of the two.");
            }
        });
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca plan --target-org acme --output acme.ecaplan", "what policy.eca.yaml changes in an org, for approval"),
        ("eca plan --target-org acme --format markdown > plan.md", "the same as tables, for a pull request"),
        ("eca plan --retrieved retrieved", "without an org"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var request = policies.ToRequest(parsed);
        if (retrieved.FullPath(parsed, Host) is { } tree)
        {
            using var progress = ProgressLine.For(Host);
            var offline = new DeploymentPlanner(Host.FileSystem).Plan(
                request with { Retrieved = tree, Progress = progress }, organizationId: null, parsed.GetValue(phased));
            return Describe(parsed, offline.HasErrors ? null : offline.Value) with { Findings = offline.Diagnostics };
        }

        var read = new PolicyGenerator(Host.FileSystem).Read(request);
        // What is printed is the plan alone, also for a pipe.
        return !read.IsSuccess
            ? new Outcome(read.Diagnostics)
            : new OrgSession(Host, parsed.GetValue(org), isOutputTaken: true, read.Value.Values).Run(
                kept: null,
                (deployment, diagnostics) =>
                {
                    deployment.CreatesPermissionSets = parsed.GetValue(creates);
                    return Describe(parsed, deployment.Plan(request, read.Value, parsed.GetValue(phased), diagnostics));
                });
    }

    private Outcome Describe(ParseResult parsed, DeploymentPlan? plan)
    {
        if (plan is null)
        {
            return new Outcome([]);
        }

        var text = parsed.GetValue(format) == Markdown ? plan.ToMarkdown() : plan.ToText();
        var path = output.FullPath(parsed, Host);
        return new Outcome([])
        {
            File = path,
            Bytes = path is null ? default(ReadOnlyMemory<byte>?) : plan.ToBytes(),
            Text = path is null ? text : null,
            Shown = path is null ? null : text,
            IsOfChanges = true,
            IsDifferent = plan.HasChanges,
            Json = json => PlanWriter.Write(json, plan),
        };
    }
}
