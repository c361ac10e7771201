using System.CommandLine;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca check</c>: a plan, and a deploy of it that changes nothing.</summary>
internal sealed class CheckCommand(ToolHost host) : OrgCommand(
    host, "check", "Validates the policies against an org with Salesforce CLI; changes nothing.")
{
    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca check --target-org acme-uat", "policy.eca.yaml against an org that sf is logged in to"),
        ("eca check --target-org acme-uat --print bash > check.sh", "the same as a script"),
    ];

    protected override CommandLine Apply(ParseResult parsed, string plan, IEnumerable<string> targetOrg) => new(
        "Validate against the org; nothing is changed.", CommandLine.Eca, ["apply", plan, ApplyCommand.DryRun, .. targetOrg]);

    protected override string? Use(ParseResult parsed, DeploymentPlan plan, PolicyRequest request, OrgRunContext context)
    {
        context.Deployment.Apply(
            plan, request.PolicyFiles[0], request.Configuration, isDryRun: true, isRetrieved: true, context.Diagnostics);
        return context.Diagnostics.HasErrors ? null : context.Deployment.Result;
    }
}
