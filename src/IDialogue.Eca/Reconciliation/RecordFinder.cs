using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Reconciliation;

/// <summary>
/// Finds the retrieved record that a desired one is about: by the app that it belongs to, not by its name, because Salesforce names
/// such records after the way the app came into the org.
/// </summary>
internal sealed class RecordFinder(MetadataTree tree, SourceMap places, DiagnosticBag diagnostics)
{
    private readonly HashSet<string> newApps = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds the record; true with none when the component is new, false after an error.</summary>
    public bool TryFind(DesiredComponent desired, out RetrievedFile? file)
    {
        var component = desired.Component;
        var type = component.GetMetadataType();
        var found = tree.FilesLike(component);
        file = found.Length == 0 ? null : found[0];
        var projects = found.Select(candidate => candidate.Project?.Folder ?? tree.Path).Distinct(StringComparer.Ordinal).ToArray();
        if (projects.Length > 1)
        {
            diagnostics.Add(DiagnosticCatalog.RecordInSeveralProjects(
                Place(component), type, component.App ?? component.FullName, projects));
            return false;
        }

        if (component.App is not { } app || type.AppField is null)
        {
            return true;
        }

        var mistake = found.Length switch
        {
            0 => Missing(component, type, app),
            1 => desired.IsNameFixed && !string.Equals(found[0].Component.FullName, component.FullName, StringComparison.OrdinalIgnoreCase)
                ? DiagnosticCatalog.RecordNameDiffers(
                    Place(component), type, app, component.FullName, found[0].Component.FullName, found[0].Path)
                : null,
            _ => DiagnosticCatalog.SeveralRecords(Place(component), type, app, found.Select(candidate => candidate.Path)),
        };
        if (mistake is not null)
        {
            diagnostics.Add(mistake);
        }

        return mistake is not { Severity: DiagnosticSeverity.Error };
    }

    /// <summary>The finding about a record that was not retrieved; of an app without any record, only the first is one.</summary>
    private Diagnostic? Missing(MetadataComponent component, MetadataType type, string app)
    {
        var (packageNamespace, name) = NamespacedName.Split(app);
        var other = tree.FilesOf(app).Any() ? null : tree.FilesOf(type).FirstOrDefault(
            file => string.Equals(NamespacedName.Split(file.App!).Name, name, StringComparison.OrdinalIgnoreCase));
        if (other is not null)
        {
            return DiagnosticCatalog.RecordOfAnotherNamespace(Place(component), type, app, other.App!, other.Path);
        }

        if (packageNamespace is not null)
        {
            return DiagnosticCatalog.NoRecordOfInstalledApp(
                Place(component), type, app, tree.Path, [.. tree.FilesOf(type).Select(file => file.App).OfType<string>().Distinct()]);
        }

        if (component.FullName.Length == 0)
        {
            return DiagnosticCatalog.RecordNameUnknown(Place(component), app);
        }

        var isAppNew = !tree.FilesOf(app).Any();
        return isAppNew && !newApps.Add(app)
            ? null
            : DiagnosticCatalog.NoRecordRetrieved(Place(component), type, isAppNew ? null : component.FullName, app, tree.Path);
    }

    private SourceLocation? Place(MetadataComponent component) => places.Find(component, null);
}
