using System.IO.Abstractions.TestingHelpers;
using System.IO.Compression;
using System.Text;
using CsCheck;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Packaging;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MetadataTreeTests
{
    private const string Namespace = "xmlns=\"http://soap.sforce.com/2006/04/metadata\"";
    private const string App = $"<ExternalClientApplication {Namespace}/>";

    private readonly MockFileSystem disk = new();

    [Test]
    public void Reads_a_Salesforce_DX_project_with_several_package_directories()
    {
        Save("/sf/sfdx-project.json", """{ "packageDirectories": [{ "path": "force-app", "default": true }, { "path": "other" }] }""");
        Save("/sf/force-app/main/default/externalClientApps/Agent.eca-meta.xml", App);
        Save("/sf/force-app/main/default/classes/Agent.cls-meta.xml", "<ApexClass/>");
        Save("/sf/force-app/main/default/settings/Account.settings-meta.xml", "<AccountSettings/>");
        Save("/sf/other/settings/ExternalClientApp.settings-meta.xml", $"<ExternalClientAppSettings {Namespace}/>");
        Save("/sf/other/extlClntAppPolicies/Agent_plcy.ecaPlcy-meta.xml", Policies("agent"));

        var tree = Read("/sf");

        tree.Diagnostics.Should().BeEmpty();
        tree.ValueOrThrow().Files.Select(file => file.Component.FullName).Should().Equal("ExternalClientApp", "Agent", "Agent_plcy");
        tree.ValueOrThrow().Apps.Should().Equal("Agent");
        tree.ValueOrThrow().FilesOf("AGENT").Should().HaveCount(2);
        tree.ValueOrThrow().FilesOf(ExternalClientApplication.MetadataType).Should().ContainSingle();
    }

    [Test]
    public void What_a_package_writes_a_tree_reads_in_every_format() =>
        Gen.Select(RecordGenerator.Components.Array[1, 5], Gen.Enum<PackageFormat>()).Sample((components, format) =>
        {
            var named = components.Select(
                (component, i) => component.FullName == "ExternalClientApp" ? component : component with { FullName = $"N{i}" });
            var package = MetadataPackage.Create(
                ApiVersion.Newest, named.DistinctBy(component => (component.GetType(), component.FullName)));
            if (!package.IsSuccess)
            {
                return true;
            }

            var written = new MockFileSystem();
            var layout = new PackageLayout { Format = format };
            new PackageWriter(written).Write(layout.GetFiles(package.Value), written.Path.GetFullPath("/out"), "").ValueOrThrow();
            var path = format == PackageFormat.Zip ? "/out/package.zip" : "/out";
            return MetadataTree.Read(written, written.Path.GetFullPath(path)).Value!.Files.Select(file => file.Component)
                .SequenceEqual(package.Value.Components);
        });

    [Test]
    public void Connected_apps_are_read_and_are_neither_apps_nor_orphans()
    {
        Save("/sf/externalClientApps/Agent.eca-meta.xml", App);
        Save(
            "/sf/connectedApps/Old.connectedApp-meta.xml",
            $"<ConnectedApp {Namespace}><contactEmail>a@example.com</contactEmail><label>Old</label></ConnectedApp>");

        var tree = Read("/sf");

        tree.Diagnostics.Should().BeEmpty();
        tree.ValueOrThrow().FilesOf(ConnectedApp.MetadataType).Should().ContainSingle().Which.App.Should().BeNull();
        tree.ValueOrThrow().Apps.Should().Equal("Agent");
    }

    [Test]
    public void Reads_a_zip_as_it_was_retrieved()
    {
        disk.AddFile("/retrieved.zip", new MockFileData(Zip(
            ("unpackaged/package.xml", "<Package/>"), ("unpackaged/externalClientApps/Agent.eca", App))));

        var file = Read("/retrieved.zip").ValueOrThrow().Files.Should().ContainSingle().Subject;

        file.Path.Should().EndWith("retrieved.zip/unpackaged/externalClientApps/Agent.eca");
        Encoding.UTF8.GetString(file.Content.Span).Should().Be(App);
    }

    [Test]
    public void Passes_over_folders_of_tools_and_builds()
    {
        foreach (var folder in new[] { "node_modules/x", ".sf/orgs", ".git", "bin/eca/metadata", "obj" })
        {
            Save($"/sf/{folder}/externalClientApps/Agent.eca", App);
        }

        Read("/sf").ValueOrThrow().Files.Should().BeEmpty();
    }

    [Test]
    public void A_file_that_cannot_be_read_as_metadata_leaves_the_others_readable()
    {
        Save("/sf/externalClientApps/Broken.eca", "<ExternalClientApplication");
        Save("/sf/externalClientApps/Agent.eca", App);

        var tree = Read("/sf");

        tree.Diagnostics.Single().Code.Should().Be("ECA0037");
        tree.Value!.Files.Should().ContainSingle();
    }

    [TestCase("extlClntAppPolicies/Agent.eca", App, "ECA0055", TestName = "A component in the folder of another type is told")]
    [TestCase("externalClientApps/Agent.ecaa-meta.xml", App, "ECA0056", TestName = "A misspelt suffix is told")]
    [TestCase("externalClientApps/Agent.ECA", App, "ECA0056", TestName = "A suffix in another case is told")]
    [TestCase("extlClntAppPolicies/Agent.ecaPlcy", App, "ECA0057", TestName = "Content of another type than the suffix says is told")]
    [TestCase(
        "externalClientApps/Agent.eca",
        $"<Package {Namespace}><version>66.0</version></Package>",
        "ECA0039",
        TestName = "A package.xml in the place of a component is told")]
    public void What_lies_wrong_is_told(string path, string content, string code)
    {
        Save("/sf/" + path, content);

        Read("/sf").Diagnostics.Single().Code.Should().Be(code);
    }

    [TestCase("externalClientApps/README.md")]
    [TestCase("externalClientApps/.forceignore")]
    [TestCase("other/notes.eca.txt")]
    [TestCase("settings/Security.settings")]
    public void What_is_no_component_is_passed_over(string path)
    {
        Save("/sf/" + path, "anything");

        Read("/sf").Diagnostics.Should().BeEmpty();
    }

    [Test]
    public void A_component_in_two_files_is_an_error_whatever_the_case_of_its_name()
    {
        Save("/sf/one/externalClientApps/Agent.eca-meta.xml", App);
        Save("/sf/two/externalClientApps/AGENT.eca-meta.xml", App);

        Read("/sf").Diagnostics.Single().Code.Should().Be("ECA0059");
    }

    [Test]
    public void A_component_of_an_app_that_the_tree_lacks_is_told_where_it_names_the_app()
    {
        Save("/sf/externalClientApps/Agent.eca", App);
        Save("/sf/extlClntAppPolicies/Bot_plcy.ecaPlcy", Policies("Bot"));
        Save("/sf/extlClntAppPolicies/Pkg_plcy.ecaPlcy", Policies("acme__Pkg"));

        var finding = Read("/sf").Diagnostics.Should().ContainSingle().Subject;

        finding.Code.Should().Be("ECA0058");
        finding.Location!.Value.Line.Should().Be(2);
        finding.Message.Should().Contain("'Bot'");
    }

    [Test]
    public void Components_without_any_app_around_are_no_orphans()
    {
        Save("/sf/extlClntAppPolicies/Bot_plcy.ecaPlcy", Policies("Bot"));

        Read("/sf").Diagnostics.Should().BeEmpty();
    }

    [Test]
    public void A_path_that_is_not_there_is_a_finding() => Read("/none").Diagnostics.Single().Code.Should().Be("ECA0001");

    [Test]
    public void A_file_that_is_no_zip_is_a_finding()
    {
        Save("/sf.zip", "no zip");

        Read("/sf.zip").Diagnostics.Single().Code.Should().Be("ECA0001");
    }

    private Result<MetadataTree> Read(string path) => MetadataTree.Read(disk, disk.Path.GetFullPath(path));

    private void Save(string path, string content) => disk.AddFile(path, new MockFileData(content));

    private static string Policies(string app) =>
        $"<ExtlClntAppConfigurablePolicies {Namespace}>\n<externalClientApplication>{app}</externalClientApplication><isEnabled>true</isEnabled></ExtlClntAppConfigurablePolicies>";

    private static byte[] Zip(params (string Path, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
