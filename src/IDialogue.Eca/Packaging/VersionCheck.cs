using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>
/// Checks that an API version knows everything in the files of a tree: the version that is asked for, else the
/// <c>sourceApiVersion</c> of the Salesforce DX project, else that of the package.xml beside the folders of the types.
/// </summary>
internal sealed class VersionCheck(IFileSystem fileSystem, ApiVersion? asked, DiagnosticBag diagnostics)
{
    private const string ManifestName = "package.xml";

    private readonly Dictionary<string, ApiVersion?> manifests = new(StringComparer.Ordinal);

    public void Check(MetadataTree tree)
    {
        foreach (var file in tree.Files.Where(file => file.Component is not ConnectedApp))
        {
            if ((asked ?? file.Project?.SourceApiVersion ?? VersionOfManifest(file)) is { } version)
            {
                new RecordCheck(version, tree.Places, diagnostics) { RetrievedPath = file.Path }.Check(file.Component);
            }
        }
    }

    /// <summary>In metadata format, a package.xml is beside the folders of the types.</summary>
    private ApiVersion? VersionOfManifest(RetrievedFile file)
    {
        if (file.IsInZip
            || file.Project is not null
            || fileSystem.Path.GetDirectoryName(fileSystem.Path.GetDirectoryName(file.Path)) is not { } folder)
        {
            return null;
        }

        if (!manifests.TryGetValue(folder, out var version))
        {
            manifests[folder] = version = Read(fileSystem.Path.Combine(folder, ManifestName));
        }

        return version;
    }

    /// <summary>A package.xml that cannot be read names no version; whoever deploys with it is told.</summary>
    private ApiVersion? Read(string path)
    {
        try
        {
            return fileSystem.File.Exists(path)
                && MetadataXml.Read<Package>(fileSystem.File.ReadAllBytes(path), path).Value is { } package
                && ApiVersion.TryParse(package.Version, out var version)
                    ? version
                    : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
