using IDialogue.Eca.SourceGeneration;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace IDialogue.Eca.Tests.SourceGeneration;

/// <summary>A mistake in the catalogue stops the build at its file and line.</summary>
public sealed class CatalogGeneratorTests
{
    private static readonly CatalogText Versions = new("ApiVersions.xml", "<apiVersions oldest='59.0' newest='66.0' default='59.0'/>");

    [TestCase("<metadata name='A'", 1, "*", TestName = "Malformed XML")]
    [TestCase("<thing name='A' since='59.0'/>", 1, "*no kind of catalogue entry*", TestName = "An unknown kind of entry")]
    [TestCase("<complexType name='A' since='59.0' colour='red'>\n<summary>A.</summary>\n</complexType>", 1, "*'colour'*", TestName = "An unknown attribute")]
    [TestCase("<complexType name='A' since='59'>\n<summary>A.</summary>\n</complexType>", 1, "*'59' is no API version*", TestName = "A version without its zero")]
    [TestCase("<metadata name='A' since='59.0' suffix='a'>\n<summary>A.</summary>\n</metadata>", 1, "*'folder'*", TestName = "A component without folder")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>No full stop</summary>\n</complexType>", 1, "*full stop*", TestName = "A description that is no sentence")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>A.</summary>\n<field name='b' type='string' since='59.0'>B.</field>\n<field name='a' type='string' since='59.0'>A.</field>\n</complexType>", 4, "*'a' must come before 'b'*", TestName = "Fields out of order")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>A.</summary>\n<field name='a' type='Nothing' since='59.0'>A.</field>\n</complexType>", 3, "*no type 'Nothing'*", TestName = "A field of an unknown type")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>A.</summary>\n<field name='a' type='string' since='59.0' required='yes'>A.</field>\n</complexType>", 3, "*\"true\" or left out*", TestName = "A switch that is neither on nor off")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>A.</summary>\n<field name='a' type='string' since='99.0'>A.</field>\n</complexType>", 3, "*newer than the newest version, 66.0", TestName = "A field of a version that the catalogue does not cover")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>A.</summary>\n<field name='a' type='string' role='boss' since='59.0'>A.</field>\n</complexType>", 3, "*Valid values: app, name, label", TestName = "A role that is none")]
    [TestCase(
        "<apiVersions oldest='60.0' newest='61.0' default='59.0'/>",
        1,
        "*between the oldest and the newest",
        TestName = "A default version that is not covered")]
    [TestCase("<complexType name='A' since='59.0'>\n<summary>A.</summary>\n<field name='a' type='boolean' since='59.0' example='true'>A.</field>\n</complexType>", 3, "*text or a whole number*", TestName = "An example of a truth value")]
    public void A_mistake_is_told_at_its_line(string xml, int line, string message)
    {
        var diagnostics = Run(xml).Diagnostics;

        var diagnostic = diagnostics.Should().ContainSingle().Subject;
        diagnostic.GetMessage(null).Should().Match(message);
        diagnostic.Location.GetLineSpan().Path.Should().Be("/src/Metadata/Catalog/A.xml");
        diagnostic.Location.GetLineSpan().StartLinePosition.Line.Should().Be(line - 1);
    }

    [Test]
    public void A_catalogue_needs_its_versions() =>
        Run(new CatalogText("A.xml", "<complexType name='A' since='59.0'>\n<summary>A.</summary>\n</complexType>"))
            .Diagnostics.Should().ContainSingle().Which.GetMessage(null).Should().Match("*needs a file with its API versions*");

    [Test]
    public void Makes_a_record_with_what_is_required_and_what_may_be_absent()
    {
        var source = Run(
            """
            <complexType name='Range' since='60.0'>
              <summary>A range.</summary>
              <field name='end' type='string' required='true' since='60.0'>Last address, such as `10.0.0.1`.</field>
              <field name='late' type='string' required='true' since='65.0'>Required later.</field>
              <field name='note' type='string' since='61.0' until='63.0'>A note &amp; more.</field>
              <field name='old' type='string' since='57.0' until='57.0'>Long gone.</field>
            </complexType>
            """).GeneratedTrees.Single(tree => tree.FilePath.EndsWith("Range.g.cs", StringComparison.Ordinal)).ToString();

        source.Should()
            .Contain("public sealed partial record Range : MetadataObject").And
            .Contain("public required string End { get; init; }").And
            .Contain("public string? Late { get; init; }").And
            .Contain("/// <summary>Last address, such as <c>10.0.0.1</c>.</summary>").And
            .Contain("/// <summary>A note &amp; more.</summary>").And
            .Contain("API 61.0 to 63.0").And
            .NotContain(" Old ");
    }

    [Test]
    public void Nothing_is_made_again_when_nothing_changed()
    {
        var text = new CatalogText("A.xml", "<complexType name='A' since='59.0'>\n<summary>A.</summary>\n</complexType>");
        var driver = CSharpGeneratorDriver.Create(
            [new CatalogGenerator().AsSourceGenerator()],
            [text, Versions],
            driverOptions: new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        var compilation = CSharpCompilation.Create("Test");

        var second = driver.RunGenerators(compilation)
            .RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;"))).GetRunResult();

        second.Results.Single().TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs)
            .Should().NotBeEmpty().And.AllSatisfy(output => output.Reason.Should().Be(IncrementalStepRunReason.Cached));
    }

    private static GeneratorDriverRunResult Run(string xml) => Run(new CatalogText("A.xml", xml), Versions);

    private static GeneratorDriverRunResult Run(params AdditionalText[] texts) => CSharpGeneratorDriver
        .Create([new CatalogGenerator().AsSourceGenerator()], texts)
        .RunGenerators(CSharpCompilation.Create("Test"))
        .GetRunResult();
}
