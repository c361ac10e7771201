using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// Finds the retrieved record that a desired component is about, checks that what is asked for can be had, and plans what becomes of
/// the record. A diff and a merge are two views of the same plan.
/// </summary>
internal sealed class Reconciler
{
    private readonly RecordFinder? finder;
    private readonly DiagnosticBag diagnostics;

    /// <param name="retrieved">What the org has; every component is new when absent.</param>
    /// <param name="desired">The locations of the values of desired components.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public Reconciler(MetadataTree? retrieved, SourceMap desired, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        Places = retrieved is null ? new SourceMap(desired) : new SourceMap(desired, retrieved.Places);
        finder = retrieved is null ? null : new RecordFinder(retrieved, Places, diagnostics);
    }

    /// <summary>Gets the locations of the values of desired, retrieved and merged records.</summary>
    public SourceMap Places { get; }

    /// <summary>In what the org differs from a desired component; <see langword="null"/> after an error.</summary>
    public ComponentDiff? Compare(DesiredComponent desired)
    {
        RetrievedFile? file = null;
        if (finder?.TryFind(desired, out file) == false || !desired.Check(Places, diagnostics))
        {
            return null;
        }

        if (ReportMissing(desired, file?.Component))
        {
            return null;
        }

        return file is null ? ComponentDiff.OfNew(desired.Component) : ComponentDiff.Of(file, RecordPlanner.Plan(desired, file.Component));
    }

    /// <summary>Merges a desired component into the record that the org has; <see langword="null"/> after an error.</summary>
    public PlannedComponent? Merge(DesiredComponent desired)
    {
        if (finder is null)
        {
            return ReportMissing(desired, retrieved: null) ? null : PlannedComponent.New(desired);
        }

        return finder.TryFind(desired, out var file) ? Merge(desired, file) : null;
    }

    /// <summary>Merges a desired component into the file of its record; <see langword="null"/> after an error.</summary>
    public PlannedComponent? Merge(DesiredComponent desired, RetrievedFile? file)
    {
        if (!desired.Check(Places, diagnostics))
        {
            return null;
        }

        if (ReportMissing(desired, file?.Component))
        {
            return null;
        }

        if (file is null)
        {
            return PlannedComponent.New(desired);
        }

        var plan = RecordPlanner.Plan(desired, file.Component);
        if (Apply(plan, file) is not { } result)
        {
            return null;
        }

        Places.Inherit(result.Component, desired.Component, file.Component);
        ReportSecrets(result.Component);
        return PlannedComponent.Merged(desired, result, ComponentDiff.Of(file, plan));
    }

    /// <summary>Reports fields that cannot be inherited, because the record that would have them was not retrieved.</summary>
    private bool ReportMissing(DesiredComponent desired, MetadataComponent? retrieved)
    {
        var isMissing = false;
        var type = desired.Component.GetMetadataType();
        foreach (var field in desired.Inherited)
        {
            var holder = type.Fields.FirstOrDefault(inner => !inner.IsRepeated && inner.ComplexType == field.DeclaringType);
            if (retrieved is null || (holder is not null && holder.GetValue(retrieved) is null))
            {
                isMissing = true;
                var owner = holder?.GetValue(desired.Component) as MetadataObject ?? desired.Component;
                diagnostics.Add(DiagnosticCatalog.RequiredFieldMissing(
                    Places.Find(owner, null), field.DeclaringType, field, field.PolicyKey));
            }
        }

        return isMissing;
    }

    /// <summary>The patched file, read again; <see langword="null"/> after an error.</summary>
    private PackagedComponent? Apply(RecordPlan plan, RetrievedFile file)
    {
        if (plan.Fields.Count == 0)
        {
            return new PackagedComponent(file);
        }

        var findings = new DiagnosticBag();
        var merged = RetrievedFile.Read(DocumentMerger.Merge(file.Document, plan), file.Path, new SourceMap(), findings);
        if (!findings.HasErrors)
        {
            return merged is null ? null : new PackagedComponent(merged.Component, merged.Bytes, file);
        }

        diagnostics.AddRange(findings.ToValueList());
        return null;
    }

    private void ReportSecrets(MetadataComponent merged)
    {
        var type = merged.GetMetadataType();
        foreach (var field in type.Fields.Where(field => field.IsNeverWritten && field.GetValue(merged) is not null))
        {
            diagnostics.Add(DiagnosticCatalog.SecretKept(Places.Find(merged, field), type, field));
        }
    }
}
