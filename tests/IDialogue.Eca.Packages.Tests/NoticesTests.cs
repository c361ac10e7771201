using System.IO.Compression;
using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Packages that bring libraries of others name them, with their licences.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NoticesTests
{
    private const string Name = "THIRD-PARTY-NOTICES.txt";

    /// <summary>Between the list of libraries and the texts of their licences.</summary>
    private const string Ruler = "\n----\n";

    private static readonly string[] WithLibraries = [.. Packages.Ids.Where(id => Libraries(id).Any())];

    [Test]
    public void The_notices_name_each_library_in_the_packages_and_no_other()
    {
        var path = Repository.Path("src", Name);
        var licences = File.ReadAllText(path).Split(Ruler, 2)[1];
        var lines =
            from id in WithLibraries
            from library in Libraries(id)
            group id by library into packages
            orderby packages.Key.Name, packages.Key.Version
            let nuspec = Nuspec(packages.Key.Name, packages.Key.Version)
            select $"{packages.Key.Name}\n  {nuspec["copyright"]}\n  Licence: {nuspec["license"]}\n  In: {string.Join(", ", packages)}\n";

        Golden.Verify(path, $"Libraries of others in packages of IDialogue.Eca\n\n{string.Join("\n", lines)}{Ruler}{licences}");
    }

    [Test]
    public void Each_licence_that_is_named_has_its_text()
    {
        var parts = File.ReadAllText(Repository.Path("src", Name)).Split(Ruler, 2);
        var named = parts[0].Split('\n').Where(line => line.StartsWith("  Licence: ", StringComparison.Ordinal)).Select(line => line[11..]);

        named.Distinct().Should().BeEquivalentTo("MIT", "Apache-2.0");
        parts[1].Should().Contain("\nMIT\n").And.Contain("THE SOFTWARE IS PROVIDED \"AS IS\"")
            .And.Contain("\nApache-2.0\n").And.Contain("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION");
    }

    [Test]
    public void A_package_has_the_notices_if_it_brings_libraries()
    {
        WithLibraries.Should().BeEquivalentTo("IDialogue.Eca.Cli", "IDialogue.Eca.Mcp", "IDialogue.Eca.MSBuild");
        foreach (var id in Packages.Ids)
        {
            using var package = ZipFile.OpenRead(Packages.PathOf(id));
            (package.GetEntry(Name) is not null).Should().Be(WithLibraries.Contains(id), id);
        }
    }

    /// <summary>The packages of others whose assemblies lie in one of ours.</summary>
    private static IEnumerable<(string Name, string Version)> Libraries(string id)
    {
        using var package = ZipFile.OpenRead(Packages.PathOf(id));
        var resolved = package.Entries.FirstOrDefault(entry => entry.Name.EndsWith(".deps.json", StringComparison.Ordinal));
        if (resolved is null)
        {
            return [];
        }

        using var graph = JsonDocument.Parse(resolved.Open());
        return
        [
            .. from library in graph.RootElement.GetProperty("libraries").EnumerateObject()
               where library.Value.GetProperty("type").GetString() == "package"
               let parts = library.Name.Split('/')
               select (parts[0], parts[1]),
        ];
    }

    private static Dictionary<string, string> Nuspec(string name, string version)
    {
        var folder = typeof(NoticesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "NuGetPackageRoot").Value!;
#pragma warning disable CA1308 // NuGet's folders are in lower case.
        var path = Path.Combine(folder, name.ToLowerInvariant(), version, $"{name.ToLowerInvariant()}.nuspec");
#pragma warning restore CA1308
        return XDocument.Load(path).Root!.Elements().Single().Elements()
            .Where(element => element.Name.LocalName is "license" or "copyright")
            .ToDictionary(element => element.Name.LocalName, element => element.Value);
    }
}
