using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Comparison;

/// <summary>
/// Finds the retrieved record that a desired one is about: by the app that it belongs to, not by its name, because Salesforce names
/// such records after the way the app came into the org.
/// </summary>
internal sealed class RecordFinder(MetadataTree tree, SourceMap places, DiagnosticBag diagnostics)
{
    /// <summary>Finds the record; true with none when the component is new, false after an error.</summary>
    public bool TryFind(DesiredComponent desired, out ComponentFile? file)
    {
        var component = desired.Component;
        var type = component.GetMetadataType();
        var files = tree.FilesOf(type).ToArray();
        if (type.AppField is null)
        {
            file = Array.Find(files, candidate => AreSame(candidate.Component.FullName, component.FullName));
            return true;
        }

        var found = Array.FindAll(files, candidate => AreSame(candidate.App, component.App));
        file = found.Length == 1 ? found[0] : null;
        var mistake = found.Length switch
        {
            0 => Missing(component, type, files),
            1 => desired.IsNameFixed && !AreSame(found[0].Component.FullName, component.FullName)
                ? DiagnosticCatalog.RecordNameDiffers(Place(component), type, component.App!, component.FullName, found[0].Component.FullName, found[0].Path)
                : null,
            _ => DiagnosticCatalog.SeveralRecords(Place(component), type, component.App!, found.Select(candidate => candidate.Path)),
        };
        if (mistake is not null)
        {
            diagnostics.Add(mistake);
        }

        return mistake is not { Severity: DiagnosticSeverity.Error };
    }

    private Diagnostic Missing(MetadataComponent component, MetadataType type, ComponentFile[] files)
    {
        var app = component.App!;
        return Array.Find(files, file => AreSame(WithoutNamespace(file.App!), WithoutNamespace(app))) is { } other
            ? DiagnosticCatalog.RecordOfAnotherNamespace(Place(component), type, app, other.App!, other.Path)
            : WithoutNamespace(app) != app
            ? DiagnosticCatalog.NoRecordOfInstalledApp(Place(component), type, app, tree.Path)
            : component.FullName.Length == 0
            ? DiagnosticCatalog.RecordNameUnknown(Place(component), app)
            : DiagnosticCatalog.NoRecordRetrieved(Place(component), type, component.FullName, app, tree.Path);
    }

    private SourceLocation? Place(MetadataComponent component) => places.Find(component, null);

    private static string WithoutNamespace(string fullName)
    {
        var separator = fullName.IndexOf("__", StringComparison.Ordinal);
        return separator < 0 ? fullName : fullName.Substring(separator + 2);
    }

    /// <summary>To Salesforce, names that differ only in case are the same.</summary>
    private static bool AreSame(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
