using System.IO.Abstractions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>A package as this project writes it.</summary>
/// <param name="Name">Of the test case.</param>
/// <param name="Package">The package.</param>
internal sealed record EmittedPackage(string Name, MetadataPackage Package)
{
    /// <summary>The golden folder that holds the package in metadata format; absent for one that was made at random.</summary>
    public string? Golden { get; init; }

    /// <summary>
    /// Every package that a golden folder of the repository holds, and one with a random record of each type for each API version.
    /// </summary>
    public static IEnumerable<EmittedPackage> All => OfGoldenFolders().Concat(OfApiVersions());

    private static IEnumerable<EmittedPackage> OfGoldenFolders() =>
        from manifest in Directory.EnumerateFiles(Repository.Path("tests"), "package.xml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        let folder = Path.GetDirectoryName(manifest)!
        let parts = Path.GetRelativePath(Repository.Path("tests"), folder).Split(Path.DirectorySeparatorChar)
        where parts.Length > 2 && parts[1] == "Golden" && !parts.Contains("retrieved")
            // A package where nothing differs has no component.
            && Directory.EnumerateDirectories(folder).Any()
            // What is deleted is no source.
            && !File.Exists(Path.Combine(folder, "destructiveChangesPost.xml"))
        select new EmittedPackage(string.Join(' ', parts[2..]).Replace('-', ' '), Read(folder, manifest)) { Golden = folder };

    private static MetadataPackage Read(string folder, string manifest)
    {
        var list = MetadataXml.Read<Package>(File.ReadAllBytes(manifest), manifest).ValueOrThrow();
        ApiVersion.TryParse(list.Version, out var version).Should().BeTrue();
        var files = MetadataTree.Read(new FileSystem(), folder).ValueOrThrow().Files;
        return MetadataPackage.Create(version, files.Select(file => new PackagedComponent(file))).ValueOrThrow();
    }

    private static IEnumerable<EmittedPackage> OfApiVersions()
    {
        for (var version = ApiVersion.Oldest; version <= ApiVersion.Newest; version = new ApiVersion(version.Major + 1))
        {
            var generator = new RecordGenerator(new Random(version.Major), version);
            var components = MetadataCatalog.Components.Where(type => type.Since <= version).Select(generator.Component);
            yield return new EmittedPackage($"every type of API {version}", MetadataPackage.Create(version, components).ValueOrThrow());
        }
    }
}
