namespace IDialogue.Eca.SourceGeneration.Catalog;

internal enum EntryKind
{
    /// <summary>A type that stands in a file of its own.</summary>
    Metadata,

    /// <summary>package.xml.</summary>
    Package,

    /// <summary>A type that stands inside another.</summary>
    ComplexType,

    Enum,
}

/// <summary>One file of the catalogue.</summary>
internal sealed class CatalogEntry(EntryKind kind, string name)
{
    public EntryKind Kind { get; } = kind;

    public string Name { get; } = name;

    public string? Folder { get; set; }

    public string? Suffix { get; set; }

    public string? ManifestType { get; set; }

    public string? ManifestMember { get; set; }

    public string? SalesforceType { get; set; }

    public string? PolicyKey { get; set; }

    /// <summary>With which records an org takes those of this type.</summary>
    public string? Phase { get; set; }

    /// <summary>The name that Setup gives an app's record: <c>{app}_plcy</c>.</summary>
    public string? SetupName { get; set; }

    /// <summary>The name of the record of an app that came from metadata, where it is another.</summary>
    public string? DeployedName { get; set; }

    /// <summary>Gets or sets a value indicating whether the org that uses the app sets it, whoever made the app.</summary>
    public bool IsPolicy { get; set; }

    /// <summary>Names of the fields that tell one record of a list from another.</summary>
    public IReadOnlyList<string> Identity { get; set; } = [];

    /// <summary>
    /// Gets or sets a value indicating whether records of the type are read and never written, so that they are read without a required
    /// field too.
    /// </summary>
    public bool IsOnlyRead { get; set; }

    public CatalogVersion Since { get; set; }

    public string Summary { get; set; } = "";

    public List<CatalogField> Fields { get; } = [];

    public List<CatalogValue> Values { get; } = [];
}
