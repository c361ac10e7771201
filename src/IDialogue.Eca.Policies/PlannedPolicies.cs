using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies;

/// <summary>The plan for each record in the policies, and the result of the rules.</summary>
/// <param name="Policies">The policies.</param>
/// <param name="Retrieved">What the org has; absent without retrieved files.</param>
/// <param name="Components">The records, in the order of the policies.</param>
/// <param name="Places">The locations of the values of desired, retrieved and merged records.</param>
/// <param name="Rules">What came of the rules.</param>
internal sealed record PlannedPolicies(
    BoundPolicies Policies, MetadataTree? Retrieved, ValueList<PlannedComponent> Components, SourceMap Places, RuleReport Rules)
{
    /// <summary>A package of the records that differ from the retrieved ones; absent after an error.</summary>
    public MetadataPackage? Package { get; init; }

    /// <summary>Gets the records to delete, without those that the org does not have.</summary>
    public ValueList<PlannedDeletion> Deletions { get; init; } = [];

    /// <summary>Gets what finds who gains and who loses access.</summary>
    public DeployEffects Effects => new(Components, OrgRecords);

    /// <summary>Gets the records that the org has, as far as they are known.</summary>
    public ValueList<MetadataComponent> OrgRecords => (Retrieved?.Files ?? []).Select(file => file.Component).ToValueList();

    /// <summary>Gets who loses access by the deletions.</summary>
    public IEnumerable<AccessEffect> LossesOfDeletions
    {
        get
        {
            var deleted = Deletions.Select(deletion => deletion.Component).ToArray();
            return AccessReview.LossesOf(deleted, deleted);
        }
    }

    /// <summary>
    /// Gets the differences between the org and the policies, without values of variables; absent without retrieved files.
    /// </summary>
    public MetadataDiff? Difference =>
        Retrieved is null ? null : new MetadataDiff(
            Components.Select(planned => planned.Difference).Concat(Deletions.Select(deletion => deletion.Difference))
                .Select(difference => HiddenValues.Of(difference, Policies.Mask)).ToValueList())
        {
            Losses = Components.SelectMany(Effects.LossesOf).Concat(LossesOfDeletions)
                .Select(loss => loss with { App = Policies.Mask.Hide(loss.App), Description = Policies.Mask.Hide(loss.Description) })
                .ToValueList(),
        };

    /// <summary>Reconciles policies with what an org has, and checks the result with the rules.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="retrieved">What the org has; absent without retrieved files.</param>
    /// <param name="today">The day against which suppressions expire; none does when absent.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <param name="isDeployed">Whether the result is to be deployed, with what the retrieved records have; a comparison deploys
    /// nothing.</param>
    public static PlannedPolicies Create(
        BoundPolicies policies, MetadataTree? retrieved, DateTime? today, DiagnosticBag diagnostics, bool isDeployed = true)
    {
        var reconciler = new Reconciler(retrieved, policies.Places, diagnostics);
        var rules = new RuleRun(
            reconciler.Places, policies.VariablePlaces, policies.Inputs.Select(input => input.Path), retrieved, today, isDeployed)
        {
            Show = policies.Mask.Hide,
        };
        var planned = new List<PlannedComponent>();
        var apps = new List<CheckedApp>();
        var isAbout = false;
        foreach (var file in policies.Files)
        {
            var judged = new List<PlannedComponent>();
            foreach (var desired in file.Desired.Where(desired => retrieved?.Covers(desired.Component) != false))
            {
                var merged = reconciler.Merge(desired);
                // What could not be merged is judged as its author wrote it.
                judged.Add(merged ?? PlannedComponent.New(desired with
                {
                    UnreadableFields = desired.UnreadableFields.Concat(desired.Inherited).ToValueList(),
                }));
                if (merged is not null)
                {
                    planned.Add(merged);
                }
            }

            isAbout |= judged.Count > 0;
            judged.AddRange(file.Unusable.Select(PlannedComponent.New));
            apps.AddRange(rules.Check(file.Rules, judged, file.UnreadSectionsOf, diagnostics));
        }

        if (!isAbout && retrieved is { IsFile: true, Files.Count: > 0 })
        {
            var alone = retrieved.Files[0];
            diagnostics.Add(DiagnosticCatalog.FileNotInPolicies(
                alone.Path, alone.Component.GetMetadataType(), alone.App ?? alone.Component.FullName));
        }

        var deletions = policies.Absent.SelectMany(absent => PlannedDeletion.Find(absent, retrieved)).ToValueList();
        if (retrieved is { IsFile: false })
        {
            diagnostics.AddRange(policies.Absent
                .Where(absent => !deletions.Any(deletion => deletion.Asked == absent))
                .Select(absent => NothingToDelete(policies, retrieved, absent)));
        }

        return new PlannedPolicies(policies, retrieved, planned.ToValueList(), reconciler.Places, new RuleReport(apps.ToValueList()))
        {
            Deletions = deletions,
        };
    }

    private static Diagnostic NothingToDelete(BoundPolicies policies, MetadataTree retrieved, AbsentComponent absent)
    {
        var (place, app) = (policies.AbsentPlaces[absent], policies.Mask.Hide(absent.App));
        if (!retrieved.Apps.Contains(absent.App, StringComparer.OrdinalIgnoreCase)
            && Suggestion.Nearest(absent.App, retrieved.Apps) is { } near)
        {
            return DiagnosticCatalog.AbsentAppNotFound(place, app, near);
        }

        return DiagnosticCatalog.AbsentAlready(place, absent.IsApp ? $"app '{app}'" : $"{absent.Type.Name} of the app '{app}'");
    }

    /// <summary>
    /// A package of the records that a deploy changes, which can be none; <see langword="null"/> after an error. Other records are not
    /// deployed: what was changed in them meanwhile would be undone.
    /// </summary>
    /// <param name="isInPlace">Whether the records are written to where they were retrieved, also where that means the same.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public MetadataPackage? ToPackage(bool isInPlace, DiagnosticBag diagnostics)
    {
        if (Components.Count == 0 && diagnostics.HasErrors)
        {
            return null;
        }

        var changed = Components.Where(planned => isInPlace ? planned.IsChanged : planned.Difference.IsWritten);
        var package = MetadataPackage.Create(
            Policies.ApiVersion,
            changed.Select(planned => planned.Result),
            Places,
            canBeEmpty: Components.Count > 0 || Policies.Absent.Any(),
            Deletions.Select(deletion => deletion.Component));
        diagnostics.AddRange(package.Diagnostics);
        return diagnostics.HasErrors ? null : package.Value;
    }

    /// <summary>A hash of everything the output depends on. Paths are left out: they differ between machines.</summary>
    public string HashOfInput(MetadataPackage package, PackageLayout layout, byte[]? manifest)
    {
        var input = new StringBuilder();
        input.Append(package.ApiVersion).Append('\n');
        input.Append(layout.Format).Append('\n');
        input.Append(layout.GetDeployPaths(package)).Append('\n');
        AppendPolicies(input);
        foreach (var bytes in (Retrieved?.Files ?? []).Select(file => file.Bytes).Concat(manifest is null ? [] : [manifest]))
        {
            input.Append(ContentHash.Of(bytes)).Append('\n');
        }

        return ContentHash.Of(Encoding.UTF8.GetBytes(input.ToString()));
    }

    /// <summary>A hash of all files that the policies were made of.</summary>
    public string HashOfPolicies()
    {
        var input = new StringBuilder();
        AppendPolicies(input);
        return ContentHash.Of(Encoding.UTF8.GetBytes(input.ToString()));
    }

    private void AppendPolicies(StringBuilder input)
    {
        foreach (var file in Policies.Inputs)
        {
            input.Append(ContentHash.OfText(file.Bytes)).Append('\n');
        }
    }
}
