using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Compares what an org has after a deploy with what was deployed.</summary>
/// <param name="deployment">The deploy.</param>
/// <param name="tree">What the org has now.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class DeploymentCheck(PreparedDeployment deployment, MetadataTree tree, DiagnosticBag diagnostics)
{
    private readonly UndoPlan undo = new(deployment);

    /// <summary>Plans the way back, also if the org is not as planned; <see langword="null"/> if a record cannot be read.</summary>
    public DeploymentPlan? PlanUndo()
    {
        foreach (var record in deployment.Records)
        {
            Check(record, Find(record));
        }

        foreach (var deleted in deployment.Deletions.Select(file => file.Component))
        {
            if (PlanCheck.FindIn(tree, deleted.GetMetadataType(), deleted.FullName, deleted.App) is not null)
            {
                diagnostics.Add(DiagnosticCatalog.NotInEffect(undo.TitleOf(deleted), ["the org still has it"]));
            }
        }

        return undo.Make(Find, diagnostics);
    }

    private RetrievedFile? Find(RecordFiles record)
    {
        var component = record.After.Component;
        return PlanCheck.FindIn(tree, component.GetMetadataType(), component.FullName, component.App);
    }

    /// <summary>The org writes a record in its own form, so only the meaning of what was deployed counts.</summary>
    private void Check(RecordFiles record, RetrievedFile? now)
    {
        var component = record.After.Component;
        var title = undo.TitleOf(component);
        if (now is null)
        {
            diagnostics.Add(DiagnosticCatalog.NotInEffect(title, ["the org does not have it"]));
            return;
        }

        var desired = DesiredComponent.Exactly(component, record.Before?.Component);
        var difference = ComponentDiff.Of(now, RecordPlanner.Plan(desired, now.Component));
        var changes = HiddenValues.Of(difference, deployment.Mask).Fields.Where(change => change.Counts).Select(DiffText.Line).ToArray();
        if (changes.Length > 0)
        {
            diagnostics.Add(DiagnosticCatalog.NotInEffect(title, changes));
        }
    }
}
