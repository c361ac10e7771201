using System.IO.Compression;
using System.Text;
using CsCheck;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Packaging;

public sealed class PackageLayoutTests
{
    private static readonly MetadataPackage Package = MetadataPackage.Create(
        ApiVersion.Default,
        [
            new ExternalClientApplication { FullName = "Agent", Label = "Agent" },
            new ExternalClientAppSettings { FullName = "ExternalClientApp", EnableConsumerSecretApiAccess = false },
        ]).ValueOrThrow();

    [Test]
    public void Metadata_format_has_folders_plain_suffixes_and_package_xml() =>
        Paths(new PackageLayout()).Should().Equal(
            "metadata/externalClientApps/Agent.eca",
            "metadata/package.xml",
            "metadata/settings/ExternalClientApp.settings");

    [Test]
    public void Source_format_lies_in_the_package_directory() =>
        Paths(new PackageLayout { Format = PackageFormat.Source }).Should().Equal(
            "force-app/main/default/externalClientApps/Agent.eca-meta.xml",
            "force-app/main/default/settings/ExternalClientApp.settings-meta.xml");

    [TestCase("", "externalClientApps/Agent.eca-meta.xml")]
    [TestCase("src/", "src/externalClientApps/Agent.eca-meta.xml")]
    public void The_package_directory_can_be_any(string directory, string path) =>
        Paths(new PackageLayout { Format = PackageFormat.Source, PackageDirectory = directory }).Should().Contain(path);

    [Test]
    public void A_zip_holds_the_metadata_format()
    {
        var zip = new PackageLayout { Format = PackageFormat.Zip }.GetFiles(Package).Should().ContainSingle().Subject;

        zip.Path.Should().Be("package.zip");
        using var archive = new ZipArchive(new MemoryStream(zip.Content.ToArray()));
        archive.Entries.Select(entry => entry.FullName)
            .Should().Equal("externalClientApps/Agent.eca", "package.xml", "settings/ExternalClientApp.settings");
        using var reader = new StreamReader(archive.GetEntry("externalClientApps/Agent.eca")!.Open(), Encoding.UTF8);
        reader.ReadToEnd().Should().Be(MetadataXml.Serialize(Package.Components.OfType<ExternalClientApplication>().Single()));
    }

    [Test]
    public void A_zip_has_the_same_bytes_on_every_system() =>
        Golden.Verify(
            Repository.Path("tests", "IDialogue.Eca.Tests", "Packaging", "package.zip"),
            new PackageLayout { Format = PackageFormat.Zip }.GetFiles(Package).Single().Content.ToArray());

    [TestCase(PackageFormat.Metadata, false, "metadata", "metadata")]
    [TestCase(PackageFormat.Metadata, true, "metadata/1-app metadata/4-deletions", "metadata/4-deletions")]
    [TestCase(PackageFormat.Zip, false, "package.zip", null)]
    [TestCase(PackageFormat.Zip, true, "1-app.zip 4-deletions.zip", null)]
    [TestCase(PackageFormat.Source, false, "force-app/main/default deletions", "deletions")]
    [TestCase(PackageFormat.Source, true, "1-app/force-app/main/default 4-deletions", "4-deletions")]
    public void Deletions_are_deployed_after_all_components(PackageFormat format, bool isPhased, string deployed, string? listed)
    {
        var layout = new PackageLayout { Format = format, IsPhased = isPhased };
        var package = MetadataPackage.Create(
            ApiVersion.Default,
            Package.Components.Select(component => new PackagedComponent(component)),
            new SourceMap(),
            deletions: [new AbsentComponent(ExternalClientApplication.MetadataType, "Old", "Old")]).ValueOrThrow();

        layout.GetDeployPaths(package).Should().Equal(deployed.Split(' '));
        layout.GetFiles(package).Where(file => file.Path.EndsWith("destructiveChangesPost.xml", StringComparison.Ordinal))
            .Select(file => file.Path).Should().Equal(listed is null ? [] : [$"{listed}/destructiveChangesPost.xml"]);
        layout.GetFiles(package).Select(file => file.Path).Should().OnlyHaveUniqueItems()
            .And.HaveCountGreaterThan(listed is null ? 0 : 1);
    }

    [Test]
    public void A_zip_of_deletions_lists_them_beside_its_package_xml()
    {
        var package = MetadataPackage.Create(
            ApiVersion.Default,
            Array.Empty<PackagedComponent>(),
            new SourceMap(),
            deletions: [new AbsentComponent(ExternalClientApplication.MetadataType, "Old", "Old")]).ValueOrThrow();

        using var archive = new ZipArchive(new MemoryStream(
            new PackageLayout { Format = PackageFormat.Zip }.GetFiles(package).Single().Content.ToArray()));
        archive.Entries.Select(entry => entry.FullName).Should().Equal("destructiveChangesPost.xml", "package.xml");
    }

    [Test]
    public void The_same_components_in_any_order_give_the_same_files() =>
        Gen.Select(RecordGenerator.Components.Array[1, 5], Gen.Enum<PackageFormat>()).Sample((components, format) =>
        {
            var distinct = components.DistinctBy(component => (component.GetType(), component.FullName.ToUpperInvariant())).ToArray();
            var one = MetadataPackage.Create(ApiVersion.Newest, distinct);
            var other = MetadataPackage.Create(ApiVersion.Newest, distinct.Reverse());
            if (!one.IsSuccess)
            {
                return other.HasErrors;
            }

            var layout = new PackageLayout { Format = format };
            return layout.GetFiles(one.Value).Zip(layout.GetFiles(other.ValueOrThrow()))
                .All(pair => pair.First.Path == pair.Second.Path && pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span));
        });

    [TestCase(PackageFormat.Metadata, "out/metadata", "sf project deploy start --metadata-dir out/metadata")]
    [TestCase(PackageFormat.Source, "force-app", "sf project deploy start --source-dir force-app")]
    [TestCase(PackageFormat.Zip, "out/package.zip", "sf project deploy start --metadata-dir out/package.zip --single-package")]
    [TestCase(PackageFormat.Metadata, "my builds/metadata", "sf project deploy start --metadata-dir \"my builds/metadata\"")]
    [TestCase(PackageFormat.Metadata, "-out/metadata", "sf project deploy start --metadata-dir ./-out/metadata")]
    public void Tells_the_command_that_deploys_it(PackageFormat format, string path, string command) =>
        new PackageLayout { Format = format }.DeployCommand(path).Should().Be(command);

    private static IEnumerable<string> Paths(PackageLayout layout) => layout.GetFiles(Package).Select(file => file.Path);
}
