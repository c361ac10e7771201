using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca links</c>: <see cref="PolicyGenerator.Plan"/>.</summary>
internal sealed class LinksCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly OrgOption org;

    public LinksCommand(ToolHost host)
        : base(host, "links", "Prints the steps that bring policies into an org, in order, with links and commands.")
    {
        policies = new PolicyOptions(this, host);
        org = new OrgOption(host, "Username or alias of the org, for the commands. Default: sf's default org.");
        Add(org);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca links", "for policy.eca.yaml"),
        ("eca links --environment sandbox --target-org acme-uat", "for one org"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var files = policies.FilesOf(parsed);
        var targetOrg = parsed.GetValue(org);
        string[] deploy = files.Contains(PathArgument.StandardInput) ? [] : [policies.DeployLine(parsed, org.ToArguments(parsed))];
        var result = new PolicyGenerator(Host.FileSystem).Plan(policies.ToRequest(parsed), targetOrg, deploy);
        var outcome = new Outcome(result.Diagnostics);
        if (result.Value is not { } plan)
        {
            return outcome;
        }

        return outcome with
        {
            Text = string.Concat(GenerationSummary.DescribeSteps(plan.Steps).Select(line => line + "\n")),
            Json = json => RolloutJson.Write(json, plan.Steps),
        };
    }
}
