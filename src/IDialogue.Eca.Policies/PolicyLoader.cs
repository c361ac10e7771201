using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies;

/// <summary>Reads policy files with what is laid over them, and binds them.</summary>
internal sealed class PolicyLoader
{
    private readonly InputFiles inputs;
    private readonly PolicyRequest request;
    private readonly DiagnosticBag diagnostics;
    private readonly BindingContext context;
    private readonly RuleGuard? guard;
    private readonly List<PolicyFile> files = [];
    private readonly HashSet<string> variables = new(StringComparer.Ordinal);
    private readonly HashSet<string> secrets = new(StringComparer.Ordinal);
    private readonly HashSet<SourceLocation> variablePlaces = [];

    private PolicyLoader(InputFiles inputs, PolicyRequest request, DiagnosticBag diagnostics)
    {
        this.inputs = inputs;
        this.request = request;
        this.diagnostics = diagnostics;
        context = new BindingContext(diagnostics, inputs, areNamesNeeded: request.Retrieved is null);
        guard = GuardBinder.Read(inputs, request.Guard, diagnostics);
    }

    /// <summary>Loads all files of a request.</summary>
    /// <param name="inputs">Reads the files.</param>
    /// <param name="request">Which files, and how they are meant.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public static BoundPolicies Load(InputFiles inputs, PolicyRequest request, DiagnosticBag diagnostics)
    {
        var loader = new PolicyLoader(inputs, request, diagnostics);
        foreach (var path in request.PolicyFiles.Distinct(StringComparer.Ordinal))
        {
            loader.Add(inputs.ReadText(path, null, diagnostics), path);
        }

        foreach (var content in request.PolicyContents)
        {
            loader.Add(inputs.ReadText(new InputFile(content.Path, content.Bytes.ToArray()), diagnostics), content.Path);
        }

        loader.CheckEnvironment();
        new OverlayCheck(request, inputs, diagnostics).Check();
        new OverlayConflicts(request, inputs, diagnostics).Check();
        return loader.ToPolicies();
    }

    /// <summary>Loads a guard file; <see langword="null"/> if there is none, or after an error.</summary>
    public static RuleGuard? LoadGuard(InputFiles inputs, string? path, DiagnosticBag diagnostics) =>
        GuardBinder.Read(inputs, path, diagnostics);

    /// <summary>Checks whether an environment is declared, has an overlay, or is one of a project that has no overlay for any.</summary>
    public static bool IsKnownEnvironment(PolicyRequest request, InputFiles inputs, string environment)
    {
        var places = PathsOf(request).SelectMany(path => PlacesOf(request, path)).ToArray();
        return request.Environments?.Contains(environment) == true
            || Array.Exists(places, path => inputs.Exists(OverlayPath.For(path, environment)))
            || (request.Environments is { Count: 0 } && !places.SelectMany(path => OverlayPath.Environments(inputs, path)).Any());
    }

    /// <summary>Loads the text of one file, without touching a file system.</summary>
    public static BoundPolicies LoadText(string text, string path, PolicyRequest request, DiagnosticBag diagnostics)
    {
        var loader = new PolicyLoader(new InputFiles(null), request, diagnostics);
        loader.Add(text, path);
        return loader.ToPolicies();
    }

    private void Add(string? text, string path)
    {
        if (text is null)
        {
            return;
        }

        var root = YamlReader.Read(text, path, diagnostics);
        var layers = new List<YamlNode?> { root };
        foreach (var overlay in OverlaysOf(path))
        {
            if (inputs.ReadText(overlay, null, diagnostics) is { } above && YamlReader.Read(above, overlay, diagnostics) is { } over)
            {
                layers.Add(over);
                root = root is YamlMapping lower && over is YamlMapping upper
                    ? Overlay.Merge(lower, upper, SubscriberBinder.IsWhole)
                    : over;
            }
        }

        if (root is not null)
        {
            Bind(root, [.. layers.OfType<YamlNode>()], path);
        }
    }

