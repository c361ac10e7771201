using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Makes the plan that undoes a deploy.</summary>
/// <param name="deployment">The deploy.</param>
internal sealed class UndoPlan(PreparedDeployment deployment)
{
    /// <summary>Returns a component in messages.</summary>
    public string TitleOf(MetadataComponent component) =>
        $"{component.GetMetadataType().Name} {deployment.Mask.Hide(component.FullName)}";

    /// <summary>Returns a permission set in messages.</summary>
    public static string PermissionSetTitle(string name) => $"{EmptyPermissionSet.ManifestType} {name}";

    /// <summary>Makes the plan; <see langword="null"/> if a record cannot be read.</summary>
    /// <param name="find">Finds what the org has of a record after the deploy.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public DeploymentPlan? Make(Func<RecordFiles, RetrievedFile?> find, DiagnosticBag diagnostics)
    {
        var (undone, kept, problems) = (new List<RecordFiles>(), new List<string>(), new DiagnosticBag());
        foreach (var record in deployment.Records)
        {
            var now = find(record);
            if (record.Before is null)
            {
                kept.Add(TitleOf(now?.Component ?? record.After.Component));
            }
            else if (now is not null && !now.Bytes.AsSpan().SequenceEqual(record.Before.Bytes))
            {
                undone.AddRange(RecordFiles.Read(now, record.Before.Bytes, now.Path, problems) is { } back ? [back] : []);
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
            Variables = DeploymentPlan.VariablesOf(records, others: [], deployment.Mask.Names),
            Gains = DeploymentPlanner.Hide(undone.SelectMany(record => AccessReview.GainsOf(record.Planned)), deployment.Mask),
            Losses = DeploymentPlanner.Hide(undone.SelectMany(record => AccessReview.LossesOf(record.Planned)), deployment.Mask),
            Missing = [],
            // Who could use the app before is for the org to say, and no one asked for it.
            Users = [],
            Steps = [],
            PermissionSets = [],
            Kept = kept.Concat(deployment.Package.PermissionSets.Select(deployment.Mask.Hide).Select(PermissionSetTitle)).ToValueList(),
            Lost = deployment.Deletions.Select(file => TitleOf(file.Component)).ToValueList(),
        };
    }

    /// <summary>
    /// Adds what an interrupted run deployed before; <see langword="null"/> if the plan that it left does not fit.
    /// </summary>
    /// <param name="undo">The plan that undoes this run; absent if it deploys nothing.</param>
    /// <param name="earlier">The plan that the interrupted run left.</param>
    public DeploymentPlan? Combine(DeploymentPlan? undo, DeploymentPlan earlier)
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
}
