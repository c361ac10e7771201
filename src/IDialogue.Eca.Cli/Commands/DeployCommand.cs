using System.CommandLine;
using IDialogue.Eca.Cli.Arguments;
using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Cli.Commands;

/// <summary><c>eca deploy</c>: a plan, a confirmation, and its application.</summary>
internal sealed class DeployCommand : OrgCommand
{
    private const string UndoName = "--undo";

    private readonly Option<bool> yes = new("--yes", "-y")
    {
        Description = "Deploy without a confirmation; required where there is no terminal.",
    };

    private readonly PathOption undo = new(
        UndoName, "file", "Write the plan that undoes the deploy to this file. Default: none is written.");

    public DeployCommand(ToolHost host)
        : base(host, "deploy", "Plans what the policies change in an org, and applies the plan after a confirmation.")
    {
        Add(yes);
        Add(undo);
    }

    public override IReadOnlyList<(string Line, string What)> Examples =>
    [
        ("eca deploy --environment production --target-org acme", "policy.eca.yaml with the overlay policy.production.eca.yaml"),
        ("eca deploy --target-org acme --yes --undo acme.undo.ecaplan", "in a pipeline, with a way back"),
        ("eca deploy --target-org acme --print powershell > deploy.ps1", "the same as a script"),
    ];

    protected override CommandLine Apply(ParseResult parsed, string plan, IEnumerable<string> targetOrg) => new(
        "Apply the plan without a question: validate, deploy, retrieve again, and compare.",
        CommandLine.Eca,
        ["apply", plan, .. targetOrg, .. parsed.GetValue(undo) is { } file ? [UndoName, file] : new[] { ApplyCommand.NoUndo }]);

    protected override string? Use(ParseResult parsed, DeploymentPlan plan, PolicyRequest request, OrgRunContext context)
    {
        var isConfirmed = parsed.GetValue(yes);
        if (!isConfirmed && Host.ReadLine is null)
        {
            context.Diagnostics.Add(DiagnosticCatalog.ConfirmationNeeded(context.Deployment.Org));
            return null;
        }

        if (!isConfirmed && !new Question(Host, context.Output).Confirm($"\nDeploy these changes to {context.Deployment.Org}?"))
        {
            return "Nothing was deployed.";
        }

        var path = undo.FullPath(parsed, Host);
        if (path is not null)
        {
            if (!UndoFile.IsFree(Host, path, context.Diagnostics, out _))
            {
                return null;
            }

            context.Deployment.Undo.Write = (kept, problems) => UndoFile.Keep(Host, path, kept, context.Output, problems);
        }

        // While a person reads, an admin may change the org.
        context.Deployment.Apply(
            plan, request.PolicyFiles[0], request.Configuration, isDryRun: false, isRetrieved: isConfirmed, context.Diagnostics);
        if (context.Deployment.Undo.Plan is { SaysSomething: true } back && path is not null)
        {
            UndoFile.Write(Host, path, back, context.Diagnostics);
        }

        var lost = context.Deployment.Undo.Plan is { } undone ? PlanText.WriteNotUndone(undone).TrimEnd('\n') : "";
        return context.Diagnostics.HasErrors ? null : $"{context.Deployment.Result}{(lost.Length > 0 ? "\n" : "")}{lost}";
    }

    protected override string? UseUnchanged(ParseResult parsed, DeploymentPlan plan, PolicyRequest request, OrgRunContext context)
    {
        // A repeated run must not be green where the first one found that a user is out.
        context.Deployment.Apply(
            plan, request.PolicyFiles[0], request.Configuration, isDryRun: false, isRetrieved: true, context.Diagnostics);
        return context.Diagnostics.HasErrors ? null : context.Deployment.Result;
    }
}
