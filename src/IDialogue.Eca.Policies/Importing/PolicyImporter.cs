using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>
/// Makes a policy file of what an org has: readable, with comments, in Setup's words. Generating from it gives records that mean the
/// same. Values that belong to one org, secrets, and what policy files have no words for are left out; a finding names each.
/// </summary>
public static class PolicyImporter
{
    /// <summary>Codes of rules about what the converter has told already, at the line of the connected app: PKCE, and certificates of asset tokens.</summary>
    private static readonly string[] ToldByConverter = ["ECA0095", "ECA0107"];

    /// <summary>The text of a policy file for all apps of a tree.</summary>
    /// <param name="tree">What was retrieved.</param>
    public static Result<string> Import(MetadataTree tree) => Import(tree, "policy.eca.yaml");

    /// <summary>The text of a policy file for all apps of a tree.</summary>
    /// <param name="tree">What was retrieved.</param>
    /// <param name="path">Path that the text is meant for: what the org has may break rules, and findings about that are about the text.</param>
    /// <returns>
    /// The text, also after errors: each is about one app, one record or one file, which is left out and named in the text. Absent when
    /// nothing is left.
    /// </returns>
    public static Result<string> Import(MetadataTree tree, string path)
    {
        var diagnostics = new DiagnosticBag();
        var components = tree.WithOneProjectEach(type => type.PolicyKey is not null, diagnostics).Files.Select(file => file.Component);
        return Import(
            [.. components],
            tree,
            tree.Places,
            path,
            diagnostics,
            "Policies of External Client Apps, imported from an org.",
            [],
            []);
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
    /// <returns>
    /// The text, also after errors: an app that cannot be converted is left out and named in the text. Absent when no app is left.
    /// </returns>
    public static Result<string> ImportConnectedApps(MetadataTree tree, string path)
    {
        var (places, diagnostics) = (new SourceMap(), new DiagnosticBag());
        var ofOne = tree.WithOneProjectEach(type => type == ConnectedApp.MetadataType, diagnostics);
        if (ConnectedAppConverter.Convert(ofOne, places, diagnostics) is not { } components)
        {
            return diagnostics.ToResult<string>(null);
        }

        var converted = new HashSet<string>(components.Select(component => component.App).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        var leftOut = tree.Files.Select(file => file.Component).OfType<ConnectedApp>().Select(app => app.FullName)
            .Where(app => !converted.Contains(app)).Distinct(StringComparer.OrdinalIgnoreCase);
        return Import(components, tree, places, path, diagnostics, "External Client Apps, converted from connected apps.", [.. leftOut], ToldByConverter);
    }

    private static Result<string> Import(
        IReadOnlyList<MetadataComponent> components,
        MetadataTree tree,
        SourceMap places,
        string path,
        DiagnosticBag diagnostics,
        string title,
        List<string> leftOut,
        string[] told)
    {
        leftOut.AddRange(FilesNotRead(tree));
        var sections = RemoveDoubles(FindSections(components, places, diagnostics), places, diagnostics, leftOut);
        var apps = FindApps(sections, places, diagnostics, leftOut);
        sections = [.. sections.Where(section => section.App is null), .. apps.SelectMany(app => app.Components)];
        if (sections.Count == 0)
        {
            if (leftOut.Count == 0)
            {
                diagnostics.Add(DiagnosticCatalog.NothingToImport(tree.Path));
            }

            return diagnostics.ToResult<string>(null);
        }

        var yaml = new YamlText()
            .Comment(title)
            .Comment("A merge into the retrieved records changes what is set here and leaves everything else as it is.");
        if (leftOut.Count > 0)
        {
            yaml.Comment($"Not included, see the findings: {string.Join(", ", leftOut)}.");
        }

        if (VersionFor(sections) is { } version && version != ApiVersion.Default)
        {
            yaml.Comment("The API version that supports all settings below.").AddRaw(FileKeys.ApiVersion.Name, version.ToString());
        }

        if (apps.Count > 0)
        {
            yaml.Begin(FileKeys.Apps.Name);
            foreach (var app in apps)
            {
                app.Write(yaml, places, diagnostics);
            }

            yaml.End();
        }

        WriteOrg(sections, yaml, places, diagnostics);
        var text = yaml.ToString();
        // What the org has is no mistake of the import, and the text is right all the same.
        diagnostics.AddRange(PolicyGenerator.Parse(text, path).Diagnostics
            .Where(finding => !told.Contains(finding.Code))
            .Select(finding => finding.Severity == DiagnosticSeverity.Error ? finding with { Severity = DiagnosticSeverity.Warning } : finding));
        return diagnostics.ToResult(text);
    }

    /// <summary>The components that can stand in a policy file; a finding tells of each other.</summary>
    private static List<MetadataComponent> FindSections(
        IEnumerable<MetadataComponent> components, SourceMap places, DiagnosticBag diagnostics)
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

        return sections;
    }

    /// <summary>Leaves out records that are in several files: it is not known which one the org has.</summary>
    private static List<MetadataComponent> RemoveDoubles(
        IEnumerable<MetadataComponent> sections, SourceMap places, DiagnosticBag diagnostics, List<string> leftOut)
    {
        var single = new List<MetadataComponent>();
        foreach (var record in sections.GroupBy(section => (section.GetMetadataType(), (section.App ?? section.FullName).ToUpperInvariant())))
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
                    places.Find(second, null), first.GetMetadataType(), app, record.Select(file => places.Find(file, null)?.File ?? file.FullName)));
            }
        }

        return single;
    }

    /// <summary>The apps of the sections, without those that a policy file cannot tell from each other.</summary>
    private static List<ImportedApp> FindApps(
        IEnumerable<MetadataComponent> sections, SourceMap places, DiagnosticBag diagnostics, List<string> leftOut)
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

    /// <summary>Names of the files from which no component could be read.</summary>
    private static IEnumerable<string> FilesNotRead(MetadataTree tree)
    {
        var read = new HashSet<string>(tree.Files.Select(file => file.Path), StringComparer.Ordinal);
        return tree.Unread
            .Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => finding.Location?.File)
            .OfType<string>()
            .Where(file => !read.Contains(file))
            .Distinct()
            .Select(file => file.Split('/', '\\').Last());
    }

    /// <summary>Why a component cannot stand in a policy file; <see langword="null"/> when it can.</summary>
    private static string? WhyNot(MetadataComponent component, SourceMap places)
    {
        var type = component.GetMetadataType();
        return type.PolicyKey is null ? "policy files do not cover this type."
            : component.App is { } app && NamespacedName.HasMark(app) && !type.IsPolicy ? "it belongs to the package of the app."
            : NameMistake(component) is { } hint ? $"it contains a name that Salesforce refuses. {hint}"
            : ImportedRecord.WhyNot(component, isItem: false, places) is { } reason ? $"{reason} Salesforce refuses the component without it."
            : ImportedRecord.HasContent(component, places) ? null
            : type.Fields.Any(field => places.IsReplaced(component, field)) ? "all its values are replaced on deploy, according to sfdx-project.json."
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

    /// <summary>The version nearest to the default that knows everything in the records; the default when there is none.</summary>
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
