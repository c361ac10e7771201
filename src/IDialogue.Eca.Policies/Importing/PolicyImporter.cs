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
    /// <summary>
    /// Codes of rules about what the converter has told already, at the line of the connected app: PKCE, and certificates of asset tokens.
    /// </summary>
    private static readonly string[] ToldByConverter = ["ECA0095", "ECA0107"];

    /// <summary>Gets the types that policy files have words for.</summary>
    /// <param name="apiVersion">API version that has the types; the one that policies have by default when absent.</param>
    internal static PolicyOutline OutlineOf(ApiVersion? apiVersion = null)
    {
        var version = apiVersion ?? ApiVersion.Default;
        return new PolicyOutline(
            version, MetadataCatalog.Components.Where(type => type.PolicyKey is not null && type.Since <= version).ToValueList());
    }

    /// <summary>Gets the types that a conversion reads.</summary>
    internal static PolicyOutline OutlineOfConnectedApps => new(ApiVersion.Default, [ConnectedApp.MetadataType]);

    /// <summary>The text of a policy file for all apps of a tree.</summary>
    /// <param name="tree">What was retrieved.</param>
    public static Result<string> Import(MetadataTree tree) => Import(tree, "policy.eca.yaml");

    /// <summary>The text of a policy file for all apps of a tree.</summary>
    /// <param name="tree">What was retrieved.</param>
    /// <param name="path">Path that the text is meant for: what the org has may break rules, and findings about that are about the
    /// text.</param>
    /// <returns>
    /// The text, also after errors: each is about one app, one record or one file, which is left out and named in the text. Absent when
    /// nothing is left.
    /// </returns>
    public static Result<string> Import(MetadataTree tree, string path)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(path);
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
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(path);
        var (places, diagnostics) = (new SourceMap(), new DiagnosticBag());
        var ofOne = tree.WithOneProjectEach(type => type == ConnectedApp.MetadataType, diagnostics);
        if (ConnectedAppConverter.Convert(ofOne, places, diagnostics) is not { } components)
        {
            return diagnostics.ToResult<string>(null);
        }

        var converted = new HashSet<string>(
            components.Select(component => component.App).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        var leftOut = tree.Files.Select(file => file.Component).OfType<ConnectedApp>().Select(app => app.FullName)
            .Where(app => !converted.Contains(app)).Distinct(StringComparer.OrdinalIgnoreCase);
        return Import(
            components,
            tree,
            places,
            path,
            diagnostics,
            "External Client Apps, converted from connected apps.",
            [.. leftOut],
            ToldByConverter);
    }

    private static Result<string> Import(
        ValueList<MetadataComponent> components,
        MetadataTree tree,
        SourceMap places,
        string path,
        DiagnosticBag diagnostics,
        string title,
        List<string> leftOut,
        string[] told)
    {
        leftOut.AddRange(FilesNotRead(tree));
        var selection = new ImportSelection(places, diagnostics, leftOut);
        var sections = selection.FindSections(components);
        var apps = selection.FindApps(sections);
        sections = [.. sections.Where(section => section.App is null), .. apps.SelectMany(app => app.Components)];
        if (sections.Count == 0)
        {
            if (leftOut.Count == 0)
            {
                diagnostics.Add(DiagnosticCatalog.NothingToImport(tree.Path, hasRecords: components.Count > 0));
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
            .Select(finding => finding.Severity == DiagnosticSeverity.Error
                ? finding with { Severity = DiagnosticSeverity.Warning }
                : finding));
        return diagnostics.ToResult(text);
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
