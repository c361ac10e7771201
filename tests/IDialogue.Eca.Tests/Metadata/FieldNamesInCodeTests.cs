using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IDialogue.Eca.Tests.Metadata;

/// <summary>Code names fields by their handles, so that a misspelt one does not compile.</summary>
public sealed partial class FieldNamesInCodeTests
{
    /// <summary>Words that are names of fields by chance, where they stand, and what they are there.</summary>
    private static readonly (string Word, string Folder, string Meaning)[] Words =
    [
        ("fullName", "", "the key and the JSON property of a component's own name"),
        ("description", "", "a property of the JSON Schema and of SARIF"),
        ("object", "IDialogue.Eca.Policies/Schema", "a type of the JSON Schema"),
        ("certificate", "IDialogue.Eca.Policies/Schema", "a definition of the JSON Schema"),
        ("object", "IDialogue.Eca.Cli/Mcp", "a type of the JSON Schema"),
        ("environment", "IDialogue.Eca.Cli/Mcp", "a parameter of a tool"),
        ("locations", "IDialogue.Eca.Policies/Reporting", "a property of SARIF"),
        ("version", "IDialogue.Eca.Policies/Reporting", "a property of SARIF"),
        ("name", "IDialogue.Eca.Policies/Reporting", "a property of SARIF"),
        ("name", "IDialogue.Eca.Policies/Posture", "a property of JSON and an attribute of HTML"),
        ("name", "IDialogue.Eca.Cli", "an argument of a command"),
        ("version", "IDialogue.Eca.Cli", "an argument of a command"),
        ("name", "IDialogue.Eca.SourceGeneration", "an attribute of the catalogue"),
        ("label", "IDialogue.Eca.SourceGeneration", "an attribute of the catalogue"),
        ("certificate", "IDialogue.Eca.SourceGeneration", "an attribute of the catalogue"),
    ];

    private static readonly HashSet<string> Names = [.. MetadataCatalog.Components.Concat(MetadataCatalog.ComplexTypes)
        .SelectMany(type => type.Fields).SelectMany(field => new[] { field.Name, field.PolicyKey })];

    [Test]
    public void No_text_in_the_sources_is_the_name_of_a_field_or_quotes_one()
    {
        var sources = Repository.Path("src");
        var found =
            from file in SourceFiles(sources)
            let folder = Path.GetRelativePath(sources, file).Replace('\\', '/')
            from text in Texts(file)
            from word in Quoted().Matches(text.Text).Select(match => match.Groups[1].Value).Append(text.Text)
            where Names.Contains(word)
                && !Words.Any(known => known.Word == word && folder.StartsWith(known.Folder, StringComparison.Ordinal))
            select $"{folder}({text.Line}): {word}";

        found.Should().BeEmpty("a field is named by its handle, such as ExternalClientApplication.Fields.Label");
    }

    [Test]
    public void Each_word_that_is_excused_stands_where_it_is_excused()
    {
        var sources = Repository.Path("src");
        var texts = SourceFiles(sources).ToLookup(file => Path.GetRelativePath(sources, file).Replace('\\', '/'), Texts);

        Words.Should().AllSatisfy(known => texts.Where(file => file.Key.StartsWith(known.Folder, StringComparison.Ordinal))
            .SelectMany(file => file.Single()).Should()
            .Contain(text => text.Text.Contains(known.Word, StringComparison.Ordinal), "{0} is {1}", known.Word, known.Meaning));
    }

    [TestCase("src")]
    [TestCase("tests")]
    [TestCase("samples")]
    public void No_field_is_looked_up_by_a_literal(string folder)
    {
        var found =
            from file in SourceFiles(Repository.Path(folder))
            from call in Parse(file).GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: nameof(MetadataType.FindField) }
            where call.ArgumentList.Arguments.Any(
                argument => argument.Expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)
            select $"{Path.GetFileName(file)}: {call}";

        found.Should().BeEmpty("a field is named by its handle, such as ExternalClientApplication.Fields.Label");
    }

    private static IEnumerable<string> SourceFiles(string folder) => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Replace('\\', '/').Split('/').Any(part => part is "bin" or "obj"));

    /// <summary>The texts of a file: of literals, and between the holes of interpolated ones.</summary>
    private static IEnumerable<(string Text, int Line)> Texts(string file) =>
        from token in Parse(file).GetRoot().DescendantTokens()
        where token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
        select (token.ValueText, token.GetLocation().GetLineSpan().StartLinePosition.Line + 1);

    private static SyntaxTree Parse(string file) =>
        CSharpSyntaxTree.ParseText(File.ReadAllText(file), new CSharpParseOptions(LanguageVersion.Preview));

    /// <summary>A word in quotes, in backticks or as an XML element.</summary>
    [GeneratedRegex("['`<](\\w+)['`>]")]
    private static partial Regex Quoted();
}
