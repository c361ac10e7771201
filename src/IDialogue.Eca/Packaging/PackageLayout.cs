using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Where the files of a package lie, in each format.</summary>
public sealed record PackageLayout
{
    /// <summary>The package directory of <c>sf project generate</c>.</summary>
    public const string DefaultPackageDirectory = "force-app/main/default";

    private const string MetadataFolder = "metadata";
    private const string ZipFile = "package.zip";

    /// <summary>The form in which Salesforce's tools take the package.</summary>
    public PackageFormat Format { get; init; }

    /// <summary>The package directory of source format, below the output folder, with forward slashes; empty for the output folder itself.</summary>
    public string PackageDirectory { get; init; } = DefaultPackageDirectory;

    /// <summary>What is handed to <c>sf project deploy start</c>: a path below the output folder, with forward slashes.</summary>
    public string DeployPath => Format switch
    {
        PackageFormat.Source => PackageDirectory,
        PackageFormat.Zip => ZipFile,
        _ => MetadataFolder,
    };

    /// <summary>The command with which Salesforce's CLI deploys the package; a path with blanks is quoted for any shell.</summary>
    /// <param name="path">Path of <see cref="DeployPath"/> as the shell shall see it.</param>
    public string DeployCommand(string path)
    {
        var argument = path.All(IsPlain) ? path : $"\"{path}\"";
        return Format switch
        {
            PackageFormat.Source => $"sf project deploy start --source-dir {argument}",
            PackageFormat.Zip => $"sf project deploy start --metadata-dir {argument} --single-package",
            _ => $"sf project deploy start --metadata-dir {argument}",
        };
    }

    /// <summary>The files of a package in ordinal order of their paths; the same package gives the same bytes on every system.</summary>
    public IEnumerable<PackageFile> GetFiles(MetadataPackage package) => Format switch
    {
        PackageFormat.Source => SourceFiles(package),
        PackageFormat.Zip => [new PackageFile(ZipFile, DeterministicZip.Create(MetadataFiles(package, "")))],
        _ => MetadataFiles(package, MetadataFolder + "/"),
    };

    private IEnumerable<PackageFile> SourceFiles(MetadataPackage package)
    {
        var prefix = PackageDirectory.Length == 0 ? "" : PackageDirectory.TrimEnd('/') + "/";
        return Files(package, prefix, "-meta.xml").OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    private static IEnumerable<PackageFile> MetadataFiles(MetadataPackage package, string prefix) =>
        Files(package, prefix, "")
            .Append(new PackageFile(prefix + "package.xml", MetadataXml.SerializeToUtf8Bytes(package.ToPackageXml())))
            .OrderBy(file => file.Path, StringComparer.Ordinal);

    private static IEnumerable<PackageFile> Files(MetadataPackage package, string prefix, string end) =>
        package.Files.Select(file => new PackageFile(prefix + RelativePath(file.Component) + end, file.Bytes) { MergedInto = file.Retrieved });

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character is '/' or '\\' or ':' or '.' or '-' or '_';

    private static string RelativePath(MetadataComponent component)
    {
        var type = component.GetMetadataType();
        return $"{type.Folder}/{component.FullName}.{type.Suffix}";
    }
}
