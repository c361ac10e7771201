using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Components that are deployed together, for one API version. A package that exists was checked: the version knows all its
/// components say, their names can be file names, and none stands in it twice.
/// </summary>
public sealed class MetadataPackage
{
    internal const string ManifestName = "package.xml";
    internal const string DeletionsName = "destructiveChangesPost.xml";

    private MetadataPackage(ApiVersion apiVersion, ValueList<PackagedComponent> members, ValueList<AbsentComponent> deletions)
    {
        ApiVersion = apiVersion;
        Members = members;
        Deletions = deletions;
        Components = members.Select(member => member.Component).ToValueList();
    }

    /// <summary>API version of the files.</summary>
    public ApiVersion ApiVersion { get; }

    /// <summary>Components by type, then by name, in ordinal order.</summary>
    public ValueList<MetadataComponent> Components { get; }

    /// <summary>Gets the components that the deploy deletes, after it has deployed <see cref="Components"/>.</summary>
    public ValueList<AbsentComponent> Deletions { get; }

    /// <summary>Gets the API names of permission sets that the deploy creates, without any permission.</summary>
    public ValueList<string> PermissionSets { get; private init; } = [];

    /// <summary>Gets a value indicating whether there is nothing to deploy and nothing to delete.</summary>
    public bool IsEmpty => Members.Count + Deletions.Count + PermissionSets.Count == 0;

    /// <summary>The components with the bytes of their files.</summary>
    internal ValueList<PackagedComponent> Members { get; }

    /// <summary>Checks components and makes a package of them; their files are written in Salesforce's own form.</summary>
    /// <param name="apiVersion">API version of the files, <see cref="ApiVersion.Oldest"/> to <see cref="ApiVersion.Newest"/>.</param>
    /// <param name="components">Components in any order.</param>
    public static Result<MetadataPackage> Create(ApiVersion apiVersion, IEnumerable<MetadataComponent> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        return Create(apiVersion, components.Select(component => new PackagedComponent(component)));
    }

    /// <summary>Checks components and makes a package of them; their files have the given bytes, for example those of a merge.</summary>
    /// <inheritdoc cref="Create(ApiVersion, IEnumerable{MetadataComponent})"/>
    public static Result<MetadataPackage> Create(ApiVersion apiVersion, IEnumerable<PackagedComponent> components)
    {
        ArgumentNullException.ThrowIfNull(components);
        return Create(apiVersion, components, new SourceMap());
    }

    internal static Result<MetadataPackage> Create(
        ApiVersion apiVersion,
        IEnumerable<PackagedComponent> components,
        SourceMap places,
        bool canBeEmpty = false,
        IEnumerable<AbsentComponent>? deletions = null)
    {
        var absent = (deletions ?? []).ToValueList();
        var diagnostics = new DiagnosticBag();
        if (!apiVersion.IsSupported)
        {
            diagnostics.Add(DiagnosticCatalog.InvalidApiVersion(null, apiVersion.ToString()));
            return diagnostics.ToResult<MetadataPackage>(null);
        }

        var ordered = components
            .OrderBy(member => member.Component.GetMetadataType().Name, StringComparer.Ordinal)
            .ThenBy(member => member.Component.FullName, StringComparer.Ordinal)
            .ToValueList();
        if (ordered.Count + absent.Count == 0 && !canBeEmpty)
        {
            diagnostics.Add(DiagnosticCatalog.EmptyPackage());
        }

        var names = new HashSet<(MetadataType, string)>();
        foreach (var member in ordered)
        {
            var component = member.Component;
            var type = component.GetMetadataType();
            if (ComponentName.FindMistake(component.FullName, type) is { } hint)
            {
                diagnostics.Add(DiagnosticCatalog.InvalidComponentName(places.Find(component, null), type.Name, component.FullName, hint));
            }

            if (DeviceName.Matches(component.FullName))
            {
                diagnostics.Add(DiagnosticCatalog.DeviceNameOfComponent(places.Find(component, null), type.Name, component.FullName));
            }

            if (!names.Add((type, component.FullName.ToUpperInvariant())))
            {
                diagnostics.Add(DiagnosticCatalog.DuplicateComponent(places.Find(component, null), type.Name, component.FullName));
            }

            var retrieved = member.MergedInto;
            var check = new RecordCheck(apiVersion, places, diagnostics)
            {
                RetrievedPath = retrieved?.Path,
                IsMerge = retrieved is not null,
            };
            check.Check(component);
        }

        return diagnostics.ToResult(diagnostics.HasErrors ? null : new MetadataPackage(apiVersion, ordered, absent));
    }

    /// <summary>The part of the package that an org takes in one phase.</summary>
    internal MetadataPackage Of(DeploymentPhase phase) =>
        new(ApiVersion, Members.Where(member => member.Component.GetMetadataType().Phase == phase).ToValueList(), [])
        {
            PermissionSets = phase == DeploymentPhase.App ? PermissionSets : [],
        };

    /// <summary>The package without its deletions.</summary>
    internal MetadataPackage WithoutDeletions() => new(ApiVersion, Members, []) { PermissionSets = PermissionSets };

    /// <summary>The package with permission sets that it creates.</summary>
    internal MetadataPackage WithPermissionSets(IEnumerable<string> names) =>
        new(ApiVersion, Members, Deletions) { PermissionSets = names.OrderBy(name => name, StringComparer.Ordinal).ToValueList() };

    /// <summary>The deletions as a package of their own.</summary>
    internal MetadataPackage DeletionsAlone() => new(ApiVersion, [], Deletions);

    /// <summary>The package.xml that lists these components.</summary>
    public Package ToPackageXml() => new()
    {
        Types = Components
            .Select(component => (Type: component.GetMetadataType().ManifestType!, component.FullName))
            .Concat(PermissionSets.Select(name => (Type: EmptyPermissionSet.ManifestType, FullName: name)))
            .GroupBy(component => component.Type, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new PackageTypeMembers
            {
                Name = group.Key,
                Members = group.Select(component => component.FullName).OrderBy(name => name, StringComparer.Ordinal).ToValueList(),
            })
            .ToValueList(),
        Version = ApiVersion.ToString(),
    };

    /// <summary>
    /// The destructiveChangesPost.xml that lists <see cref="Deletions"/>, records before what they refer to; of a deleted app the app
    /// alone, because Salesforce deletes its records with it.
    /// </summary>
    public Package ToDestructiveChangesXml() => new()
    {
        Types = AbsentComponent.ToName(Deletions)
            .GroupBy(component => component.Type.ManifestType!, StringComparer.Ordinal)
            .Select(group => new PackageTypeMembers
            {
                Name = group.Key,
                Members = group.Select(component => component.FullName).ToValueList(),
            })
            .ToValueList(),
        Version = ApiVersion.ToString(),
    };
}
