using System.IO.Abstractions;
using System.Text.Json;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>Salesforce's own library source-deploy-retrieve looks at packages in the forms that this project writes.</summary>
[Category("Salesforce")]
public sealed class SourceDeployRetrieveTests
{
    private static readonly Dictionary<string, EmittedPackage> Packages = EmittedPackage.All.ToDictionary(package => package.Name);

    private string root = "";
    private Dictionary<string, Look> looks = [];

    /// <summary>Writes all packages to disk and lets one process of Node look at them.</summary>
    [OneTimeSetUp]
    public void LookAtAll()
    {
        SalesforceClients.Require();
        root = Directory.CreateTempSubdirectory("eca-sdr-").FullName;
        var input = Packages.Values.Select(package => new
        {
            Source = Write(package, PackageFormat.Source),
            Manifest = Path.Combine(InMetadataFormat(package), "package.xml"),
            ApiVersion = package.Package.ApiVersion.ToString(),
            Converted = PathOf(package, "converted"),
        });
        var output = SalesforceClients.RunScript("resolve.mjs", JsonSerializer.Serialize(input, JsonSerializerOptions.Web));
        looks = Packages.Keys.Zip(JsonSerializer.Deserialize<Look[]>(output, JsonSerializerOptions.Web)!).ToDictionary();
    }

    [OneTimeTearDown]
    public void Delete()
    {
        if (root.Length > 0)
        {
            Directory.Delete(root, recursive: true);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Finds_in_a_source_tree_just_its_components(string name) =>
        looks[name].Components.Should().BeEquivalentTo(Packages[name].Package.Components.Select(NameOf));

    [TestCaseSource(nameof(Names))]
    public void Reads_in_package_xml_just_its_members_and_its_version(string name)
    {
        looks[name].Manifest.Members.Should().BeEquivalentTo(Packages[name].Package.Components.Select(NameOf));
        looks[name].Manifest.ApiVersion.Should().Be(Packages[name].Package.ApiVersion.ToString());
    }

    [TestCaseSource(nameof(Names))]
    public void Converts_a_source_tree_to_the_files_that_are_written_in_metadata_format(string name)
    {
        var package = Packages[name];
        var (ours, theirs) = (Files(InMetadataFormat(package)), Files(PathOf(package, "converted")));

        theirs.Keys.Should().BeEquivalentTo(ours.Keys);
        ours.Should().AllSatisfy(file => theirs[file.Key].Should().Equal(file.Value, "of {0}", file.Key));
    }

    private static IEnumerable<TestCaseData> Names() => Packages.Keys.Select(name => new TestCaseData(name).SetArgDisplayNames(name));

    private static string NameOf(MetadataComponent component) => $"{component.GetMetadataType().ManifestType}:{component.FullName}";

    private static Dictionary<string, byte[]> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes);

    private string InMetadataFormat(EmittedPackage package) => package.Golden ?? Write(package, PackageFormat.Metadata);

    /// <summary>Writes a package; where it can be deployed from.</summary>
    private string Write(EmittedPackage package, PackageFormat format)
    {
        var layout = new PackageLayout { Format = format };
        var folder = PathOf(package, format.ToString());
        new PackageWriter(new FileSystem()).Write(layout.GetFiles(package.Package), folder, inputHash: "").ValueOrThrow();
        return Path.Combine(folder, layout.GetDeployPaths(package.Package).Single());
    }

    private string PathOf(EmittedPackage package, string folder) => Path.Combine(root, package.Name, folder);

    private sealed record Look(string[] Components, Manifest Manifest);

    private sealed record Manifest(string ApiVersion, string[] Members);
}
