using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies;

/// <summary>Policy files on their way to a package: read, bound, merged, checked, all findings in one bag.</summary>
internal sealed class PolicyCompilation
{
    private readonly PolicyRequest request;
    private readonly SourceMap places = new();
    private readonly BindingContext context;
    private readonly Variables variables;
    private readonly List<PolicyFile> files = [];

    /// <param name="inputs">Reads the files.</param>
    /// <param name="request">Which files, and how they are meant.</param>
    public PolicyCompilation(InputFiles inputs, PolicyRequest request)
    {
        this.request = request;
        Files = inputs;
        variables = new Variables(request.Configuration, Diagnostics);
        context = new BindingContext(Diagnostics, places, inputs, request.Today, areNamesNeeded: request.Retrieved is null);
    }

    public DiagnosticBag Diagnostics { get; } = new();

    public InputFiles Files { get; }

    /// <summary>What the policies were merged into; absent when the package is made of the policies alone.</summary>
    public MetadataTree? Baseline { get; private set; }

    /// <summary>Hears of each folder that is read for the baseline.</summary>
    public IProgress<string>? Progress => request.Progress;

    /// <summary>The apps of all files.</summary>
    public IEnumerable<AppPolicy> Apps => files.SelectMany(file => file.Apps);

    /// <summary>Names of the variables that were asked for, in ordinal order.</summary>
    public IEnumerable<string> VariableNames => variables.Names.OrderBy(name => name, StringComparer.Ordinal);

    /// <summary>Reads all files of the request, with what is laid over them.</summary>
    public void AddAll()
    {
        foreach (var path in request.PolicyFiles)
        {
            if (Files.ReadText(path, null, Diagnostics) is { } text)
            {
                Add(text, path, OverlaysOf(path));
            }
        }

        foreach (var content in request.PolicyContents)
        {
            if (Files.ReadText(content, Diagnostics) is { } text)
            {
                Add(text, content.Path, OverlaysOf(content.Path));
            }
        }

        var paths = request.PolicyFiles.Concat(request.PolicyContents.Select(content => content.Path)).ToArray();
        if (request.Environment is { } environment && paths.Length > 0 && !paths.SelectMany(PlacesOf).Any(path => Files.Exists(OverlayPath.For(path, environment))))
        {
            var first = paths[0];
            Diagnostics.Add(DiagnosticCatalog.UnknownEnvironment(
                new SourceLocation(first),
                environment,
                OverlayPath.FileName(OverlayPath.For(PlacesOf(first).Last(), environment)),
                [.. PlacesOf(first).SelectMany(path => OverlayPath.Environments(Files, path)).Distinct()]));
        }
    }

    /// <summary>Reads one file's text; the file is absent after an error that left nothing of it.</summary>
    /// <param name="text">YAML.</param>
    /// <param name="path">Path for findings.</param>
    /// <param name="overlays">Paths of the files that are laid over it, one over the other.</param>
    public PolicyFile? Add(string text, string path, params IEnumerable<string> overlays)
    {
        var root = YamlReader.Read(text, path, Diagnostics);
        foreach (var overlay in overlays)
        {
            if (Files.ReadText(overlay, null, Diagnostics) is { } above && YamlReader.Read(above, overlay, Diagnostics) is { } over)
            {
                root = root is YamlMapping lower && over is YamlMapping upper ? Overlay.Merge(lower, upper) : over;
            }
        }

        var file = root is null ? null : new PolicyBinder(context).Bind(variables.Expand(root), path);
        if (file is not null)
        {
            files.Add(file);
        }

        return file;
    }

    /// <summary>What came of the rules, once they were looked at.</summary>
    public RuleReport? Rules { get; private set; }

    /// <summary>Holds what the files say against the rules, without a look at any org.</summary>
    public void CheckRules() => CheckRules(context.Components.Select(component => new JudgedRecord(component, component.Component, null)), baseline: null);

    /// <summary>The types that a merge of what was added needs: those that the policies speak of, and apps, which tell orphans.</summary>
    public HashSet<MetadataType> NeededTypes =>
        [ExternalClientApplication.MetadataType, .. context.Components.Select(component => component.Component.GetMetadataType())];

    /// <summary>What was added asks for.</summary>
    public PolicyOutline Outline() => new(Version(), context.Components
        .Select(component => component.Component.GetMetadataType()).Distinct().OrderBy(type => type.Name, StringComparer.Ordinal).ToValueList());

