using IDialogue.Eca.Comparison;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Makes a <see cref="PolicyFile"/> of the nodes of a policy file.</summary>
/// <param name="diagnostics">Takes the findings.</param>
/// <param name="places">Takes the places of what records say.</param>
/// <param name="appsSoFar">The apps of earlier files.</param>
/// <param name="areNamesNeeded">False when records are looked up by their app, so that their names need not be known.</param>
internal sealed class PolicyBinder(
    DiagnosticBag diagnostics, SourceMap places, Dictionary<string, SourceLocation> appsSoFar, bool areNamesNeeded)
{
    private readonly ValueBinder values = new(diagnostics);
    private readonly RecordBinder records = new(diagnostics, places);
    private readonly List<BoundComponent> components = [];

    /// <summary>All records that were made, for the rules to look at.</summary>
    public IReadOnlyList<BoundComponent> Components => components;

    public PolicyFile? Bind(YamlNode root, string path)
    {
        if (values.Mapping(root, "The policy file") is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping);
        var apiVersion = keys.Take("apiVersion") is { } version ? BindApiVersion(version.Value) : null;
        var apps = new List<AppPolicy>();
        if (keys.Take("apps") is not { } entry)
        {
            diagnostics.Add(DiagnosticCatalog.MissingKey(
                mapping.Location, "The policy file", "apps", "Under it, each app has its developer name as a key."));
        }
        else if (values.Mapping(entry.Value, "'apps'") is { } appEntries)
        {
            apps.AddRange(appEntries.Entries.Select(BindApp).OfType<AppPolicy>());
        }

        keys.RefuseOthers("The policy file", diagnostics);
        return new PolicyFile { Path = path, ApiVersion = apiVersion, Apps = apps.ToValueList() };
    }

    private ApiVersion? BindApiVersion(YamlNode node)
    {
        if (values.Text(node, "'apiVersion'") is not { } text)
        {
            return null;
        }

        if (ApiVersion.TryParse(text, out var version) && version.IsSupported)
        {
            return version;
        }

        diagnostics.Add(DiagnosticCatalog.BadApiVersion(node.Location, text));
        return null;
    }

    private AppPolicy? BindApp(YamlEntry app)
    {
        var name = BindName(app.Key, values.Text(app.Key, "The name of an app"), "the developer name of an app", ComponentName.FindMistake);
        if (values.Mapping(app.Value, ValueBinder.Quote(app.Key.Text)) is not { } mapping)
        {
            return null;
        }

        var keys = new KeyReader(mapping);
        var namespaceEntry = keys.Take("namespace");
        var packageNamespace = namespaceEntry is null ? null
            : BindName(namespaceEntry.Value, values.Text(namespaceEntry.Value, "'namespace'"), "a namespace", ComponentName.FindNamespaceMistake);
        var originEntry = keys.Take("origin");
        var origin = originEntry is not null ? BindOrigin(originEntry.Value) : namespaceEntry is not null ? AppOrigin.Installed : null as AppOrigin?;
        var policy = new AppPolicy { DeveloperName = name ?? app.Key.Text, Namespace = packageNamespace };
        var isNew = name is not null && NoteApp(policy.FullName, app.Key.Location);
        var sections = BindSections(app, keys, policy, origin, isOriginSaid: originEntry is not null);
        keys.RefuseOthers($"The app '{app.Key.Text}'", diagnostics);
        return isNew ? policy with { Desired = sections } : null;
    }

    /// <summary>A text that follows the rules of a kind of name; a mistake is a diagnostic and <see langword="null"/>.</summary>
    private string? BindName(YamlNode node, string? text, string what, Func<string, string?> findMistake)
    {
        var separator = text?.IndexOf("__", StringComparison.Ordinal) ?? -1;
        var hint = separator > 0 ? "It holds a namespace: say that under 'namespace' of the app, and here the name without it."
            : text is null ? null
            : findMistake(text);
        if (hint is null)
        {
            return text;
        }

        diagnostics.Add(DiagnosticCatalog.BadName(node.Location, text!, what, hint));
        return null;
    }

    private AppOrigin? BindOrigin(YamlNode node)
    {
        if (values.Text(node, "'origin'") is not { } text)
        {
            return null;
        }

        foreach (var (word, origin) in Origins)
        {
            if (string.Equals(word, text, StringComparison.OrdinalIgnoreCase))
            {
                return origin;
            }
        }

        var words = Origins.Select(known => known.Word).ToArray();
        diagnostics.Add(DiagnosticCatalog.NotAllowed(node.Location, text, "'origin'", words, Suggestion.Nearest(text, words)));
        return null;
    }

    private static (string Word, AppOrigin Origin)[] Origins { get; } =
        [("installed", AppOrigin.Installed), ("deployed", AppOrigin.Deployed), ("setup", AppOrigin.Setup)];

    /// <summary>False when the app was said before.</summary>
    private bool NoteApp(string fullName, SourceLocation location)
    {
        var key = fullName.ToUpperInvariant();
        if (appsSoFar.TryGetValue(key, out var first))
        {
            diagnostics.Add(DiagnosticCatalog.SameAppTwice(location, fullName, first));
            return false;
        }

        appsSoFar.Add(key, location);
        return true;
    }

    private ValueList<DesiredComponent> BindSections(YamlEntry app, KeyReader keys, AppPolicy policy, AppOrigin? origin, bool isOriginSaid)
    {
        var bound = new List<DesiredComponent>();
        var hasSection = false;
        var needsOrigin = false;
        foreach (var type in MetadataCatalog.Components.Where(type => type.PolicyName is not null))
        {
            if (keys.Take(type.PolicyName!) is not { } section)
            {
                continue;
            }

            hasSection = true;
            if (values.Mapping(section.Value, ValueBinder.Quote(section.Key.Text)) is not { } mapping)
            {
                continue;
            }

            var sectionKeys = new KeyReader(mapping);
            var nameEntry = sectionKeys.Take("fullName");
            needsOrigin |= nameEntry is null && origin is null && !isOriginSaid;
            var name = nameEntry is not null ? BindRecordName(nameEntry.Value)
                : origin is { } known ? RecordNames.For(type, known, policy.DeveloperName)
                : null;
            if (records.BindSection(section, sectionKeys, type, policy.FullName, name ?? "", isNameFixed: nameEntry is not null) is not { } component)
            {
                continue;
            }

            components.Add(component);
            if (name is not null || !areNamesNeeded)
            {
                bound.Add(component.Desired);
            }
        }

        if (!hasSection)
        {
            diagnostics.Add(DiagnosticCatalog.NothingSaid(app.Key.Location, app.Key.Text));
        }

        if (needsOrigin && areNamesNeeded)
        {
            diagnostics.Add(DiagnosticCatalog.RecordNameUnknown(app.Key.Location, app.Key.Text));
        }

        return bound.ToValueList();
    }

    private string? BindRecordName(YamlNode node)
    {
        var name = values.Text(node, "'fullName'");
        if (name is not null && name.Contains("__", StringComparison.Ordinal))
        {
            diagnostics.Add(DiagnosticCatalog.NamespaceInRecordName(node.Location, name));
            return null;
        }

        return BindName(node, name, "the name of a record", ComponentName.FindMistake);
    }
}
