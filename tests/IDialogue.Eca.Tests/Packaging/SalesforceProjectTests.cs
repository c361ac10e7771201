using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

/// <summary>Trees are read as Salesforce CLI reads a project.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SalesforceProjectTests
{
    private const string Namespace = "xmlns=\"http://soap.sforce.com/2006/04/metadata\"";
    private const string ForceApp = """{ "packageDirectories": [{ "path": "force-app", "default": true }] }""";

    private readonly MockFileSystem disk = new();

    [Test]
    public void Reads_what_the_project_file_says()
    {
        Save("/sf/sfdx-project.json", """
            {
              "packageDirectories": [
                { "path": "./force-app/", "default": true, "package": "Agent" },
                { "path": "unpackaged\\later", "package": "" }
              ],
              "sourceApiVersion": "67.0",
              "name": "a project", "plugins": { "any": [1, true, null] }
            }
            """);
        SaveApp("/sf/force-app");
        SavePolicies("/sf/unpackaged/later");

        var project = Read("/sf").ValueOrThrow().Projects.Should().ContainSingle().Subject;

        project.Folder.Should().Be(Full("/sf"));
        project.SourceApiVersion.Should().Be(new ApiVersion(67));
        project.PackageDirectories.Should().Equal(
            new PackageDirectory(Full("/sf/force-app"), "Agent", IsDefault: true),
            new PackageDirectory(Full("/sf/unpackaged/later"), null, IsDefault: false));
    }

    [Test]
    public void Only_package_directories_are_read_and_what_lies_elsewhere_is_told_in_one_line()
    {
        Save("/sf/sfdx-project.json", ForceApp);
        SavePolicies("/sf/force-app");
        SavePolicies("/sf/template");
        SavePolicies("/sf/retrieved/unpackaged");
        Save("/sf/scripts/loose/Agent.eca", App());
        Save("/sf/scripts/loose/Agent.ecaa-meta.xml", App());

        var tree = Read("/sf");

        Paths(tree).Should().Equal("/sf/force-app/extlClntAppPolicies/Agent_plcy.ecaPlcy-meta.xml");
        var finding = tree.Diagnostics.Should().ContainSingle().Subject;
        finding.Code.Should().Be("ECA0153");
        finding.Severity.Should().Be(DiagnosticSeverity.Info);
        finding.Message.Should().Contain("3 files").And.Contain("retrieved, scripts, template");
    }

    [TestCase("/org/extlClntAppSampleSettings/Agent.ecaSmpl")]
    [TestCase("/org/extlClntAppSampleSettings/Agent.ecaSmpl-meta.xml")]
    public void A_file_with_a_suffix_like_those_of_External_Client_Apps_is_told(string path)
    {
        Save("/org/externalClientApps/Agent.eca", "<ExternalClientApplication/>");
        Save(path, "<ExtlClntAppSampleSettings/>");

        Read("/org").Diagnostics.Should().Contain(finding => finding.Code == "ECA0056" && finding.Location!.Value.File == path);
    }

    [TestCase("template")]
    [TestCase("**/extlClntAppPolicies/**")]
    [TestCase("**.ecaPlcy-meta.xml")]
    public void What_forceignore_names_is_not_read_and_told(string pattern)
    {
        Save("/sf/sfdx-project.json", ForceApp);
        Save("/sf/.forceignore", pattern);
        SaveApp("/sf/force-app");
        SavePolicies("/sf/force-app/template");

        var tree = Read("/sf");

        Paths(tree).Should().Equal("/sf/force-app/externalClientApps/Agent.eca-meta.xml");
        tree.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0154");
    }

    [Test]
    public void The_nearest_forceignore_counts_and_its_patterns_are_relative_to_it()
    {
        Save("/repo/.forceignore", "sf/force-app");
        Save("/repo/sf/sfdx-project.json", """{ "packageDirectories": [{ "path": "force-app" }, { "path": "other" }] }""");
        Save("/repo/sf/other/.forceignore", "/nothing");
        SaveApp("/repo/sf/force-app");
        SavePolicies("/repo/sf/other");

        Paths(Read("/repo/sf")).Should().Equal("/repo/sf/other/extlClntAppPolicies/Agent_plcy.ecaPlcy-meta.xml");
    }

    [Test]
    public void A_file_that_is_named_by_itself_is_read_whatever_forceignore_says()
    {
        Save(
            "/sf/sfdx-project.json",
            """{ "packageDirectories": [{ "path": "force-app", "package": "Agent" }], "sourceApiVersion": "66.0" }""");
        Save("/sf/.forceignore", "force-app");
        SavePolicies("/sf/force-app");

        var file = Read("/sf/force-app/extlClntAppPolicies/Agent_plcy.ecaPlcy-meta.xml")
            .ValueOrThrow().Files.Should().ContainSingle().Subject;

        file.Package.Should().Be("Agent");
        file.ApiVersion.Should().Be(new ApiVersion(66));
    }

    [Test]
    public void In_a_folder_of_a_project_the_project_above_still_counts()
    {
        Save(
            "/sf/sfdx-project.json",
            """{ "packageDirectories": [{ "path": "force-app", "package": "Agent" }], "sourceApiVersion": "66.0" }""");
        Save("/sf/.forceignore", "**/externalClientApps");
        SaveApp("/sf/force-app/main");
        SavePolicies("/sf/force-app/main");

        foreach (var folder in new[] { "/sf/force-app", "/sf/force-app/main" })
        {
            var tree = Read(folder);

            tree.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0154");
            var file = tree.ValueOrThrow().Files.Should().ContainSingle().Subject;
            file.Component.Should().BeOfType<ExtlClntAppConfigurablePolicies>();
            file.Package.Should().Be("Agent");
            file.ApiVersion.Should().Be(new ApiVersion(66));
        }
    }

    [Test]
    public void A_folder_above_package_directories_is_read_as_the_project_is()
    {
        Save("/sf/sfdx-project.json", """{ "packageDirectories": [{ "path": "packages/one" }, { "path": "packages/two" }] }""");
        SaveApp("/sf/packages/one");
        SavePolicies("/sf/packages/two");
        SavePolicies("/sf/packages/old");

        var tree = Read("/sf/packages");

        tree.ValueOrThrow().Files.Should().HaveCount(2);
        tree.Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0153");
    }

    [Test]
    public void A_folder_outside_that_is_named_is_read_and_forceignore_does_not_count()
    {
        Save(
            "/sf/sfdx-project.json",
            """{ "packageDirectories": [{ "path": "force-app", "package": "Agent" }], "sourceApiVersion": "66.0" }""");
        Save("/sf/.forceignore", "retrieved");
        SaveApp("/sf/force-app");
        Save("/sf/retrieved/package.xml", $"<Package {Namespace}><version>62.0</version></Package>");
        Save("/sf/retrieved/extlClntAppPolicies/Agent_plcy.ecaPlcy", Policies());

        var tree = Read("/sf/retrieved");

        tree.Diagnostics.Should().BeEmpty();
        var file = tree.ValueOrThrow().Files.Should().ContainSingle().Subject;
        file.Package.Should().BeNull();
        file.ApiVersion.Should().Be(new ApiVersion(62));
    }

    [TestCase("/sf/force-app/externalClientApps/Agent.eca-meta.xml", "Agent")]
    [TestCase("/sf/force-app/externalClientApps/Agent.eca", null, Description = "Metadata format is no package directory's.")]
    [TestCase("/sf/unpackaged/externalClientApps/Agent.eca-meta.xml", null)]
    public void A_file_is_packaged_where_its_directory_names_a_package(string path, string? package)
    {
        Save(
            "/sf/sfdx-project.json",
            """{ "packageDirectories": [{ "path": "force-app", "package": "Agent" }, { "path": "unpackaged" }] }""");
        Save(path, App());

        Read("/sf").Value!.Files.Should().ContainSingle().Which.Package.Should().Be(package);
    }

    [Test]
    public void The_project_folder_may_be_its_package_directory()
    {
        Save("/sf/sfdx-project.json", """{ "packageDirectories": [{ "path": "." }] }""");
        SaveApp("/sf/main");

        Read("/sf").ValueOrThrow().Files.Should().ContainSingle().Which.Project.Should().NotBeNull();
    }

    [Test]
    public void In_a_package_directory_folders_are_read_whatever_their_names()
    {
        Save("/sf/sfdx-project.json", ForceApp);
        SaveApp("/sf/force-app/bin");
        SavePolicies("/sf/force-app/obj/node_modules");

        Read("/sf").ValueOrThrow().Files.Should().HaveCount(2);
    }

    [Test]
    public void Several_projects_are_trees_of_their_own()
    {
        foreach (var project in new[] { "/repo/one", "/repo/deep/down/two" })
        {
            Save(project + "/sfdx-project.json", ForceApp);
            SaveApp(project + "/force-app");
            SavePolicies(project + "/force-app");
        }

        Save("/repo/one/force-app/extlClntAppPolicies/Bot_plcy.ecaPlcy-meta.xml", Policies("Bot"));
        Save("/repo/deep/down/two/force-app/externalClientApps/Bot.eca-meta.xml", App());

        var tree = Read("/repo");

        tree.Value!.Projects.Select(project => project.Folder).Should().Equal(Full("/repo/deep/down/two"), Full("/repo/one"));
        tree.Value.Files.Should().HaveCount(6);
        var orphan = tree.Diagnostics.Should().ContainSingle("the other project's app is none of this one").Subject;
        orphan.Code.Should().Be("ECA0058");
        orphan.Location!.Value.File.Should().Contain("one");
    }

    [Test]
    public void A_project_inside_a_package_directory_is_source_of_the_outer_one()
    {
        Save("/sf/sfdx-project.json", ForceApp);
        Save("/sf/force-app/staticresources/sample/sfdx-project.json", """{ "packageDirectories": [{ "path": "src" }] }""");
        SaveApp("/sf/force-app/staticresources/sample/other");

        var tree = Read("/sf");

        tree.ValueOrThrow().Projects.Should().ContainSingle();
        tree.ValueOrThrow().Files.Should().ContainSingle();
    }

    [Test]
    public void A_component_in_two_package_directories_is_an_error()
    {
        Save("/sf/sfdx-project.json", """{ "packageDirectories": [{ "path": "one" }, { "path": "two" }] }""");
        SaveApp("/sf/one");
        SaveApp("/sf/two");

        Read("/sf").Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0059");
    }

    [TestCase("{", 1, 2, TestName = "no JSON")]
    [TestCase("{\n  \"packageDirectories\": [,]\n}", 2, 26, TestName = "no JSON in the second line")]
    [TestCase("[]", 1, 1, TestName = "a list")]
    [TestCase("{}", 1, 1, TestName = "no package directories")]
    [TestCase("""{ "packageDirectories": "force-app" }""", 1, 25, TestName = "one package directory that is no list")]
    [TestCase("""{ "packageDirectories": [] }""", 1, 25, TestName = "an empty list")]
    [TestCase("""{ "packageDirectories": [{ "default": true }] }""", 1, 26, TestName = "a package directory without path")]
    [TestCase("""{ "packageDirectories": [{ "path": "../other" }] }""", 1, 36, TestName = "a package directory elsewhere")]
    [TestCase("""{ "packageDirectories": [{ "path": "force-app" }], "sourceApiVersion": 66 }""", 1, 72, TestName = "a version without quotes")]
    [TestCase("""{ "packageDirectories": [{ "path": "force-app" }], "replacements": {} }""", 1, 68, TestName = "replacements that are no list")]
    [TestCase("""{ "packageDirectories": [{ "path": "force-app" }], "replacements": [{ "glob": "**" }] }""", 1, 69, TestName = "a replacement of nothing")]
    [TestCase(
        """{ "packageDirectories": [{ "path": "force-app" }], "replacements": [{ "glob": "**", "regexToReplace": "(", "replaceWithEnv": "A" }] }""",
        1, 103, TestName = "a replacement that is no regular expression")]
    public void A_broken_project_file_is_an_error_at_its_place(string json, int line, int column)
    {
        Save("/sf/sfdx-project.json", json);
        SaveApp("/sf/force-app");

        var finding = Read("/sf").Diagnostics.Should().ContainSingle().Subject;

        finding.Code.Should().Be("ECA0151");
        finding.Severity.Should().Be(DiagnosticSeverity.Error);
        finding.Location.Should().Be(new SourceLocation(Full("/sf/sfdx-project.json"), line, column));
    }

    [Test]
    public void One_broken_project_leaves_the_others_readable()
    {
        Save("/repo/one/sfdx-project.json", "{");
        SaveApp("/repo/one/force-app");
        Save("/repo/two/sfdx-project.json", "\uFEFF" + ForceApp);
        SaveApp("/repo/two/force-app");

        Read("/repo").Value!.Files.Should().ContainSingle();
    }

    [Test]
    public void A_package_directory_that_does_not_exist_is_told_where_it_is_named()
    {
        Save("/sf/sfdx-project.json", """{ "packageDirectories": [{ "path": "force-ap" }, { "path": "other" }] }""");
        SaveApp("/sf/other");

        var tree = Read("/sf");

        tree.ValueOrThrow().Files.Should().ContainSingle();
        var finding = tree.Diagnostics.Should().ContainSingle().Subject;
        finding.Code.Should().Be("ECA0152");
        finding.Location!.Value.Column.Should().Be(36);
        finding.Message.Should().Contain("'force-ap'");
    }

    private Result<MetadataTree> Read(string path) => MetadataTree.Read(disk, Full(path));

    private string Full(string path) => disk.Path.GetFullPath(path);

    private IEnumerable<string> Paths(Result<MetadataTree> tree) =>
        tree.Value!.Files.Select(file => file.Path.Replace('\\', '/')[^file.Path.Length..])
        .Select(path => path[path.IndexOf('/', StringComparison.Ordinal)..]);

    private void Save(string path, string content) => disk.AddFile(path, new MockFileData(content));

    private void SaveApp(string folder) => Save(folder + "/externalClientApps/Agent.eca-meta.xml", App());

    private void SavePolicies(string folder) => Save(folder + "/extlClntAppPolicies/Agent_plcy.ecaPlcy-meta.xml", Policies());

    private static string App() => $"<ExternalClientApplication {Namespace}/>";

    private static string Policies(string app = "Agent") =>
        $"<ExtlClntAppConfigurablePolicies {Namespace}><externalClientApplication>{app}</externalClientApplication><isEnabled>true</isEnabled></ExtlClntAppConfigurablePolicies>";
}
