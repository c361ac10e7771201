using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Deploying;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Cli.Commands;

/// <summary>A command that plans what policy files change in an org, and does something with the plan.</summary>
internal abstract class OrgCommand : ToolCommand
{
    private readonly PolicyOptions policies;
    private readonly OrgOption org;
    private readonly CreatePermissionSetsOption creates = new();
    private readonly PathOption output = new(
        "--output",
        "folder",
        "Keep retrieved and built files in this folder. Default: a temporary folder that is deleted afterwards.",
        "-o");

    private readonly Option<string?> print = new("--print", "-p")
    {
        HelpName = string.Join('|', ShellScript.All.Select(shell => shell.Name)),
        Description = "Print the commands as a script; run nothing.",
    };

    protected OrgCommand(ToolHost host, string name, string description)
        : base(host, name, description)
    {
        policies = new PolicyOptions(this, host, isReadOften: true);
        print.AcceptOnly([.. ShellScript.All.Select(shell => shell.Name)]);
        org = new OrgOption(host, "Username or alias of the org. Default: sf's default org.");
        Add(org);
        Add(Phased);
        Add(creates);
        Add(output);
        Add(print);
    }

    /// <summary>The option of a new app.</summary>
    protected PhasedOption Phased { get; } = new();

    /// <summary>The command that takes the plan in a script.</summary>
    protected abstract CommandLine Apply(ParseResult parsed, string plan, IEnumerable<string> targetOrg);

    /// <summary>Does something with a plan that has changes.</summary>
    /// <returns>The text of the result; <see langword="null"/> after an error.</returns>
    protected abstract string? Use(ParseResult parsed, DeploymentPlan plan, PolicyRequest request, OrgRunContext context);

    /// <summary>Does something with a plan that has no changes.</summary>
    /// <returns>The text of the result; <see langword="null"/> after an error.</returns>
    protected virtual string? UseUnchanged(ParseResult parsed, DeploymentPlan plan, PolicyRequest request, OrgRunContext context) =>
        $"Nothing to deploy: {context.Deployment.Org} already has what the policies set.";

    protected override Outcome Run(ParseResult parsed)
    {
        var request = policies.ToRequest(parsed);
        var read = new PolicyGenerator(Host.FileSystem).Read(request);
        if (!read.IsSuccess)
        {
            return new Outcome(read.Diagnostics);
        }

        if (parsed.GetValue(print) is { } name)
        {
            var text = ShellScript.All.Single(shell => shell.Name == name).Write(
                Script(parsed), [.. policies.Variables(parsed).Select(variable => variable.Key)], output.FullPath(parsed, Host));
            return new Outcome([]) { Text = text, Json = json => json.Add("script", text) };
        }

        var session = new OrgSession(Host, parsed.GetValue(org), IsJson(parsed), read.Value.Values);
        return session.Run(output.FullPath(parsed, Host), (deployment, diagnostics) =>
        {
            deployment.CreatesPermissionSets = parsed.GetValue(creates);
            if (deployment.Plan(request, read.Value, parsed.GetValue(Phased), diagnostics) is not { } plan)
            {
                return new Outcome([]);
            }

            session.ShowChanges(plan.HasChanges ? "\n" + plan.ToText() : "");
            var text = plan.HasChanges
                ? Use(parsed, plan, request, new OrgRunContext(deployment, diagnostics, session.Output))
                : UseUnchanged(parsed, plan, request, new OrgRunContext(deployment, diagnostics, session.Output));
            return new Outcome([])
            {
                Text = text is null ? null : $"\n{text}\n",
                Json = json =>
                {
                    PlanWriter.Write(json, plan);
                    json.Add("result", text);
                },
            };
        });
    }

    private IEnumerable<CommandLine> Script(ParseResult parsed)
    {
        const string Plan = $"{CommandLine.WorkFolder}/plan{DeploymentPlan.Extension}";
        string[] target = [.. org.ToArguments(parsed)];
        yield return new CommandLine(
            "Retrieve the org's records, and plan what the policies change in them.",
            CommandLine.Eca,
            [
                "plan",
                .. policies.ToArguments(parsed),
                .. target,
                .. Phased.ToArguments(parsed),
                .. creates.ToArguments(parsed),
                "--output",
                Plan,
            ])
        {
            CanDiffer = true,
        };
        yield return Apply(parsed, Plan, target);
    }

    /// <summary>A run against an org, as a command sees it.</summary>
    /// <param name="Deployment">The run.</param>
    /// <param name="Diagnostics">Takes the findings.</param>
    /// <param name="Output">Takes what is shown during the run.</param>
    protected sealed record OrgRunContext(OrgDeployment Deployment, DiagnosticBag Diagnostics, TextWriter Output);
}
