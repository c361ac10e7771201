using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Conversion;

/// <summary>
/// Makes the records of an External Client App of a connected app, field by field as <c>docs/converting.md</c> tells. What cannot be
/// moved is a finding with its place, its reason, and what to do. Nothing is left out without one.
/// </summary>
public static class ConnectedAppConverter
{
    /// <summary>Converts one connected app.</summary>
    /// <param name="app">The connected app. Findings have no places: its file is not known.</param>
    /// <returns>The records, named as Salesforce names those of an app that is deployed; absent when the app cannot be converted.</returns>
    public static Result<ValueList<MetadataComponent>> Convert(ConnectedApp app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var diagnostics = new DiagnosticBag();
        var made = new ConnectedAppMove(app, new SourceMap(), new SourceMap(), diagnostics).Run();
        return diagnostics.ToResult(made.Count == 0 ? null : made.ToValueList());
    }

    /// <summary>Converts the connected apps of a tree.</summary>
    /// <param name="tree">A retrieve, or a Salesforce DX project as a whole.</param>
    /// <returns>
    /// The records of all apps that could be converted, by type, then by name; absent when there are none. An error is about one app, or a
    /// part of it, and leaves the others as they are.
    /// </returns>
    public static Result<ValueList<MetadataComponent>> Convert(MetadataTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var diagnostics = new DiagnosticBag();
        return diagnostics.ToResult(Convert(tree, new SourceMap(), diagnostics));
    }

    /// <summary>Converts the connected apps of a tree; the places of the records are those of the connected apps.</summary>
    internal static ValueList<MetadataComponent>? Convert(MetadataTree tree, SourceMap places, DiagnosticBag diagnostics)
    {
        var made = new List<MetadataComponent>();
        var apps = tree.Files.Select(file => file.Component).OfType<ConnectedApp>()
            .GroupBy(app => app.FullName, StringComparer.OrdinalIgnoreCase)
            .ToArray();
        // The app is in two files, and it is not known which one the org has.
        foreach (var app in apps.Where(files => !files.Skip(1).Any()).Select(files => files.First()))
        {
            if (tree.FilesOf(app.FullName).FirstOrDefault() is { } existing)
            {
                diagnostics.Add(DiagnosticCatalog.AppExists(tree.Places.Find(app, null), app.FullName, existing.Path));
            }
            else
            {
                made.AddRange(new ConnectedAppMove(app, tree.Places, places, diagnostics).Run());
            }
        }

        if (made.Count == 0)
        {
            if (apps.All(files => !files.Skip(1).Any()) && !diagnostics.HasErrors && !tree.HasUnreadFiles)
            {
                diagnostics.Add(DiagnosticCatalog.NothingToConvert(tree.Path));
            }

            return null;
        }

        return made
            .OrderBy(component => component.GetMetadataType().Name, StringComparer.Ordinal)
            .ThenBy(component => component.FullName, StringComparer.Ordinal)
            .ToValueList();
    }
}
