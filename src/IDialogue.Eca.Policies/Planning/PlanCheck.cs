using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Planning;

/// <summary>Checks a plan with what an org has now.</summary>
/// <param name="plan">The plan.</param>
/// <param name="path">Path of the plan for findings.</param>
/// <param name="tree">What the org has now.</param>
/// <param name="values">The values of the plan's variables.</param>
/// <param name="mask">Hides them.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class PlanCheck(
    DeploymentPlan plan, string path, MetadataTree tree, PlanValues values, VariableMask mask, DiagnosticBag diagnostics)
{
    /// <summary>Makes the exact files; <see langword="null"/> if a record is not what the plan was made for.</summary>
    public PreparedDeployment? Prepare()
    {
        var (files, deleted, deployed) = (new List<RecordFiles>(), new List<RetrievedFile>(), new List<string>());
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var record in plan.Records)
        {
            var now = FindIn(tree, record.Type, NameOf(record), record.App is null ? null : values.Fill(record.App));
            if (record.Action == PlanAction.Delete)
            {
                PrepareDeletion(record, now, deleted, deployed);
            }
            else if (now is not null && RecordFiles.MeaningOf(now.Component) == record.MeaningDigest && !IsAsRetrieved(record, now))
            {
                deployed.Add(record.Title);
                digests[record.Title] = ContentHash.Of(now.Bytes);
            }
            else if (IsAsRetrieved(record, now))
            {
                files.AddRange(Make(record, now) is { } made ? [made] : []);
            }
            else
            {
                diagnostics.Add(DiagnosticCatalog.RecordMoved(path, record.Title, Moves(record, now)));
            }
        }

        diagnostics.AddRange(DeploymentPlanner.OtherUsers(plan, path, values));
        var deletions = deleted.Select(AbsentOf).ToArray();
        if (diagnostics.HasErrors || !HasItsEffects(files, deletions, isWhole: deployed.Count == 0))
        {
            return null;
        }

        var package = MetadataPackage.Create(
            plan.ApiVersion, files.Select(record => record.Planned.Result), new SourceMap(), canBeEmpty: true, deletions);
        diagnostics.AddRange(package.Diagnostics);
        return package.Value is null || diagnostics.HasErrors ? null : new PreparedDeployment(
            plan, package.Value.WithPermissionSets(plan.PermissionSets.Select(values.Fill)), files, values, mask)
        {
            Deployed = deployed.ToValueList(),
            DeployedDigests = digests,
            Deletions = deleted,
        };
    }

    private static AbsentComponent AbsentOf(RetrievedFile file) =>
        new(file.Component.GetMetadataType(), file.Component.FullName, file.App!);

    /// <summary>A record that is gone was deleted before; one that the plan does not show is not deleted with its app.</summary>
    private void PrepareDeletion(PlannedRecord record, RetrievedFile? now, List<RetrievedFile> deleted, List<string> deployed)
    {
        if (now is null)
        {
            deployed.Add(record.Title);
            return;
        }

        var others = record.Type != ExternalClientApplication.MetadataType ? [] : tree.FilesOf(NameOf(record))
            .Where(file => !plan.Records.Any(planned => planned.Action == PlanAction.Delete
                && planned.Type == file.Component.GetMetadataType() && NameOf(planned) == file.Component.FullName))
            .Select(file => $"it has another record: {file.Component.GetMetadataType().Name} {mask.Hide(file.Component.FullName)}")
            .ToArray();
        if (!IsAsRetrieved(record, now))
        {
            diagnostics.Add(DiagnosticCatalog.RecordMoved(path, record.Title, Moves(record, now)));
        }
        else if (others.Length > 0)
        {
            diagnostics.Add(DiagnosticCatalog.RecordMoved(path, record.Title, others));
        }
        else if (RecordFiles.DescribeDeletion(now, values, mask) != record)
        {
            diagnostics.Add(DiagnosticCatalog.OtherWords(path, record.Title));
        }
        else
        {
            deleted.Add(now);
        }
    }

    /// <summary>Finds the retrieved file of a record: an org may have given it another name.</summary>
    public static RetrievedFile? FindIn(MetadataTree tree, MetadataType type, string fullName, string? app) =>
        tree.FilesOf(type).FirstOrDefault(file => file.Component.FullName == fullName)
        ?? tree.FilesOf(type).FirstOrDefault(file => type.IsPolicy && string.Equals(file.App, app, StringComparison.OrdinalIgnoreCase));

    private bool IsAsRetrieved(PlannedRecord record, RetrievedFile? now) =>
        now is null
            ? record.Action == PlanAction.Create
            : now.Component.FullName == NameOf(record) && ContentHash.Of(now.Bytes) == record.RetrievedDigest;

    private string NameOf(PlannedRecord record) => values.Fill(record.FullName);

    private RecordFiles? Make(PlannedRecord record, RetrievedFile? now)
    {
        var edits = record.Edits.Select(edit => edit with { Text = values.Fill(edit.Text) });
        var content = ContentEdits.Apply(now?.Bytes ?? [], edits);
        if (content is null || ContentHash.Of(content) != record.DeployedDigest)
        {
            diagnostics.Add(DiagnosticCatalog.OtherContent(path, record.Title, DeploymentPlan.VariablesOf([record], [], plan.Variables)));
            return null;
        }

        var made = RecordFiles.Read(
            now, content, now?.Path ?? PackageLayout.RelativePath(record.Type, NameOf(record)), diagnostics);
        if (made?.Describe(values, mask, diagnostics) is { } described && described != record)
        {
            diagnostics.Add(DiagnosticCatalog.OtherWords(path, record.Title));
            return null;
        }

        return made;
    }

    /// <summary>Checks that who gains and who loses access is what the plan shows.</summary>
    private bool HasItsEffects(IReadOnlyCollection<RecordFiles> files, AbsentComponent[] deletions, bool isWhole)
    {
        var all = plan.Records.Where(record => record.Action == PlanAction.Delete)
            .Select(record => new AbsentComponent(record.Type, NameOf(record), values.Fill(record.App!))).ToArray();
        var lostWithRecords = AccessReview.LossesOf(deletions, all).ToArray();
        var components = files.Select(record => record.Planned).ToArray();
        var effects = new DeployEffects(components, [.. tree.Files.Select(file => file.Component)]);
        // A plan may show more than comes of it: it was made with the app enabled, or without a look at that.
        if (IsPlanned(effects.GainsOf, effects.LossesOf) || IsPlanned(AccessReview.GainsOf, AccessReview.LossesOf))
        {
            return true;
        }

        diagnostics.Add(DiagnosticCatalog.OtherWords(path, "who gains and who loses access"));
        return false;

        bool IsPlanned(
            Func<PlannedComponent, IEnumerable<AccessEffect>> gainsOf, Func<PlannedComponent, IEnumerable<AccessEffect>> lossesOf)
        {
            var gains = DeploymentPlanner.Hide(components.SelectMany(gainsOf), mask);
            var losses = DeploymentPlanner.Hide(components.SelectMany(lossesOf).Concat(lostWithRecords), mask);
            // The number of users may change after the approval.
            var (plannedGains, plannedLosses) = (WithoutUsers(plan.Gains), WithoutUsers(plan.Losses));
            return isWhole
                ? gains.Equals(plannedGains) && losses.Equals(plannedLosses)
                // Records that were deployed before had effects of their own.
                : !gains.Except(plannedGains).Any() && !losses.Except(plannedLosses).Any();
        }
    }

    private static ValueList<AccessEffect> WithoutUsers(ValueList<AccessEffect> effects) =>
        effects.Select(effect => effect.WithoutUsers).ToValueList();

    private string[] Moves(PlannedRecord record, RetrievedFile? now)
    {
        if (now is null)
        {
            return ["the record is gone"];
        }

        if (record.Action == PlanAction.Create)
        {
            return [$"it exists now, as {mask.Hide(now.Component.FullName)}"];
        }

        if (now.Component.FullName != NameOf(record))
        {
            return [$"it is now called {mask.Hide(now.Component.FullName)}"];
        }

        var fields = RecordFiles.FieldsOf(now.Component, mask);
        var gone = record.Retrieved.Except(fields).ToLookup(field => field.Title);
        var come = fields.Except(record.Retrieved).ToLookup(field => field.Title);
        var moves = gone.Select(field => field.Key).Union(come.Select(field => field.Key))
            .Select(title => $"{title}: {Values(gone[title])} -> {Values(come[title])}")
            .ToArray();
        return moves.Length > 0 ? moves : ["a field that is not shown here, or the form of the file, has changed"];
    }

    private static string Values(IEnumerable<PlanField> fields) =>
        string.Join(", ", fields.Select(field => field.Value)) is { Length: > 0 } text ? text : "(nothing)";
}
