using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// Patches retrieved files in place. A deploy replaces a record as a whole; after a merge, everything else is in it as
/// it was: comments, order, layout, line ends, elements that this library does not know. A merge that changes nothing returns the
/// identical bytes, and merging twice is merging once.
/// </summary>
public static class MetadataMerge
{
    /// <summary>Merges into one file.</summary>
    /// <param name="retrieved">The file's bytes.</param>
    /// <param name="path">The file's path, for findings and for the component's name.</param>
    /// <param name="desired">The desired component: one of the same type and the same app.</param>
    /// <exception cref="ArgumentException">A field to remove is not one of the component's type.</exception>
    public static Result<PlannedComponent> Merge(byte[] retrieved, string path, DesiredComponent desired)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(desired);
        var diagnostics = new DiagnosticBag();
        var places = new SourceMap();
        var file = RetrievedFile.Read(retrieved, path, places, diagnostics);
        var type = desired.Component.GetMetadataType();
        if (file is not null && file.Component.GetMetadataType() != type)
        {
            diagnostics.Add(DiagnosticCatalog.UnexpectedType(new SourceLocation(path, 1, 1), file.Component.GetMetadataType(), type.Name));
        }
        else if (file is not null && desired.Component.App is { } app && !string.Equals(app, file.App, StringComparison.OrdinalIgnoreCase))
        {
            diagnostics.Add(DiagnosticCatalog.RecordOfAnotherNamespace(
                places.Find(file.Component, type.AppField), type, app, file.App!, path));
        }

        var isMergeable = file is not null && !diagnostics.HasErrors;
        return diagnostics.ToResult(isMergeable ? new Reconciler(null, places, diagnostics).Merge(desired, file) : null);
    }

    /// <summary>Merges into the files of a tree; each component's record is found by the app that it belongs to.</summary>
    /// <param name="retrieved">The tree.</param>
    /// <param name="desired">The desired components. One that the tree lacks is new.</param>
    /// <returns>The components in the given order.</returns>
    /// <exception cref="ArgumentException">A field to remove is not one of the component's type.</exception>
    public static Result<ValueList<PlannedComponent>> Merge(MetadataTree retrieved, IEnumerable<DesiredComponent> desired)
    {
        ArgumentNullException.ThrowIfNull(retrieved);
        ArgumentNullException.ThrowIfNull(desired);
        var diagnostics = new DiagnosticBag();
        var reconciler = new Reconciler(retrieved, new SourceMap(), diagnostics);
        var planned = desired.Select(reconciler.Merge).OfType<PlannedComponent>().ToValueList();
        return diagnostics.ToResult(diagnostics.HasErrors ? null : planned);
    }
}
