using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>What a receiver of the packages may rely on: where they come from, what is in them, and that they can be made again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed partial class DeliveryTests
{
    private static readonly IReadOnlyList<string> Ids = Packages.Ids;

    /// <summary>The project SDK has neither an assembly nor dependencies.</summary>
    private static readonly IReadOnlyList<string> WithCode = [.. Packages.Ids.Where(id => id != "IDialogue.Eca.Sdk")];

    private static readonly IReadOnlyList<string> Readmes =
        [.. Packages.Ids.Select(id => Repository.Path("src", id, "README.md")), Repository.Path("templates", "README.md")];

    [TestCase("IDialogue.Eca.Policies")]
    [TestCase("IDialogue.Eca.MSBuild")]
    public void Packed_twice_the_bytes_are_the_same(string id)
    {
        var folder = Path.Combine(Packages.Root, "again", id);
        // Times of entries have a grain of two seconds.
        Thread.Sleep(2100);

        Packages.Pack(id, folder);

        File.ReadAllBytes(Path.Combine(folder, $"{id}.{Packages.Version}.nupkg")).Should().Equal(File.ReadAllBytes(Packages.PathOf(id)));
    }

    [TestCaseSource(nameof(WithCode))]
    public void Assemblies_are_compiled_deterministically_and_bring_their_symbols(string id)
    {
        using var package = ZipFile.OpenRead(Packages.PathOf(id));
        var assemblies = package.Entries
            .Where(entry => entry.Name.StartsWith("IDialogue.", StringComparison.Ordinal) || entry.Name == "eca.dll")
            .Where(entry => entry.Name.EndsWith(".dll", StringComparison.Ordinal))
            .ToArray();

        assemblies.Should().NotBeEmpty().And.AllSatisfy(assembly =>
        {
            using var stream = new MemoryStream();
            using (var content = assembly.Open())
            {
                content.CopyTo(stream);
            }

            stream.Position = 0;
            using var reader = new PEReader(stream);
            reader.ReadDebugDirectory().Select(entry => entry.Type)
                .Should().Contain([DebugDirectoryEntryType.Reproducible, DebugDirectoryEntryType.EmbeddedPortablePdb], assembly.FullName);
        });
    }

    [TestCaseSource(nameof(Ids))]
    public void Every_package_has_icon_readme_and_a_link_to_the_changelog(string id)
    {
        using var package = ZipFile.OpenRead(Packages.PathOf(id));
        using var icon = new BinaryReader(package.GetEntry("icon.png")!.Open());
        var header = icon.ReadBytes(24);
        header[1..4].Should().Equal("PNG"u8.ToArray());
        BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(16)).Should().Be(128, "NuGet galleries show 128 by 128");
        BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(20)).Should().Be(128);

        var nuspec = XDocument.Load(package.GetEntry($"{id}.nuspec")!.Open()).Root!
            .Elements()
            .Single()
            .Elements()
            .ToDictionary(element => element.Name.LocalName, element => element.Value);
        nuspec.Should().Contain("icon", "icon.png").And.Contain("readme", "README.md");
        using var readme = new StreamReader(package.GetEntry("README.md")!.Open());
        readme.ReadToEnd().Should().Be(File.ReadAllText(Repository.Path("src", id, "README.md")));
        // What changed is too long for a gallery, which takes 35,000 characters.
        nuspec["releaseNotes"].Should().Be($"{nuspec["projectUrl"]}/blob/v{Packages.Version}/CHANGELOG.md");
    }

    [TestCaseSource(nameof(Readmes))]
    public void A_readme_is_of_its_package_and_its_links_work_in_a_gallery(string path)
    {
        var text = File.ReadAllText(path);
        var package = Path.GetFileNameWithoutExtension(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.csproj").Single());

        text.Should().StartWith($"# {package}\n").And.Contain("External Client App").And.Contain("```");
        Link().Matches(text).Select(link => link.Groups[1].Value).Should().NotBeEmpty()
            .And.OnlyContain(link => link.StartsWith("https://", StringComparison.Ordinal));
    }

    [TestCaseSource(nameof(WithCode))]
    public void Every_package_lists_what_is_in_it_or_comes_with_it(string id)
    {
        using var package = ZipFile.OpenRead(Packages.PathOf(id));
        var lists = package.Entries.Where(entry => entry.FullName.StartsWith("sbom/", StringComparison.Ordinal)).ToArray();

        lists.Should().NotBeEmpty().And.AllSatisfy(list =>
        {
            using var json = JsonDocument.Parse(list.Open());
            json.RootElement.GetProperty("bomFormat").GetString().Should().Be("CycloneDX");
            var subject = json.RootElement.GetProperty("metadata").GetProperty("component");
            subject.GetProperty("purl").GetString().Should().Be($"pkg:nuget/{id}@{Packages.Version}");
            var components = json.RootElement.GetProperty("components")
                .EnumerateArray()
                .Select(component => component.GetProperty("purl").GetString()!)
                .ToArray();
            components.Should().OnlyHaveUniqueItems().And.NotBeEmpty();
            if (package.Entries.FirstOrDefault(entry => entry.Name.EndsWith(".deps.json", StringComparison.Ordinal)) is { } resolved)
            {
                using var graph = JsonDocument.Parse(resolved.Open());
                components.Should().BeEquivalentTo(graph.RootElement.GetProperty("libraries").EnumerateObject()
                    .Select(library => $"pkg:nuget/{library.Name.Replace('/', '@')}")
                    .Where(purl => !purl.StartsWith($"pkg:nuget/{id}@", StringComparison.Ordinal)
                        && !purl.StartsWith("pkg:nuget/eca@", StringComparison.Ordinal)));
            }
            else
            {
                // A library's own dependencies are some of them.
                var nuspec = XDocument.Load(package.GetEntry($"{id}.nuspec")!.Open());
                var framework = list.Name.Contains("net10.0", StringComparison.Ordinal) ? "net10.0" : ".NETStandard2.0";
                components.Should().Contain(nuspec.Descendants().Where(
                    element => element.Name.LocalName == "dependency" && element.Parent!.Attribute("targetFramework")!.Value == framework)
                    .Select(element => $"pkg:nuget/{element.Attribute("id")!.Value}@{element.Attribute("version")!.Value.Trim('[', ']')}"));
            }
        });
        lists.Select(list => list.Name).Should().Contain($"{id}.net10.0.cdx.json");
    }

    [Test]
    public void Packages_are_validated_when_they_are_packed()
    {
        var project = Dotnet.Run(
            Repository.Root, ["msbuild", Repository.Path("src", "IDialogue.Eca"), "-getProperty:EnablePackageValidation"]);

        project.Output.Trim().Should().Be("true");
    }

    [Test]
    public void Sources_are_linked_where_the_repository_has_a_remote_and_nothing_is_said_where_it_has_none()
    {
        var folder = Path.Combine(Packages.Root, "linked");
        var project = Path.Combine(folder, "src", "Library");
        Directory.CreateDirectory(project);
        foreach (var file in new[]
        {
            "Directory.Build.props",
            "Directory.Packages.props",
            "src/Directory.Build.props",
            "src/Directory.Build.targets",
            "src/BannedSymbols.txt",
        })
        {
            File.Copy(Repository.Path(file.Split('/')), Path.Combine([folder, .. file.Split('/')]));
        }

        File.WriteAllText(Path.Combine(folder, ".gitignore"), "artifacts/\n");
        File.WriteAllText(
            Path.Combine(project, "Library.csproj"),
            "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        File.WriteAllText(
            Path.Combine(project, "Library.cs"), "namespace Library;\n\n/// <summary>Nothing.</summary>\npublic static class Empty;\n");
        Git("init");
        Git("add", "-A");
        Git("-c", "user.name=test", "-c", "user.email=test@example.com", "commit", "-m", "test");

        var without = Dotnet.Run(project, ["build"]);
        without.ExitCode.Should().Be(0, without.Output);
        without.Warnings.Should().BeEmpty();
        Links().Should().BeEmpty();

        Git("remote", "add", "origin", "https://github.com/idialogue/IDialogue.Eca.git");
        var with = Dotnet.Run(project, ["build"]);
        with.ExitCode.Should().Be(0, with.Output);
        File.ReadAllText(Links().Should().ContainSingle().Subject)
            .Should().Contain("https://raw.githubusercontent.com/idialogue/IDialogue.Eca/");

        string[] Links() => Directory.GetFiles(Path.Combine(folder, "artifacts"), "*.sourcelink.json", SearchOption.AllDirectories);

        void Git(params string[] arguments) =>
            Command.Run(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder }).ExitCode.Should().Be(0);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
