using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Binding;
using IDialogue.Eca.Policies.Keys;
using IDialogue.Eca.Policies.Model;

namespace IDialogue.Eca.Policies.Importing;

/// <summary>An app with the records that an org has of it, on the way into a policy file.</summary>
internal sealed class ImportedApp(string fullName, IReadOnlyList<MetadataComponent> components)
{
    public string FullName { get; } = fullName;

    /// <summary>One component a section.</summary>
    public IReadOnlyList<MetadataComponent> Components { get; } = components;

    public string DeveloperName => NamespacedName.Split(FullName).Name;

    private string? Namespace => NamespacedName.Split(FullName).Namespace;

    public void Write(YamlText yaml, SourceMap places, DiagnosticBag diagnostics)
    {
        var oauthSettings = Components.OfType<ExtlClntAppOauthSettings>().FirstOrDefault()?.FullName;
        var origin = Origin(oauthSettings);
        yaml.Begin(DeveloperName);
        if (Namespace is { } name)
        {
            yaml.Add(AppKeys.Namespace.Name, name);
        }

        if (origin is { } known && !(known == AppOrigin.Installed && Namespace is not null))
        {
            yaml.Add(AppKeys.Origin.Name, KeyWords.Origins.First(word => word.Origin == known).Word);
        }

        var isFirst = Namespace is null && origin is null;
        foreach (var component in Components)
        {
            if (!isFirst)
            {
                yaml.BlankLine();
            }

            yaml.Begin(component.GetMetadataType().PolicyKey!);
            if (component is not ExternalClientApplication
                && RecordNames.For(component.GetMetadataType(), origin, DeveloperName, oauthSettings) != component.FullName)
            {
                yaml.Comment("The record's name in the org; it follows none of Salesforce's patterns.")
                    .Add(SectionKeys.FullName.Name, component.FullName);
            }

            new ImportedRecord(yaml, places, diagnostics).Write(component);
            yaml.End();
            isFirst = false;
        }

        yaml.End();
    }

    /// <summary>Gets the app's origin, if the names of its records reveal it.</summary>
    private AppOrigin? Origin(string? oauthSettings)
    {
        AppOrigin[] candidates = Namespace is null ? [AppOrigin.Setup, AppOrigin.Deployed] : [AppOrigin.Installed];
        return candidates
            .Where(origin => Components.Any(component => HasOwnName(component, origin, oauthSettings)))
            .Select(origin => (AppOrigin?)origin)
            .FirstOrDefault();
    }

    /// <summary>Checks whether the record has the name that only this origin gives it.</summary>
    private bool HasOwnName(MetadataComponent component, AppOrigin origin, string? oauthSettings)
    {
        var type = component.GetMetadataType();
        return type.DeployedName != type.SetupName && RecordNames.For(type, origin, DeveloperName, oauthSettings) == component.FullName;
    }
}
