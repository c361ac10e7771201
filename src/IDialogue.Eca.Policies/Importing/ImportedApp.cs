using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Model;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>An app with the records that an org has of it, on the way into a policy file.</summary>
internal sealed class ImportedApp(string fullName, IReadOnlyList<ComponentFile> files)
{
    public string FullName { get; } = fullName;

    /// <summary>One file a section.</summary>
    public IReadOnlyList<ComponentFile> Files { get; } = files;

    public string DeveloperName => NamespacedName.Split(FullName).Name;

    private string? Namespace => NamespacedName.Split(FullName).Namespace;

    public void Write(YamlText yaml, SourceMap places, DiagnosticBag diagnostics)
    {
        var oauthSettings = Files.Select(file => file.Component).OfType<ExtlClntAppOauthSettings>().FirstOrDefault()?.FullName;
        var origin = Origin(oauthSettings);
        yaml.Begin(DeveloperName);
        if (Namespace is { } name)
        {
            yaml.Add(PolicyKeys.Namespace, name);
        }

        if (origin is { } known && !(known == AppOrigin.Installed && Namespace is not null))
        {
            yaml.Add(PolicyKeys.Origin, AppBinder.Origins.First(word => word.Origin == known).Word);
        }

        var isFirst = Namespace is null && origin is null;
        foreach (var file in Files)
        {
            if (!isFirst)
            {
                yaml.BlankLine();
            }

            yaml.Begin(file.Component.GetMetadataType().PolicyKey!);
            if (file.Component is not ExternalClientApplication
                && RecordNames.For(file.Component.GetMetadataType(), origin, DeveloperName, oauthSettings) != file.Component.FullName)
            {
                yaml.Comment("The record's name in the org, which follows none of Salesforce's own patterns for it.").Add(PolicyKeys.FullName, file.Component.FullName);
            }

            new ImportedRecord(yaml, places, diagnostics).Write(file.Component);
            yaml.End();
            isFirst = false;
        }

        yaml.End();
    }

    /// <summary>How the app came into the org, as far as the names of its records tell.</summary>
    private AppOrigin? Origin(string? oauthSettings)
    {
        AppOrigin[] candidates = Namespace is null ? [AppOrigin.Setup, AppOrigin.Deployed] : [AppOrigin.Installed];
        return candidates
            .Where(origin => Files.Any(file => HasOwnName(file, origin, oauthSettings)))
            .Select(origin => (AppOrigin?)origin)
            .FirstOrDefault();
    }

    /// <summary>Whether the record has the name that only this origin gives it.</summary>
    private bool HasOwnName(ComponentFile file, AppOrigin origin, string? oauthSettings)
    {
        var type = file.Component.GetMetadataType();
        return type.DeployedName != type.SetupName && RecordNames.For(type, origin, DeveloperName, oauthSettings) == file.Component.FullName;
    }
}
