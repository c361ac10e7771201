using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Model;
using IDialogue.Eca.Policies.Reading;
using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies;

/// <summary>Policy files on their way to a package: read, bound, checked, all findings in one bag.</summary>
internal sealed class PolicyCompilation
{
    private readonly SourceMap places = new();
    private readonly Dictionary<string, SourceLocation> apps = new(StringComparer.Ordinal);
    private readonly List<PolicyFile> files = [];

    public DiagnosticBag Diagnostics { get; } = new();

    /// <summary>Reads one file's text; the file is absent after an error that left nothing of it.</summary>
    public PolicyFile? Add(string text, string path)
    {
        if (YamlReader.Read(text, path, Diagnostics) is not { } root)
        {
            return null;
        }

        var binder = new PolicyBinder(Diagnostics, places, apps);
        var file = binder.Bind(root, path);
        foreach (var component in binder.Components)
        {
            foreach (var rule in PolicyRules.All)
            {
                rule.Check(component, places, Diagnostics);
            }
        }

        if (file is not null)
        {
            files.Add(file);
        }

        return file;
    }

    /// <summary>A package of all that was added, or <see langword="null"/> after an error.</summary>
    /// <param name="apiVersion">The version of the package; what the files say when absent.</param>
    public MetadataPackage? ToPackage(ApiVersion? apiVersion)
    {
        var version = apiVersion ?? VersionOfFiles();
        var components = files.SelectMany(file => file.Apps).SelectMany(app => app.Components).ToArray();
        if (components.Length == 0 && Diagnostics.HasErrors)
        {
            return null;
        }

        var package = MetadataPackage.Create(version, components, places);
        Diagnostics.AddRange(package.Diagnostics);
        return Diagnostics.HasErrors ? null : package.Value;
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