    private void Bind(YamlNode root, YamlNode[] layers, string path)
    {
        var named = new Variables(request.Configuration, new DiagnosticBag());
        Array.ForEach(layers, layer => named.Expand(layer));
        var publicVariables = new PublicVariables(layers, named.Names, context);
        var used = new Variables(request.Configuration, diagnostics);
        if (new PolicyBinder(context).Bind(used.Expand(root), path) is { } file)
        {
            files.Add(file with { Rules = file.Rules.Under(guard, request.NoSuppressions) });
        }

        variables.UnionWith(used.Names);
        variablePlaces.UnionWith(used.Places);
        // A value is as secret as the strictest of the files has it.
        secrets.UnionWith(used.Names.Where(name => !publicVariables.Contains(name)));
    }

    /// <summary>From here on, no finding shows a value that may be a secret, also none that is there already.</summary>
    private BoundPolicies ToPolicies()
    {
        var policies = new BoundPolicies
        {
            Files = files.ToValueList(),
            ApiVersion = FindApiVersion(),
            Places = context.Places,
            UserPlaces = context.UserPlaces,
            AbsentPlaces = context.AbsentPlaces,
            Inputs = inputs.All.ToValueList(),
            VariableNames = variables.OrderBy(name => name, StringComparer.Ordinal).ToValueList(),
            Mask = new VariableMask(secrets, name => request.Configuration?[name]),
            VariablePlaces = variablePlaces,
        };
        diagnostics.Hide(policies.Mask.Hide);
        return policies;
    }

    private ApiVersion FindApiVersion()
    {
        if (request.ApiVersion is { } asked)
        {
            return asked;
        }

        var saying = files.Where(file => file.ApiVersion is not null).ToArray();
        foreach (var other in saying.Skip(1).Where(file => file.ApiVersion != saying[0].ApiVersion))
        {
            diagnostics.Add(DiagnosticCatalog.ConflictingApiVersions(
                new SourceLocation(other.Path, 1, 1), other.ApiVersion!.Value, saying[0].ApiVersion!.Value, saying[0].Path));
        }

        return saying.Length > 0 ? saying[0].ApiVersion!.Value : ApiVersion.Default;
    }

    /// <summary>An environment that no file is for was probably misspelt.</summary>
    private void CheckEnvironment()
    {
        var paths = PathsOf(request);
        if (request.Environment is not { } environment || paths.Length == 0)
        {
            return;
        }

        if (!OverlayPath.IsName(environment))
        {
            diagnostics.Add(DiagnosticCatalog.InvalidEnvironmentName(environment));
            return;
        }

        if (IsKnownEnvironment(request, inputs, environment))
        {
            return;
        }

        var first = paths[0];
        diagnostics.Add(DiagnosticCatalog.UnknownEnvironment(
            new SourceLocation(first),
            environment,
            OverlayPath.FileName(OverlayPath.For(PlacesOf(request, first).Last(), environment)),
            [.. PlacesOf(request, first).SelectMany(path => OverlayPath.Environments(inputs, path)).Distinct()]));
    }

    /// <summary>The files that are laid over a policy file, the lowest first: for the environment, then from elsewhere.</summary>
    private IEnumerable<string> OverlaysOf(string path) =>
        PlacesOf(request, path)
            .SelectMany(place => request.Environment is { } environment ? [place, OverlayPath.For(place, environment)] : new[] { place })
            .Skip(1)
            .Where(inputs.Exists);

    private static string[] PathsOf(PolicyRequest request) =>
        [.. request.PolicyFiles, .. request.PolicyContents.Select(content => content.Path)];

    /// <summary>Gets the paths of a policy file and of its overlays, which need not exist.</summary>
    private static IEnumerable<string> PlacesOf(PolicyRequest request, string path) =>
        request.Overlays.Where(overlay => overlay.PolicyFile == path).Select(overlay => overlay.Path).Prepend(path);
}
