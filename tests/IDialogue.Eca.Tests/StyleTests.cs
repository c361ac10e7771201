using IDialogue.Eca.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IDialogue.Eca.Tests;

/// <summary>What the analyzers do not check of the style of the code.</summary>
public sealed class StyleTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 300;

    /// <summary>In a test, a line with a longer text may be longer: a text of test data is read as a whole.</summary>
    private const int LongText = 60;

    private static readonly (string Path, string Text)[] Source = [.. Files("src")];

    [Test]
    public void A_line_of_source_has_140_characters_at_most() =>
        Source.SelectMany(LongLines).Select(line => line.Place).Should().BeEmpty();

    [Test]
    public void A_line_of_a_test_has_140_characters_at_most_unless_it_has_a_long_text() =>
        Files("tests").SelectMany(LongLines).Where(line => !line.HasLongText).Select(line => line.Place).Should().BeEmpty();

    [Test]
    public void A_source_file_has_300_lines_at_most() =>
        Source.Where(file => file.Text.Count(character => character == '\n') > LongestFile).Select(file => file.Path).Should().BeEmpty();

    [Test]
    public void No_branch_of_a_conditional_is_another_one() =>
        (from file in Source
         from conditional in Root(file.Text).DescendantNodes().OfType<ConditionalExpressionSyntax>()
         where IsConditional(conditional.WhenTrue) || IsConditional(conditional.WhenFalse)
         select $"{file.Path}:{LineOf(conditional) + 1}").Should().BeEmpty();

    private static bool IsConditional(ExpressionSyntax branch) => branch is ParenthesizedExpressionSyntax inner
        ? IsConditional(inner.Expression)
        : branch is ConditionalExpressionSyntax;

    private static IEnumerable<(string Place, bool HasLongText)> LongLines((string Path, string Text) file)
    {
        var lines = file.Text.Split('\n');
        if (!Array.Exists(lines, line => line.Length > LongestLine))
        {
            return [];
        }

        var texts = LinesOfLongTexts(file.Text).ToHashSet();
        return from line in Enumerable.Range(0, lines.Length)
               where lines[line].Length > LongestLine
               select ($"{file.Path}:{line + 1}", texts.Contains(line));
    }

    /// <summary>The lines of texts that are long or have several lines themselves.</summary>
    private static IEnumerable<int> LinesOfLongTexts(string code) =>
        from text in Root(code).DescendantNodes()
        where text is InterpolatedStringExpressionSyntax or LiteralExpressionSyntax { Token.Value: string }
        let span = text.GetLocation().GetLineSpan()
        let lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
        where lines > 1 || text.Span.Length > LongText
        from line in Enumerable.Range(span.StartLinePosition.Line, lines)
        select line;

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line;

    private static SyntaxNode Root(string text) =>
        CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Preview)).GetRoot();

    private static IEnumerable<(string Path, string Text)> Files(string folder) =>
        from path in Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        select (relative, File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal));
}
