using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>Selects what can stand in a policy file; a finding tells of each other component.</summary>
/// <param name="places">The locations of the components' values.</param>
/// <param name="diagnostics">Takes what is left out.</param>
/// <param name="leftOut">Takes the names of records and apps that are left out.</param>
internal sealed class ImportSelection(SourceMap places, DiagnosticBag diagnostics, List<string> leftOut)
{
    /// <summary>The components that can stand in a policy file, each once.</summary>
    public IReadOnlyList<MetadataComponent> FindSections(IReadOnlyCollection<MetadataComponent> components) =>
        RemoveDoubles(Importable(components));

    /// <summary>The apps of the sections, without those that a policy file cannot tell from each other.</summary>
    public IReadOnlyList<ImportedApp> FindApps(IEnumerable<MetadataComponent> sections)
    {
        var apps = sections
            .Where(section => section.App is not null)
            .GroupBy(section => section.App!, StringComparer.OrdinalIgnoreCase)
            .OrderBy(app => app.Key, StringComparer.Ordinal)
            .Select(app => new ImportedApp(app.Key, [.. app.OrderBy(section => section.GetMetadataType().Phase)]));
        var single = new List<ImportedApp>();
        foreach (var named in apps.GroupBy(app => app.DeveloperName, StringComparer.OrdinalIgnoreCase))
        {
            var first = named.First();
            if (named.Skip(1).FirstOrDefault() is not { } second)
            {
                single.Add(first);
                continue;
            }

            leftOut.AddRange(named.Select(app => app.FullName));
            diagnostics.Add(DiagnosticCatalog.AppsShareName(places.Find(second.Components[0], null), second.FullName, first.FullName));
        }

        return single;
    }

    /// <summary>The components that can stand in a policy file; a finding tells of each other.</summary>
    private IEnumerable<MetadataComponent> Importable(IEnumerable<MetadataComponent> components)
    {
        foreach (var component in components)
        {
            if (WhyNot(component) is { } reason)
            {
                diagnostics.Add(DiagnosticCatalog.ComponentLeftOut(
                    places.Find(component, null), component.GetMetadataType(), component.FullName, reason));
            }
            else
            {
                yield return component;
            }
        }
    }

    /// <summary>Leaves out records that are in several files: it is not known which one the org has.</summary>
    private List<MetadataComponent> RemoveDoubles(IEnumerable<MetadataComponent> sections)
    {
        var single = new List<MetadataComponent>();
        foreach (var record in sections.GroupBy(
            section => (section.GetMetadataType(), (section.App ?? section.FullName).ToUpperInvariant())))
        {
            var first = record.First();
            if (record.Skip(1).FirstOrDefault() is not { } second)
            {
                single.Add(first);
                continue;
            }

            leftOut.Add($"{first.GetMetadataType().Name} '{first.FullName}'");
            if (first.App is { } app)
            {
                diagnostics.Add(DiagnosticCatalog.SeveralRecords(
                    places.Find(second, null),
                    first.GetMetadataType(),
                    app,
                    record.Select(file => places.Find(file, null)?.File ?? file.FullName)));
            }
        }

        return single;
    }

    /// <summary>Why a component cannot stand in a policy file; <see langword="null"/> when it can.</summary>
    private string? WhyNot(MetadataComponent component)
    {
        var type = component.GetMetadataType();
        if (type.PolicyKey is null)
        {
            return "policy files do not cover this type.";
        }

        if (component.App is { } app && NamespacedName.HasMark(app) && !type.IsPolicy)
        {
            return "it belongs to the package of the app.";
        }

        if (NameMistake(component) is { } hint)
        {
            return $"it contains a name that Salesforce refuses. {hint}";
        }

        if (ImportedRecord.WhyNot(component, isItem: false, places) is { } reason)
        {
            return $"{reason} Salesforce refuses the component without it.";
        }

        return ImportedRecord.HasContent(component, places) ? null
            : ImportedRecord.WhyEmpty(component, places) ?? "it contains only defaults.";
    }

    private static string? NameMistake(MetadataComponent component)
    {
        var type = component.GetMetadataType();
        if (component.App is { } app && ComponentName.FindMistake(app, ExternalClientApplication.MetadataType) is { } hint)
        {
            return hint;
        }

        return type == ExternalClientApplication.MetadataType || type.ManifestMember is not null
            ? null
            : ComponentName.FindMistake(component.FullName);
    }
}
