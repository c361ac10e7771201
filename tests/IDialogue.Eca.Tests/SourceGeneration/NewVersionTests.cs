using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.SourceGeneration;
using IDialogue.Eca.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IDialogue.Eca.Tests.SourceGeneration;

/// <summary>A new API version is a change of data: a copy of the catalogue with one builds with the sources as they are.</summary>
public sealed partial class NewVersionTests
{
    private static readonly string Library = Repository.Path("src", "IDialogue.Eca");
    private static readonly ApiVersion Next = new(ApiVersion.Newest.Major + 1);

    [Test]
    public void A_version_and_its_first_field_are_added_by_data_alone()
    {
        var catalog = Directory.EnumerateFiles(Path.Combine(Library, "Metadata", "Catalog"), "*.xml")
            .ToDictionary(file => Path.GetFileName(file)!, XDocument.Load);
        catalog["ApiVersions.xml"].Root!.SetAttributeValue("newest", Next);
        catalog["ExternalClientApplication.xml"].Root!.Add(
            XElement.Parse($"<field name='zone' type='string' since='{Next}'>Zone of the app.</field>"));

        var assembly = Build(catalog);

        var version = assembly.GetType("IDialogue.Eca.Metadata.ApiVersion")!;
        version.GetProperty("Newest")!.GetValue(null)!.ToString().Should().Be(Next.ToString());
        version.GetProperty("Oldest")!.GetValue(null)!.ToString().Should().Be(ApiVersion.Oldest.ToString());
        version.GetProperty("Default")!.GetValue(null)!.ToString().Should().Be(ApiVersion.Default.ToString());
        version.GetProperty("IsSupported")!.GetValue(Activator.CreateInstance(version, Next.Major)).Should().Be(true);
        var zone = assembly.GetType("IDialogue.Eca.Metadata.ExternalClientApplication+Fields")!.GetProperty("Zone")!.GetValue(null)!;
        zone.ToString().Should().Be("ExternalClientApplication.zone");
        zone.GetType().GetMethod("IsKnownTo")!
            .Invoke(zone, [Activator.CreateInstance(version, ApiVersion.Newest.Major)])
            .Should().Be(false);
        zone.GetType().GetMethod("IsKnownTo")!.Invoke(zone, [Activator.CreateInstance(version, Next.Major)]).Should().Be(true);
    }

    [Test]
    public void No_source_names_the_newest_version()
    {
        var found =
            from file in Directory.EnumerateFiles(Repository.Path("src"), "*.*", SearchOption.AllDirectories)
            where Path.GetExtension(file) is ".cs" or ".props" or ".targets" or ".csproj"
            from match in Version().Matches(File.ReadAllText(file))
            where match.Value.Contains(ApiVersion.Newest.Major.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            select $"{Path.GetFileName(file)}: {match.Value}";

        found.Should().BeEmpty("the versions are data of the catalogue (ApiVersions.xml)");
    }

    private static Assembly Build(Dictionary<string, XDocument> catalog)
    {
        var parsing = new CSharpParseOptions(LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER"]);
        const string Usings =
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using System.Threading; global using System.Threading.Tasks;";
        var sources = Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
            .Append(Repository.Path("src", "Polyfills.cs"))
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), parsing, file))
            .Append(CSharpSyntaxTree.ParseText(Usings, parsing));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) is var name && (name.StartsWith("System.", StringComparison.Ordinal)
                || name.StartsWith("Testa", StringComparison.Ordinal)))
            .Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            "Next",
            sources,
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver
            .Create(
                [new CatalogGenerator().AsSourceGenerator()],
                catalog.Select(file => new CatalogText(file.Key, file.Value.ToString())),
                parsing)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var problems);

        problems.Should().BeEmpty();
        using var stream = new MemoryStream();
        generated.Emit(stream).Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Should().BeEmpty();
        stream.Position = 0;
        return new AssemblyLoadContext("Next", isCollectible: true).LoadFromStream(stream);
    }

    [GeneratedRegex(@"\b\d\d\.0\b|ApiVersion\(\d+\)")]
    private static partial Regex Version();
}
