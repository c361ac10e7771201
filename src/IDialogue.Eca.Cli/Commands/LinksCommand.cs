using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Reporting;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca links</c>: <see cref="PolicyGenerator.Plan"/>.</summary>
internal sealed class LinksCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly OrgOption org = new("Username or alias of the org, for the commands. Default: sf's default org.");

    public LinksCommand(ToolHost host)
        : base(host, "links", "Tells the links and commands that install an app's package, assign its permission sets and connect the org.")
    {
        policies = new PolicyOptions(this, host);
        Add(org);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca links", "of policy.eca.yaml"),
        ("eca links --environment sandbox --target-org acme-uat", "for one org"),
    ];

    protected override Outcome Run(ParseResult parsed)
    {
        var result = new PolicyGenerator(Host.FileSystem).Plan(policies.ToRequest(parsed), parsed.GetValue(org));
        var outcome = new Outcome(result.Diagnostics);
        if (result.Value is not { } plan)
        {
            return outcome;
        }

        var steps = plan.Steps.Where(step => step.Commands.Count + step.Links.Count > 0).ToArray();
        return outcome with
        {
            Text = steps.Length > 0
                ? string.Concat(GenerationSummary.DescribeSteps(steps).Select(line => line + "\n"))
                : "No app has a section 'subscriber' that names a package to install, users, or a place to connect.\n",
            Json = json => ReportJson.Write(json, steps),
        };
    }
}
