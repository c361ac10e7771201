using IDialogue.Eca.Comparison;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies;

/// <summary>Policy files on their way to a package: read, bound, merged, checked, all findings in one bag.</summary>
/// <param name="baseline">What the org has; absent when the package is made of the policies alone.</param>
internal sealed class PolicyCompilation(MetadataTree? baseline = null)
{
    private readonly SourceMap places = new();
    private readonly Dictionary<string, SourceLocation> apps = new(StringComparer.Ordinal);
    private readonly List<PolicyFile> files = [];
    private readonly List<BoundComponent> bound = [];

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>Reads one file's text; the file is absent after an error that left nothing of it.</summary>
    public PolicyFile? Add(string text, string path)
    {
        if (YamlReader.Read(text, path, Diagnostics) is not { } root)
        {
            return null;
        }

        var binder = new PolicyBinder(Diagnostics, places, apps, areNamesNeeded: baseline is null);
        var file = binder.Bind(root, path);
        bound.AddRange(binder.Components);
        if (file is not null)
        {
            files.Add(file);
        }

        return file;
    }

    /// <summary>Holds what the files say against the rules, without a look at any org.</summary>
    public void CheckRules()
    {
        foreach (var component in bound)
        {
            PolicyRules.Check(component, places, Diagnostics);
        }
    }

    /// <summary>A package of all that was added, or <see langword="null"/> after an error.</summary>
    /// <param name="apiVersion">The version of the package; what the files say when absent.</param>
    public CompiledPackage? ToPackage(ApiVersion? apiVersion)
    {
        var version = apiVersion ?? VersionOfFiles();
        var merged = baseline is null ? null : Merge(baseline);
        if (merged is null)
        {
            CheckRules();
        }

        var components = merged?.Select(component => component.File).ToArray()
            ?? [.. files.SelectMany(file => file.Apps).SelectMany(app => app.Components).Select(component => new ComponentFile(component))];
        if (components.Length == 0 && Diagnostics.HasErrors)
        {
            return null;
        }

        var package = MetadataPackage.CreateFromFiles(version, components, places);
        Diagnostics.AddRange(package.Diagnostics);
        return Diagnostics.HasErrors ? null : new CompiledPackage(package.Value!, merged);
    }

    /// <summary>Warns of what a deploy of the package by itself would put back to default in an org that has this tree.</summary>
    public void WarnOfResets(MetadataTree known)
    {
        var finder = new RecordFinder(known, places, new DiagnosticBag());
        foreach (var component in bound)
        {
            if (!finder.TryFind(component.Desired, out var file) || file is null)
            {
                continue;
            }

            var resets = RecordPlanner.Plan(component.Desired, file.Component).Changes
                .Where(change => change.Kind == FieldChangeKind.WillReset)
                .Select(change => $"{change.Title} ({DiffText.Short(change.BeforeInWords)})")
                .ToArray();
            if (resets.Length > 0)
            {
                Diagnostics.Add(DiagnosticCatalog.WouldReset(places.Find(component.Component, null), file.Component.FullName, resets, known.Path));
            }
        }
    }

    private List<MergedComponent> Merge(MetadataTree tree)
    {
        places.AddRange(tree.Places);
        var finder = new RecordFinder(tree, places, Diagnostics);
        var merged = new List<MergedComponent>();
        foreach (var component in bound)
        {
            if (!finder.TryFind(component.Desired, out var file))
            {
                PolicyRules.Check(component, places, Diagnostics);
            }
            else if (MetadataMerge.Merge(file, component.Desired, places, Diagnostics) is { } result)
            {
                CheckRules(result, component.UnreadableFields, file);
                merged.Add(result);
            }
        }

        return merged;
    }

    /// <summary>Holds a merged record against the rules. What the org's record broke before is the org's, and no reason to stop.</summary>
    private void CheckRules(MergedComponent merged, IReadOnlyCollection<string> unreadable, ComponentFile? retrieved)
    {
        var before = new DiagnosticBag();
        if (retrieved is not null)
        {
            PolicyRules.Check(new BoundComponent(new DesiredComponent(retrieved.Component), []), places, before);
        }

        var after = new DiagnosticBag();
        PolicyRules.Check(new BoundComponent(new DesiredComponent(merged.File.Component), unreadable), places, after);
        var known = before.ToValueList().Select(diagnostic => diagnostic.Code).ToArray();
        Diagnostics.AddRange(after.ToValueList().Where(diagnostic => !known.Contains(diagnostic.Code)));
    }

    private ApiVersion VersionOfFiles()
    {
        var saying = files.Where(file => file.ApiVersion is not null).ToArray();
        foreach (var other in saying.Skip(1).Where(file => file.ApiVersion != saying[0].ApiVersion))
        {
            Diagnostics.Add(DiagnosticCatalog.ApiVersionsDiffer(
                new SourceLocation(other.Path, 1, 1), other.ApiVersion!.Value, saying[0].ApiVersion!.Value, saying[0].Path));
        }

        return saying.Length > 0 ? saying[0].ApiVersion!.Value : ApiVersion.Default;
    }
}