    /// <summary>A package of all that was added, or <see langword="null"/> after an error.</summary>
    /// <param name="baseline">What the org has; absent when the package is made of the policies alone.</param>
    public CompiledPackage? ToPackage(MetadataTree? baseline)
    {
        Baseline = baseline;
        var version = Version();
        var merged = Baseline is null ? null : Merge(Baseline);
        if (merged is null)
        {
            CheckRules();
        }

        var components = merged?.Select(component => component.File).ToArray()
            ?? [.. files.SelectMany(file => file.Desired).Select(desired => new ComponentFile(desired.Component))];
        if (components.Length == 0 && Diagnostics.HasErrors)
        {
            return null;
        }

        var package = MetadataPackage.CreateFromFiles(version, components, places);
        Diagnostics.AddRange(package.Diagnostics);
        return Diagnostics.HasErrors ? null : new CompiledPackage(
            package.Value!, merged is null ? null : new MetadataDiff(merged.Select(component => component.Difference).ToValueList()));
    }

    /// <summary>Where a record is asked for.</summary>
    public SourceLocation? PlaceOf(MetadataComponent component) => places.Find(component, null);

    /// <summary>Warns of what a deploy of the package by itself would put back to default in an org that has this tree.</summary>
    public void WarnOfResets(MetadataTree known)
    {
        var finder = new RecordFinder(known, places, new DiagnosticBag());
        foreach (var component in context.Components)
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
                Diagnostics.Add(DiagnosticCatalog.WouldReset(PlaceOf(component.Component), file.Component.FullName, resets, known.Path));
            }
        }
    }

    private List<MergedComponent> Merge(MetadataTree tree)
    {
        places.AddRange(tree.Places);
        var finder = new RecordFinder(tree, places, Diagnostics);
        var merged = new List<MergedComponent>();
        var judged = new List<JudgedRecord>();
        foreach (var component in context.Components.Where(component => IsMergedInto(tree, component.Component)))
        {
            if (!finder.TryFind(component.Desired, out var file))
            {
                judged.Add(new JudgedRecord(component, component.Component, null));
            }
            else if (MetadataMerge.Merge(file, component.Desired, places, Diagnostics) is { } result)
            {
                judged.Add(new JudgedRecord(component, result.File.Component, file));
                merged.Add(result);
            }
        }

        if (judged.Count == 0 && tree is { IsFile: true, Files.Count: > 0 })
        {
            var alone = tree.Files[0];
            Diagnostics.Add(DiagnosticCatalog.NothingSaidOfFile(alone.Path, alone.Component.GetMetadataType(), alone.App ?? alone.Component.FullName));
        }

        CheckRules(judged, tree);
        return merged;
    }

    /// <summary>A file that was named by itself takes what is said of its own record, and says nothing of others.</summary>
    private static bool IsMergedInto(MetadataTree tree, MetadataComponent component) =>
        !tree.IsFile || tree.Files.Any(file =>
            file.Component.GetMetadataType() == component.GetMetadataType()
            && string.Equals(NameOf(file.Component), NameOf(component), StringComparison.OrdinalIgnoreCase));

    /// <summary>Without the namespace: a wrong one is told where the record is looked up.</summary>
    private static string NameOf(MetadataComponent component) => NamespacedName.Split(component.App ?? component.FullName).Name;

    private void CheckRules(IEnumerable<JudgedRecord> judged, MetadataTree? baseline)
    {
        var run = new RuleRun(places, variables.Places, Files.All.Select(file => file.Path));
        Rules = run.Check(judged, baseline);
        Diagnostics.AddRange(Rules.Findings);
        Diagnostics.AddRange(context.Rules.SelectMany(engine => engine.CheckSuppressions()));
    }

    private ApiVersion Version()
    {
        if (request.ApiVersion is { } asked)
        {
            return asked;
        }

        var saying = files.Where(file => file.ApiVersion is not null).ToArray();
        foreach (var other in saying.Skip(1).Where(file => file.ApiVersion != saying[0].ApiVersion))
        {
            Diagnostics.Add(DiagnosticCatalog.ApiVersionsDiffer(
                new SourceLocation(other.Path, 1, 1), other.ApiVersion!.Value, saying[0].ApiVersion!.Value, saying[0].Path));
        }

        return saying.Length > 0 ? saying[0].ApiVersion!.Value : ApiVersion.Default;
    }

    /// <summary>The files that are laid over a policy file, the lowest first: for the environment, then from elsewhere.</summary>
    private IEnumerable<string> OverlaysOf(string path) =>
        PlacesOf(path)
            .SelectMany(place => request.Environment is { } environment ? [place, OverlayPath.For(place, environment)] : new[] { place })
            .Skip(1)
            .Where(Files.Exists);

    /// <summary>Where a policy file lies, and where those are that are laid over it and need not exist.</summary>
    private IEnumerable<string> PlacesOf(string path) =>
        request.Overlays.Where(overlay => overlay.PolicyFile == path).Select(overlay => overlay.Path).Prepend(path);
}
