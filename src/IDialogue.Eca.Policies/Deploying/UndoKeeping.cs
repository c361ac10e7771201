using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Planning;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Keeps the plan that undoes a deploy, with what an interrupted run deployed before.</summary>
internal sealed class UndoKeeping
{
    /// <summary>Gets or sets the plan that an earlier run left to undo it; absent if there is none.</summary>
    public DeploymentPlan? Earlier { get; set; }

    /// <summary>Gets or sets what keeps the plan before the deploy, because a run can be killed; absent if it is not kept.</summary>
    public Action<DeploymentPlan, DiagnosticBag>? Write { get; set; }

    /// <summary>Gets the plan that undoes the deploy; absent if nothing was deployed.</summary>
    public DeploymentPlan? Plan { get; private set; }

    /// <summary>Gets a value indicating whether the plan is kept.</summary>
    public bool IsKept => Write is not null;

    /// <summary>Keeps the way back just before a deploy.</summary>
    public bool Keep(PreparedDeployment deployment, string path, DiagnosticBag diagnostics)
    {
        // Before the deploy, as far as the org keeps the form of what is deployed.
        var undo = new UndoPlan(deployment).Make(record => record.After, diagnostics);
        var combined = WithEarlier(deployment, undo);
        if (deployment.Deployed.Count > 0 && combined is null)
        {
            diagnostics.Add(DiagnosticCatalog.NotInUndo(path, deployment.Deployed));
        }

        if ((combined ?? undo) is { SaysSomething: true } back && !diagnostics.HasErrors)
        {
            Write?.Invoke(back, diagnostics);
        }

        return !diagnostics.HasErrors;
    }

    /// <summary>Takes the way back from what the org has after a deploy.</summary>
    /// <param name="deployment">The deploy.</param>
    /// <param name="undo">The plan that undoes it; absent if it deployed nothing.</param>
    public void Take(PreparedDeployment deployment, DeploymentPlan? undo) => Plan = WithEarlier(deployment, undo) ?? undo;

    /// <summary>Adds what an interrupted run deployed; <see langword="null"/> if there was none, or it is not known.</summary>
    private DeploymentPlan? WithEarlier(PreparedDeployment deployment, DeploymentPlan? undo) =>
        deployment.Deployed.Count > 0 && Earlier is { } earlier ? new UndoPlan(deployment).Combine(undo, earlier) : null;
}
