using System.IO.Abstractions;
using System.Text.Json;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>Salesforce's own library source-deploy-retrieve looks at packages in the forms that this project writes.</summary>
[Category("Salesforce")]
public sealed class SourceDeployRetrieveTests
{
    private static readonly EmittedPackage[] Packages = [.. EmittedPackage.All];

    private string root = "";
    private Look[] looks = [];

    /// <summary>Writes all packages to disk and lets one process of Node look at them.</summary>
    [OneTimeSetUp]
    public void LookAtAll()
    {
        SalesforceClients.Require();
        root = Directory.CreateTempSubdirectory("eca-sdr-").FullName;
        var writer = new PackageWriter(new FileSystem());
        foreach (var package in Packages)
        {
            // Without a package directory, the tool's own files lie among those that Salesforce looks at.
            var layout = new PackageLayout { Format = PackageFormat.Source, PackageDirectory = "" };
            writer.Write(layout.GetFiles(package.Package), PathOf(package, "source"), inputHash: "").ValueOrThrow();
            writer.Write(new PackageLayout().GetFiles(package.Package), PathOf(package, "ours"), inputHash: "").ValueOrThrow();
        }

        var input = Packages.Select(package => new
        {
            Source = PathOf(package, "source"),
            Manifest = Path.Combine(InMetadataFormat(package), "package.xml"),
            ApiVersion = package.Package.ApiVersion.ToString(),
            Converted = PathOf(package, "converted"),
        });
        var output = SalesforceClients.RunScript("resolve.mjs", JsonSerializer.Serialize(input, JsonSerializerOptions.Web));
        looks = JsonSerializer.Deserialize<Look[]>(output, JsonSerializerOptions.Web)!;
    }

    [OneTimeTearDown]
    public void Delete()
    {
        if (root.Length > 0)
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [Test]
    public void Finds_in_a_source_tree_just_its_components() => All((package, look) =>
        look.Components.Should().BeEquivalentTo(package.Package.Components.Select(NameOf), package.Name));

    [Test]
    public void Reads_in_package_xml_just_its_members_and_its_version() => All((package, look) =>
    {
        look.Manifest.Members.Should().BeEquivalentTo(package.Package.Components.Select(NameOf), package.Name);
        look.Manifest.ApiVersion.Should().Be(package.Package.ApiVersion.ToString(), package.Name);
    });

    [Test]
    public void Converts_a_source_tree_to_the_files_that_are_written_in_metadata_format() => All((package, _) =>
        FolderContent.Of(PathOf(package, "converted")).Should().BeEquivalentTo(FolderContent.Of(InMetadataFormat(package)), package.Name));

    [Test]
    public void Sees_the_golden_folders() => Packages.Count(package => package.Golden is not null).Should().BeGreaterThan(30);

    private void All(Action<EmittedPackage, Look> check)
    {
        looks.Should().HaveCount(Packages.Length);
        foreach (var (package, look) in Packages.Zip(looks))
        {
            check(package, look);
        }
    }

    private static string NameOf(MetadataComponent component) => $"{component.GetMetadataType().ManifestType}:{component.FullName}";

    private string InMetadataFormat(EmittedPackage package) => package.Golden ?? Path.Combine(PathOf(package, "ours"), "metadata");

    private string PathOf(EmittedPackage package, string folder) => Path.Combine(root, package.Name, folder);

    private sealed record Look(string[] Components, Manifest Manifest);

    private sealed record Manifest(string ApiVersion, string[] Members);
}
