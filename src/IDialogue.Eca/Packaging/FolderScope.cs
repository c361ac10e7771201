using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Packaging;

/// <summary>The scope of a folder's files: their project, and whether they are source of it.</summary>
internal sealed record FolderScope
{
    /// <summary>The project that the folder belongs to; absent where there is none.</summary>
    public SalesforceProject? Project { get; init; }

    /// <summary>The package directory that the folder is in; absent outside of all.</summary>
    public PackageDirectory? PackageDirectory { get; init; }

    /// <summary>Gets the files that Salesforce CLI leaves out of the package directory.</summary>
    public ForceIgnore? ForceIgnore { get; init; }

    /// <summary>The version of the nearest <c>package.xml</c> above files in metadata format.</summary>
    public ApiVersion? ManifestVersion { get; init; }

    /// <summary>
    /// Gets a value indicating whether the folder is passed over, because it is in a project and in none of its package directories.
    /// </summary>
    public bool IsOutside { get; init; }

    /// <summary>The API version that the files are written for; absent where nothing tells.</summary>
    public ApiVersion? ApiVersion => ManifestVersion ?? Project?.SourceApiVersion;
}
