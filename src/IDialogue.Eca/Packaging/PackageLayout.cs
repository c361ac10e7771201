using IDialogue.Eca.Metadata;
using IDialogue.Eca.SalesforceCli;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>The layout of a package's files in each format.</summary>
public sealed record PackageLayout
{
    /// <summary>The package directory of <c>sf project generate</c>.</summary>
    public const string DefaultPackageDirectory = "force-app/main/default";

    private const string MetadataFolder = "metadata";
    private const string ZipFile = "package.zip";
    private const string NextStepsFile = "NEXT-STEPS.md";
    private const string DeletionsPart = "deletions";
    private const string LastPart = "4-" + DeletionsPart;

    private static DeploymentPhase[] Phases { get; } = [DeploymentPhase.App, DeploymentPhase.Settings, DeploymentPhase.Policies];

    /// <summary>The form in which Salesforce's tools take the package.</summary>
    public PackageFormat Format { get; init; }

    /// <summary>
    /// The package directory of source format, below the output folder, with forward slashes; empty for the output folder itself.
    /// </summary>
    public string PackageDirectory { get; init; } = DefaultPackageDirectory;

    /// <summary>
    /// Gets a value indicating whether each <see cref="DeploymentPhase"/> is a package of its own, in the order in which an org takes an
    /// app that it does not have yet. Otherwise all is deployed at once.
    /// </summary>
    public bool IsPhased { get; init; }

    /// <summary>
    /// The path of the file with the next steps, below the output folder; <see langword="null"/> if that folder itself is deployed, where
    /// no other file may lie.
    /// </summary>
    internal string? NextStepsPath => DeployPath(IsPhased ? PhaseName(DeploymentPhase.App) : "").Length == 0 ? null : NextStepsFile;

    /// <summary>
    /// Gets the paths to pass to <c>sf project deploy start</c>, one after the other; they are below the output folder, with forward
    /// slashes.
    /// </summary>
    /// <param name="package">The package; phases that it has nothing for are left out, and nothing is deployed of an empty one.</param>
    public ValueList<string> GetDeployPaths(MetadataPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return package.IsEmpty ? [] : Parts(package).Select(part => DeployPath(part.Name)).ToValueList();
    }

    /// <summary>
    /// The command with which Salesforce CLI deploys the package. It works in bash, PowerShell and cmd if the path can be quoted for all of
    /// them, else in bash and PowerShell, or on Windows in PowerShell and cmd. If the path cannot be quoted for these either, the command
    /// ends with a comment that names the shell it is for; in another one it runs nothing else. A path that no shell of Windows passes on
    /// to Salesforce CLI as it is, for example with <c>%</c>, is <c>YOUR_PATH</c> in the command.
    /// </summary>
    /// <param name="path">One of <see cref="GetDeployPaths"/>, absolute or relative to the folder of the shell; not yet quoted.</param>
    public string DeployCommand(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var command = Format switch
        {
            PackageFormat.Source when IsOfDeletions(path) => SfCommand.DeployMetadata(path),
            PackageFormat.Source => SfCommand.DeploySource(path),
            PackageFormat.Zip => SfCommand.DeployZip(path),
            _ => SfCommand.DeployMetadata(path),
        };
        return command.ToLineOfReader();
    }

    /// <summary>The name of an own file or folder in the output folder, if a file is to be written below one of that name.</summary>
    internal static string? ReservedNameOf(string path) => Array.Find(
        [NextStepsFile, GenerationManifest.FileName, GenerationManifest.BeforeFolder],
        name => path.StartsWith(name.TrimEnd('/') + "/", StringComparison.OrdinalIgnoreCase))?.TrimEnd('/');

    /// <summary>The files of a package in ordinal order of their paths; the same package gives the same bytes on every system.</summary>
    public IEnumerable<PackageFile> GetFiles(MetadataPackage package)
    {
        ArgumentNullException.ThrowIfNull(package);
        return Parts(package)
        .SelectMany(part => Format switch
        {
            PackageFormat.Source when !IsOfDeletions(part.Name) =>
                Files(part.Package, DeployPath(part.Name), MetadataXml.SourceSuffix),
            PackageFormat.Zip => [new PackageFile(DeployPath(part.Name), DeterministicZip.Create(MetadataFiles(part.Package, "")))],
            _ => MetadataFiles(part.Package, DeployPath(part.Name)),
        })
        .OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>The path of a component's file in a package, in metadata format.</summary>
    internal static string RelativePath(MetadataType type, string fullName) => $"{type.Folder}/{fullName}.{type.Suffix}";

    /// <summary>
    /// The packages that are made of one, each with a name; the name is empty when it is one as a whole. Deletions are a package of their
    /// own, and the last, where components are several packages, or are source, which cannot list deletions.
    /// </summary>
    private IEnumerable<(string Name, MetadataPackage Package)> Parts(MetadataPackage package)
    {
        if (!IsPhased && (Format != PackageFormat.Source || package.Deletions.Count == 0))
        {
            return [("", package)];
        }

        IEnumerable<(string Name, MetadataPackage Package)> parts =
        [
            .. IsPhased ? Phases.Select(phase => (PhaseName(phase), package.Of(phase))) : [("", package.WithoutDeletions())],
            (IsPhased ? LastPart : DeletionsPart, package.DeletionsAlone()),
        ];
        return parts.Where(part => !part.Package.IsEmpty);
    }

    private static bool IsOfDeletions(string path) =>
        path.Substring(path.LastIndexOfAny(['/', '\\']) + 1) is DeletionsPart or LastPart;

    private static string PhaseName(DeploymentPhase phase) => phase switch
    {
        DeploymentPhase.App => "1-app",
        DeploymentPhase.Settings => "2-settings",
        _ => "3-policies",
    };

    private string DeployPath(string part) => Format switch
    {
        PackageFormat.Source when IsOfDeletions(part) => part,
        PackageFormat.Source => Join(part, PackageDirectory.TrimEnd('/')),
        PackageFormat.Zip => part.Length == 0 ? ZipFile : part + ".zip",
        _ => Join(MetadataFolder, part),
    };

    private static IEnumerable<PackageFile> MetadataFiles(MetadataPackage package, string folder) =>
        Files(package, folder, "")
            .Append(new PackageFile(Join(folder, MetadataPackage.ManifestName), MetadataXml.SerializeToUtf8Bytes(package.ToPackageXml())))
            .Concat(package.Deletions.Count == 0 ? [] : [new PackageFile(
                Join(folder, MetadataPackage.DeletionsName), MetadataXml.SerializeToUtf8Bytes(package.ToDestructiveChangesXml()))])
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    private static IEnumerable<PackageFile> Files(MetadataPackage package, string folder, string end) =>
        package.Members.Select(member => new PackageFile(Join(folder, RelativePath(member.Component) + end), member.Bytes)
        {
            MergedInto = end.Length > 0 && member.MergedInto is { IsInZip: false } retrieved
                ? new OriginalFile(retrieved.Path, retrieved.Bytes)
                : null,
        })
        .Concat(package.PermissionSets.Select(name =>
            new PackageFile(Join(folder, EmptyPermissionSet.PathOf(name) + end), EmptyPermissionSet.ContentOf(name))));

    private static string Join(string folder, string path) => string.Join("/", new[] { folder, path }.Where(part => part.Length > 0));

    private static string RelativePath(MetadataComponent component) => RelativePath(component.GetMetadataType(), component.FullName);
}
