namespace IDialogue.Eca.Metadata;

/// <summary>A component that an org must not have.</summary>
/// <param name="Type">Its type; that of the app itself stands for the app with all its records.</param>
/// <param name="FullName">Its name; empty if it is not known, where the component is found by its app.</param>
/// <param name="App">Full name of the app that it belongs to.</param>
public sealed record AbsentComponent(MetadataType Type, string FullName, string App)
{
    /// <summary>Gets a value indicating whether this is the app itself, whose records are deleted with it.</summary>
    public bool IsApp => Type == ExternalClientApplication.MetadataType;

    /// <summary>Gets a value indicating whether the component is found by its name too, and not by its app alone.</summary>
    internal bool IsNameFixed { get; init; }

    /// <summary>
    /// Returns the types of the records that are looked for where an app is deleted: those that every org has, others need a feature of the
    /// org.
    /// </summary>
    internal static IEnumerable<MetadataType> TypesOfApp(ApiVersion version) => new[]
    {
        ExternalClientApplication.MetadataType,
        ExtlClntAppGlobalOauthSettings.MetadataType,
        ExtlClntAppOauthSettings.MetadataType,
        ExtlClntAppConfigurablePolicies.MetadataType,
        ExtlClntAppOauthConfigurablePolicies.MetadataType,
        ExtlClntAppSamlConfigurablePolicies.MetadataType,
    }.Where(type => type.Since <= version);

    /// <summary>
    /// Returns the components that a deploy names, in the order in which an org can delete them. Records of a deleted app are not among
    /// them: they are deleted with it.
    /// </summary>
    internal static IEnumerable<AbsentComponent> ToName(IReadOnlyCollection<AbsentComponent> components) => components
        .Where(component => !component.IsDeletedWithApp(components))
        .OrderByDescending(component => component.Type.Phase)
        .ThenBy(component => component.Type.Name, StringComparer.Ordinal)
        .ThenBy(component => component.FullName, StringComparer.Ordinal);

    /// <summary>Checks whether the app of a record is one of the components.</summary>
    internal bool IsDeletedWithApp(IEnumerable<AbsentComponent> components) =>
        !IsApp && components.Any(other => other.IsApp && string.Equals(other.FullName, App, StringComparison.OrdinalIgnoreCase));
}
