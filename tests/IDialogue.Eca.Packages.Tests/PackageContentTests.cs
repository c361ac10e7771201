using System.IO.Compression;
using System.Xml.Linq;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class PackageContentTests
{
    [Test]
    public void The_MSBuild_package_holds_the_task_with_all_it_needs_and_no_library()
    {
        using var package = ZipFile.OpenRead(Packages.PathOf("IDialogue.Eca.MSBuild"));
        var files = package.Entries.Select(entry => entry.FullName).ToArray();

        files.Should().Contain(
            [
                "build/IDialogue.Eca.MSBuild.Editors.targets",
                "build/IDialogue.Eca.MSBuild.props",
                "build/IDialogue.Eca.MSBuild.targets",
                "buildMultiTargeting/IDialogue.Eca.MSBuild.props",
                "buildMultiTargeting/IDialogue.Eca.MSBuild.targets",
                "tasks/net10.0/IDialogue.Eca.MSBuild.dll",
                "tasks/net10.0/IDialogue.Eca.MSBuild.deps.json",
                "tasks/net10.0/IDialogue.Eca.dll",
                "tasks/net10.0/IDialogue.Eca.Policies.dll",
                "tasks/net10.0/YamlDotNet.dll",
                "pack/Policies.props",
                "pack/Policies.targets",
                "schema/policy.schema.json",
                "README.md",
            ]);
        files.Should().NotContain(file => file.StartsWith("lib/", StringComparison.Ordinal));
        files.Should().NotContain(file => file.Contains("Microsoft.Build", StringComparison.Ordinal), "MSBuild brings its own");
    }

    [Test]
    public void The_MSBuild_package_is_a_development_dependency_without_dependencies()
    {
        var metadata = Nuspec("IDialogue.Eca.MSBuild");

        metadata.Elements().Single(element => element.Name.LocalName == "developmentDependency").Value.Should().Be("true");
        Dependencies(metadata).Should().BeEmpty();
    }

    [Test]
    public void The_core_depends_on_the_file_system_abstraction_and_on_parts_of_the_framework_only() =>
        Dependencies(Nuspec("IDialogue.Eca")).Should().BeEquivalentTo(
            "net10.0 System.IO.Abstractions 23.0.0",
            ".NETStandard2.0 System.IO.Abstractions 23.0.0",
            ".NETStandard2.0 System.Memory 4.6.3",
            ".NETStandard2.0 System.Text.Json 10.0.0");

    [Test]
    public void The_policies_depend_on_exactly_their_own_version_of_the_core() =>
        Dependencies(Nuspec("IDialogue.Eca.Policies")).Should().BeEquivalentTo(
            $"net10.0 IDialogue.Eca [{Packages.Version}]",
            "net10.0 Microsoft.Extensions.Configuration 10.0.0",
            "net10.0 YamlDotNet 16.3.0",
            $".NETStandard2.0 IDialogue.Eca [{Packages.Version}]",
            ".NETStandard2.0 Microsoft.Extensions.Configuration 10.0.0",
            ".NETStandard2.0 YamlDotNet 16.3.0");

    [TestCase("IDialogue.Eca.Policies")]
    [TestCase("IDialogue.Eca.MSBuild")]
    public void The_schema_of_policy_files_is_the_published_one(string package)
    {
        using var archive = ZipFile.OpenRead(Packages.PathOf(package));
        using var reader = new StreamReader(archive.GetEntry("schema/policy.schema.json")!.Open());

        reader.ReadToEnd().Should().Be(File.ReadAllText(Repository.Path("docs", "policy.schema.json")));
    }

    [TestCase("IDialogue.Eca")]
    [TestCase("IDialogue.Eca.Cli")]
    [TestCase("IDialogue.Eca.Mcp")]
    [TestCase("IDialogue.Eca.Policies")]
    [TestCase("IDialogue.Eca.MSBuild")]
    [TestCase("IDialogue.Eca.Sdk")]
    public void Every_package_says_who_made_it_under_which_licence_and_what_it_is(string package)
    {
        var metadata = Nuspec(package).Elements().ToDictionary(element => element.Name.LocalName, element => element.Value);

        metadata.Should().Contain("license", "MIT").And.Contain("authors", "iDialogue").And.Contain("readme", "README.md");
        metadata["description"].Should().Contain("External Client App");
        metadata.Keys.Should().Contain("repository").And.Contain("releaseNotes").And.Contain("projectUrl").And.Contain("tags");
    }

    private static XElement Nuspec(string package)
    {
        using var archive = ZipFile.OpenRead(Packages.PathOf(package));
        using var stream = archive.GetEntry($"{package}.nuspec")!.Open();
        return XDocument.Load(stream).Root!.Elements().Single();
    }

    private static IEnumerable<string> Dependencies(XElement metadata) =>
        from element in metadata.Descendants()
        where element.Name.LocalName == "dependency"
        select $"{element.Parent!.Attribute("targetFramework")!.Value} {element.Attribute("id")!.Value} {element.Attribute("version")!.Value}";
}
