using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// Patches retrieved files in place. A deploy replaces a record as a whole; after a merge, all that nobody asked to change is in it as
/// it was: comments, order, layout, line ends, elements that this library does not know. A merge that changes nothing returns the
/// identical bytes, and merging twice is merging once.
/// </summary>
public static class MetadataMerge
{
    /// <summary>Merges into one file.</summary>
    /// <param name="retrieved">The file's bytes.</param>
    /// <param name="path">The file's path, for findings and for the component's name.</param>
    /// <param name="desired">What shall hold; a component of the same type and the same app.</param>
    /// <exception cref="ArgumentException">A field that shall be removed is not one of the component's type.</exception>
    public static Result<MergedComponent> Merge(byte[] retrieved, string path, DesiredComponent desired)
    {
        var diagnostics = new DiagnosticBag();
        var places = new SourceMap();
        var file = ComponentFile.Read(retrieved, path, places, diagnostics);
        var type = desired.Component.GetMetadataType();
        if (file is not null && file.Component.GetMetadataType() != type)
        {
            diagnostics.Add(DiagnosticCatalog.WrongType(new SourceLocation(path, 1, 1), file.Component.GetMetadataType(), type.Name));
        }
        else if (file is not null && desired.Component.App is { } app && !string.Equals(app, file.App, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(DiagnosticCatalog.RecordOfAnotherNamespace(places.Find(file.Component, type.AppField), type, app, file.App!, path));
        }

        return diagnostics.ToResult(file is null || diagnostics.HasErrors ? null : Merge(file, desired, places, diagnostics));
    }

    /// <summary>Merges into the files of a tree; each component's record is found by the app that it belongs to.</summary>
    /// <param name="retrieved">The tree.</param>
    /// <param name="desired">What shall hold. A component that the tree lacks is new: its file has an empty path.</param>
    /// <returns>The components in the given order.</returns>
    /// <exception cref="ArgumentException">A field that shall be removed is not one of the component's type.</exception>
    public static Result<ValueList<MergedComponent>> Merge(MetadataTree retrieved, IEnumerable<DesiredComponent> desired)
    {
        var diagnostics = new DiagnosticBag();
        var places = new SourceMap();
        places.AddRange(retrieved.Places);
        var finder = new RecordFinder(retrieved, places, diagnostics);
        var merged = new List<MergedComponent>();
        foreach (var component in desired)
        {
            if (finder.TryFind(component, out var file) && Merge(file, component, places, diagnostics) is { } result)
            {
                merged.Add(result);
            }
        }

        return diagnostics.ToResult(diagnostics.HasErrors ? null : merged.ToValueList());
    }

    /// <summary>Merges into the file that was found, and notes where the values of the merged record were said.</summary>
    /// <param name="file">The file; <see langword="null"/> when the component is new.</param>
    /// <param name="desired">What shall hold.</param>
    /// <param name="places">Where both records say what they say.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    /// <returns>The merged component, or <see langword="null"/> after an error.</returns>
    internal static MergedComponent? Merge(ComponentFile? file, DesiredComponent desired, SourceMap places, DiagnosticBag diagnostics)
    {
        if (!desired.Check(places, diagnostics))
        {
            return null;
        }

        if (file is null)
        {
            return new MergedComponent(new ComponentFile(desired.Component), ComponentDiff.OfNew(desired.Component), IsChanged: true);
        }

        var plan = RecordPlanner.Plan(desired, file.Component);
        var merged = plan.Fields.Count == 0 ? file : Apply(plan, file, diagnostics);
        if (merged is null)
        {
            return null;
        }

        places.Inherit(merged.Component, desired.Component, file.Component);
        ReportSecrets(merged, places, diagnostics);
        return new MergedComponent(merged, ComponentDiff.Of(file, plan), !merged.Bytes.AsSpan().SequenceEqual(file.Bytes));
    }

    /// <summary>The patched file, read again; <see langword="null"/> after an error.</summary>
    private static ComponentFile? Apply(RecordPlan plan, ComponentFile file, DiagnosticBag diagnostics)
    {
        var findings = new DiagnosticBag();
        var merged = ComponentFile.Read(DocumentMerger.Merge(file.Document!, plan), file.Path, new SourceMap(), findings, file, file.IsInZip);
        if (!findings.HasErrors)
        {
            return merged;
        }

        diagnostics.AddRange(findings.ToValueList());
        return null;
    }

    private static void ReportSecrets(ComponentFile file, SourceMap places, DiagnosticBag diagnostics)
    {
        var type = file.Component.GetMetadataType();
        foreach (var field in type.Fields.Where(field => field.IsNeverWritten && field.GetValue(file.Component) is not null))
        {
            diagnostics.Add(DiagnosticCatalog.SecretKept(places.Find(file.Component, field), type, field));
        }
    }
}
