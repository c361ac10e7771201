using System.IO.Abstractions;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Packaging;

/// <summary>Lists a package's components in a <c>package.xml</c> that exists, and leaves all else in it unchanged.</summary>
/// <param name="fileSystem">The file system to read from.</param>
/// <param name="folder">Full path of the output folder.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class ManifestMerge(IFileSystem fileSystem, string folder, DiagnosticBag diagnostics)
{
    private const string AllMembers = "*";

    private static readonly string Types = Package.Fields.Types.Name;
    private static readonly string Version = Package.Fields.Version.Name;
    private static readonly string Members = PackageTypeMembers.Fields.Members.Name;
    private static readonly string Name = PackageTypeMembers.Fields.Name.Name;

    /// <summary>The manifest with the package's components, in its own place; <see langword="null"/> after an error.</summary>
    /// <param name="path">Full path of the manifest.</param>
    /// <param name="package">The package.</param>
    /// <param name="layout">The form of the package.</param>
    public PackageFile? Merge(string path, MetadataPackage package, PackageLayout layout)
    {
        if (layout.Format == PackageFormat.Zip || layout.IsPhased)
        {
            return Refuse(path, "A zip, and a package in phases, has its own. Build in metadata or source format, without phases.");
        }

        if (RelativePath.Below(fileSystem, folder, path) is not { } place)
        {
            return Refuse(path, $"It is not below the output folder {folder}. Choose another output folder.");
        }

        if (!fileSystem.File.Exists(path))
        {
            return Refuse(path, "There is no such file. Create it, or leave the option out.");
        }

        if (InputContent.Read(fileSystem, path, InputLimit.Record, new(path), diagnostics) is not { } read)
        {
            return null;
        }

        if (PreviousOutput.In(fileSystem, folder).Replace(path, read, diagnostics) is not { } original)
        {
            // All of it came from this tool.
            return new PackageFile(place, MetadataXml.SerializeToUtf8Bytes(package.ToPackageXml()));
        }

        return Merge(original, path, package) is { } merged
            ? new PackageFile(place, merged) { MergedInto = new OriginalFile(path, original) }
            : null;
    }

    private byte[]? Merge(byte[] original, string path, MetadataPackage package)
    {
        if (MetadataXml.ReadDocument(original, path, new SourceMap(), diagnostics) is not { } document)
        {
            return null;
        }

        if (document.Record is not Package)
        {
            diagnostics.Add(DiagnosticCatalog.ManifestNotMerged(
                document.Root.Location, $"Its root element is {document.Root.Name}, not Package. Name a package.xml."));
            return null;
        }

        var version = document.Root.Children.Find(child => child.Name == Version)!;
        if (!ApiVersion.TryParse(TextOf(version), out var known) || known != package.ApiVersion)
        {
            diagnostics.Add(DiagnosticCatalog.ManifestNotMerged(
                version.Location,
                $"Its version is {TextOf(version)}, but the package is built for {package.ApiVersion}, and one version counts for all. Set "
                + "the same one in both, for example apiVersion in the policy file."));
            return null;
        }

        var patch = new XmlPatch(document.Source, document.Root);
        foreach (var type in package.ToPackageXml().Types!)
        {
            Add(patch, document.Root, type);
        }

        return patch.Apply();
    }

    private static void Add(XmlPatch patch, XmlElement root, PackageTypeMembers type)
    {
        var listed = root.Children.FindAll(child => child.Name == Types);
        var same = listed.FindAll(child => NameOf(child) == type.Name);
        if (same.Count == 0)
        {
            var before = listed.FindLast(child => string.CompareOrdinal(NameOf(child), type.Name) < 0)
                ?? root.Children.FindLast(child => string.CompareOrdinal(child.Name, Types) < 0);
            patch.Insert(root, before, Types, type);
            return;
        }

        var known = same.SelectMany(child => child.Children).Where(child => child.Name == Members).Select(TextOf).ToArray();
        foreach (var member in known.Contains(AllMembers) ? [] : type.Members!.Except(known, StringComparer.Ordinal))
        {
            var before = same[0].Children.FindLast(child => child.Name == Members && string.CompareOrdinal(TextOf(child), member) < 0);
            patch.Insert(same[0], before, Members, member);
        }
    }

    private static string? NameOf(XmlElement types) => types.Children.Find(child => child.Name == Name) is { } name ? TextOf(name) : null;

    private static string TextOf(XmlElement element) => element.Text?.Trim() ?? "";

    private PackageFile? Refuse(string path, string reason)
    {
        diagnostics.Add(DiagnosticCatalog.ManifestNotMerged(new(path), reason));
        return null;
    }
}
