using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>
/// Makes a policy file of what an org has: readable, with comments, in Setup's words. Generating from it gives records that mean the
/// same. Values that belong to one org, secrets, and what policy files have no words for are left out; a finding names each.
/// </summary>
public static class PolicyImporter
{
    /// <summary>The text of a policy file for all apps of a tree.</summary>
    /// <param name="tree">What was retrieved.</param>
    public static Result<string> Import(MetadataTree tree) => Import(tree, "policy.eca.yaml");

    /// <summary>The text of a policy file for all apps of a tree.</summary>
    /// <param name="tree">What was retrieved.</param>
    /// <param name="path">Path that the text is meant for: what the org has may break rules, and findings about that are about the text.</param>
    public static Result<string> Import(MetadataTree tree, string path)
    {
        var diagnostics = new DiagnosticBag();
        var components = tree.WithOneProjectEach(type => type.PolicyKey is not null, diagnostics).Files.Select(file => file.Component);
        return Import([.. components], tree.Places, tree.Path, path, diagnostics, "Policies of External Client Apps, imported from an org.");
    }

    /// <summary>
    /// The text of a policy file for External Client Apps that take the place of a tree's connected apps; see
    /// <see cref="ConnectedAppConverter"/>. What cannot be moved is named in a finding.
    /// </summary>
    /// <param name="tree">A retrieve, or a Salesforce DX project as a whole.</param>
    public static Result<string> ImportConnectedApps(MetadataTree tree) => ImportConnectedApps(tree, "policy.eca.yaml");

    /// <inheritdoc cref="ImportConnectedApps(MetadataTree)"/>
    /// <param name="tree">A retrieve, or a Salesforce DX project as a whole.</param>
    /// <param name="path">Path that the text is meant for: the apps may break rules, and findings about that are about the text.</param>
    public static Result<string> ImportConnectedApps(MetadataTree tree, string path)
    {
        var (places, diagnostics) = (new SourceMap(), new DiagnosticBag());
        return ConnectedAppConverter.Convert(tree.WithOneProjectEach(type => type == ConnectedApp.MetadataType, diagnostics), places, diagnostics) is { } components
            ? Import(components, places, tree.Path, path, diagnostics, "External Client Apps, converted from connected apps.")
            : diagnostics.ToResult<string>(null);
    }

    private static Result<string> Import(
        IReadOnlyList<MetadataComponent> components, SourceMap places, string treePath, string path, DiagnosticBag diagnostics, string title)
    {
        var sections = new List<MetadataComponent>();
        foreach (var component in components)
        {
            if (WhyNot(component, places) is { } reason)
            {
                diagnostics.Add(DiagnosticCatalog.ComponentLeftOut(
                    places.Find(component, null), component.GetMetadataType(), component.FullName, reason));
            }
            else
            {
                sections.Add(component);
            }
        }

        if (sections.Count == 0)
        {
            diagnostics.Add(DiagnosticCatalog.NothingToImport(treePath));
            return diagnostics.ToResult<string>(null);
        }

        var apps = sections
            .Where(component => component.App is not null)
            .GroupBy(component => component.App!, StringComparer.OrdinalIgnoreCase)
            .OrderBy(app => app.Key, StringComparer.Ordinal)
            .Select(app => new ImportedApp(app.Key, [.. app.OrderBy(component => component.GetMetadataType().Phase)]))
            .ToArray();
        CheckNames(apps, places, diagnostics);
        if (diagnostics.HasErrors)
        {
            return diagnostics.ToResult<string>(null);
        }

        var yaml = new YamlText()
            .Comment(title)
            .Comment("A merge into the retrieved records changes what is set here and leaves everything else as it is.");
        if (VersionFor(sections) is { } version && version != ApiVersion.Default)
        {
            yaml.Comment("The API version that supports all settings below.").AddRaw(PolicyKeys.ApiVersion, version.ToString());
        }

        if (apps.Length > 0)
        {
            yaml.Begin(PolicyKeys.Apps);
            foreach (var app in apps)
            {
                app.Write(yaml, places, diagnostics);
            }

            yaml.End();
        }

        WriteOrg(sections, yaml, places, diagnostics);
        var text = yaml.ToString();
        // What the org has is no mistake of the import, and the text is right all the same.
        diagnostics.AddRange(PolicyGenerator.Parse(text, path).Diagnostics.Select(
            finding => finding.Severity == DiagnosticSeverity.Error ? finding with { Severity = DiagnosticSeverity.Warning } : finding));
        return diagnostics.ToResult(text);
    }

