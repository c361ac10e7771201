namespace IDialogue.Eca.Metadata;

/// <summary>A Salesforce type in the catalogue.</summary>
public sealed class MetadataType
{
    private readonly Func<FieldValues, MetadataObject> create;
    private Dictionary<string, MetadataField>? fieldsByName;

    internal MetadataType(
        string name, string description, ApiVersion since, Func<FieldValues, MetadataObject> create, ValueList<MetadataField> fields)
    {
        Name = name;
        Description = description;
        Since = since;
        Fields = fields;
        AppField = fields.FirstOrDefault(field => field.Role == FieldRole.App);
        NameField = fields.FirstOrDefault(field => field.Role == FieldRole.Name);
        this.create = create;
    }

    /// <summary>Name of the type and of the root element of its files, for example <c>ExtlClntAppOauthConfigurablePolicies</c>.</summary>
    public string Name { get; }

    /// <summary>One line on what the type is.</summary>
    public string Description { get; }

    /// <summary>The first API version that knows the type.</summary>
    public ApiVersion Since { get; }

    /// <summary>Fields in the order in which they are written.</summary>
    public ValueList<MetadataField> Fields { get; }

    /// <summary>Folder of its files, for example <c>extlClntAppOauthPolicies</c>; absent for types without files.</summary>
    public string? Folder { get; init; }

    /// <summary>Suffix of its files, for example <c>ecaOauthPlcy</c>; absent for types without files.</summary>
    public string? Suffix { get; init; }

    /// <summary>Name under which package.xml lists its components; mostly the type's own.</summary>
    public string? ManifestType { get; init; }

    /// <summary>The one name that a component of this type has; absent where names are free.</summary>
    public string? ManifestMember { get; init; }

    /// <summary>The key of the type's section in a policy file; absent where there is none.</summary>
    public string? PolicyKey { get; init; }

    /// <summary>With which other records an org takes those of this type.</summary>
    public DeploymentPhase Phase { get; init; }

    /// <summary>
    /// Gets a value indicating whether the org that uses an app sets this, whoever made the app; all else belongs to the app's maker.
    /// </summary>
    public bool IsPolicy { get; init; }

    /// <summary>
    /// The name that Setup gives an app's record, with <c>{app}</c> for the app's name; absent where there is no pattern.
    /// </summary>
    internal string? SetupName { get; init; }

    /// <summary>The name of the record of an app that came from metadata, where Setup's is another.</summary>
    internal string? DeployedName { get => field ?? SetupName; init; }

    /// <summary>The fields that tell one record of a list from another; none where all of a record does.</summary>
    internal ValueList<MetadataField> IdentityFields { get; init; } = [];

    /// <summary>Fields of pre-release versions that no supported version knows, with the last version that did.</summary>
    internal Dictionary<string, ApiVersion> RetiredFields { get; init; } = [];

    /// <summary>The field that names the app a component belongs to, or <see langword="null"/>.</summary>
    internal MetadataField? AppField { get; }

    /// <summary>The field that repeats the name of a component, or <see langword="null"/>.</summary>
    internal MetadataField? NameField { get; }

    /// <summary>The field with this element name, or <see langword="null"/>.</summary>
    public MetadataField? FindField(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        fieldsByName ??= Fields.ToDictionary(field => field.Name, StringComparer.Ordinal);
        return fieldsByName.TryGetValue(name, out var found) ? found : null;
    }

    /// <summary>Why no property of a record of this type holds an element, as the end of a sentence.</summary>
    internal string WhyUnknown(UnknownElement element) =>
        FindField(element.Name) is null ? "the element is unknown." : "its value is unknown.";

    /// <summary>Makes a record; every field that is always required must have a value.</summary>
    internal MetadataObject Create(FieldValues values) => create(values);
}
