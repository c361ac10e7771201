using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Compares what an org has after a deploy with what was deployed.</summary>
/// <param name="deployment">The deploy.</param>
/// <param name="tree">What the org has now; absent before the deploy, when it is to have what is deployed.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class DeploymentCheck(PreparedDeployment deployment, MetadataTree? tree, DiagnosticBag diagnostics)
{
    /// <summary>Plans the way back, also if the org is not as planned; <see langword="null"/> if a record cannot be read.</summary>
    public DeploymentPlan? PlanUndo()
    {
        var (undone, kept, problems) = (new List<RecordFiles>(), new List<string>(), new DiagnosticBag());
        foreach (var record in deployment.Records)
        {
            var now = Find(record);
            Check(record, now);
            if (record.Before is null)
            {
                kept.Add(TitleOf(now?.Component ?? record.After.Component));
            }
            else if (now is not null && !now.Bytes.AsSpan().SequenceEqual(record.Before.Bytes))
            {
                undone.AddRange(RecordFiles.Read(now, record.Before.Bytes, now.Path, problems) is { } back ? [back] : []);
            }
        }

        foreach (var deleted in deployment.Deletions.Select(file => file.Component))
        {
            if (tree is not null && PlanCheck.FindIn(tree, deleted.GetMetadataType(), deleted.FullName, deleted.App) is not null)
            {
                diagnostics.Add(DiagnosticCatalog.NotInEffect(TitleOf(deleted), ["the org still has it"]));
            }
        }

        var records = undone.Select(record => record.Describe(deployment.Values, deployment.Mask, problems))
            .OfType<PlannedRecord>().ToValueList();
        diagnostics.AddRange(problems.ToValueList());
        return problems.HasErrors ? null : deployment.Plan with
        {
            Purpose = PlanPurpose.Undo,
            ToolVersion = PackageWriter.ToolVersion,
            PoliciesDigest = null,
            RecordCount = records.Count,
            Records = records,
            Variables = DeploymentPlan.VariablesOf(records, deployment.Plan.Users, deployment.Mask.Names),
            Gains = DeploymentPlanner.Hide(undone.SelectMany(record => AccessReview.GainsOf(record.Planned)), deployment.Mask),
            Losses = DeploymentPlanner.Hide(undone.SelectMany(record => AccessReview.LossesOf(record.Planned)), deployment.Mask),
            Missing = [],
            Steps = [],
            Kept = kept.ToValueList(),
            Lost = deployment.Deletions.Select(file => TitleOf(file.Component)).ToValueList(),
        };
    }

    private string TitleOf(MetadataComponent component) =>
        $"{component.GetMetadataType().Name} {deployment.Mask.Hide(component.FullName)}";

    /// <summary>
    /// Adds what an interrupted run deployed before to the way back; <see langword="null"/> if the plan that it left does not fit.
    /// </summary>
    /// <param name="deployment">The deploy of this run.</param>
    /// <param name="undo">The way back of this run; absent if it deploys nothing.</param>
    /// <param name="earlier">The way back that the interrupted run left.</param>
    public static DeploymentPlan? Combine(PreparedDeployment deployment, DeploymentPlan? undo, DeploymentPlan earlier)
    {
        var ofThisRun = undo?.Records.ToDictionary(record => record.Title, StringComparer.Ordinal) ?? [];
        var before = earlier.Records.Where(record => !ofThisRun.ContainsKey(record.Title)).ToArray();
        var fits = earlier.Purpose == PlanPurpose.Undo
            && earlier.OrganizationId == deployment.Plan.OrganizationId
            && ofThisRun.Keys.All(title => earlier.Records.Any(record => record.Title == title))
            && Array.TrueForAll(before, record => deployment.DeployedDigests.TryGetValue(record.Title, out var digest)
                && digest == record.RetrievedDigest);
        return !fits ? null : earlier with
        {
            Records = earlier.Records
                .Select(record => ofThisRun.TryGetValue(record.Title, out var made) ? made : record).ToValueList(),
            Kept = earlier.Kept.Union(undo?.Kept ?? []).ToValueList(),
            Lost = earlier.Lost.Union(undo?.Lost ?? []).ToValueList(),
        };
    }

    private RetrievedFile? Find(RecordFiles record)
    {
        var component = record.After.Component;
        return tree is null
            ? record.After
            : PlanCheck.FindIn(tree, component.GetMetadataType(), component.FullName, component.App);
    }

    /// <summary>The org writes a record in its own form, so only the meaning of what was deployed counts.</summary>
    private void Check(RecordFiles record, RetrievedFile? now)
    {
        var component = record.After.Component;
        var title = TitleOf(component);
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