    /// <summary>Why a component cannot stand in a policy file; <see langword="null"/> when it can.</summary>
    private static string? WhyNot(MetadataComponent component, SourceMap places)
    {
        var type = component.GetMetadataType();
        return type.PolicyKey is null ? "policy files do not cover this type."
            : component.App is { } app && NamespacedName.HasMark(app) && !type.IsPolicy ? "it belongs to the package that brought the app."
            : NameMistake(component) is { } hint ? $"it contains a name that Salesforce refuses. {hint}"
            : ImportedRecord.WhyNot(component, isItem: false, places) is { } reason ? $"{reason} Salesforce refuses the component without it."
            : ImportedRecord.Says(component, places) ? null
            : type.Fields.Any(field => places.IsReplaced(component, field)) ? "all its values are replaced on deploy, as sfdx-project.json says."
            : "it contains only defaults.";
    }

    private static string? NameMistake(MetadataComponent component)
    {
        var type = component.GetMetadataType();
        return component.App is { } app && ComponentName.FindMistake(app, ExternalClientApplication.MetadataType) is { } hint ? hint
            : type == ExternalClientApplication.MetadataType || type.ManifestMember is not null ? null
            : ComponentName.FindMistake(component.FullName);
    }

    private static void WriteOrg(IEnumerable<MetadataComponent> sections, YamlText yaml, SourceMap places, DiagnosticBag diagnostics)
    {
        var record = new ImportedRecord(yaml, places, diagnostics);
        foreach (var type in sections.Where(component => component.App is null).GroupBy(component => component.GetMetadataType()))
        {
            yaml.Begin(type.Key.PolicyKey!);
            foreach (var component in type)
            {
                if (type.Key.ManifestMember is not null)
                {
                    record.Write(component);
                    continue;
                }

                yaml.Begin(component.FullName);
                record.Write(component);
                yaml.End();
            }

            yaml.End();
        }
    }

    private static void CheckNames(ImportedApp[] apps, SourceMap places, DiagnosticBag diagnostics)
    {
        foreach (var pair in apps.GroupBy(app => app.DeveloperName, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1))
        {
            var both = pair.ToArray();
            diagnostics.Add(DiagnosticCatalog.AppsShareName(places.Find(both[1].Components[0], null), both[1].FullName, both[0].FullName));
        }

        foreach (var app in apps)
        {
            foreach (var type in app.Components.GroupBy(component => component.GetMetadataType()).Where(group => group.Count() > 1))
            {
                diagnostics.Add(DiagnosticCatalog.SeveralRecords(
                    null, type.Key, app.FullName, type.Select(component => places.Find(component, null)?.File ?? component.FullName)));
            }
        }
    }

    /// <summary>The version nearest to the default that knows all that the records say; the default when there is none.</summary>
    private static ApiVersion? VersionFor(IReadOnlyCollection<MetadataComponent> components)
    {
        return Enumerable.Range(ApiVersion.Oldest.Major, ApiVersion.Newest.Major - ApiVersion.Oldest.Major + 1)
            .Select(major => new ApiVersion(major))
            .OrderBy(version => Math.Abs(version.Major - ApiVersion.Default.Major))
            .Select(version => (ApiVersion?)version)
            .FirstOrDefault(version => KnowsAll(version!.Value, components));
    }

    private static bool KnowsAll(ApiVersion version, IReadOnlyCollection<MetadataComponent> components)
    {
        var findings = new DiagnosticBag();
        var check = new RecordCheck(version, new SourceMap(), findings);
        foreach (var component in components)
        {
            check.Check(component);
        }

        return !findings.HasErrors;
    }
}
