using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests;

/// <summary>One word for one thing, and plain English: old words do not come back.</summary>
public sealed partial class VocabularyTests
{
    private static readonly string[] TextFiles = [".md", ".yaml", ".yml", ".cs", ".xml", ".targets", ".props", ".sh", ".ps1", ".json"];

    /// <summary>Old words in texts, as patterns, and what to write.</summary>
    private static readonly (Regex Old, string Instead)[] Words =
    [
        Word("such as", "for example, like, including"),
        Word("that which", "what"),
        Word("(?:hold|holds|held|holding)(?: [\\w']+){1,6} against", "check with"),
        Word("nobody|somebody|anybody|everybody", "no one, or the passive voice"),
        Word("shall", "must, or the present tense"),
        Word("said|unsaid|sayable", "set, given, written"),
        Word("(?:all|everything|what) (?:that )?stands (?:in|here|there)", "the content"),
        Word("stands here", "but found"),
        Word("is nothing that", "unrecognized"),
        Word("united", "additive"),
        Word("Salesforce's CLI", "Salesforce CLI"),
        Word("as it stands", "unchanged"),
        Word("lie beside|lies beside", "is in the same folder as"),
        Word("what nobody named", "everything else"),
        Word("to the character", "byte for byte"),
    ];

    /// <summary>Old names in code, and the new ones.</summary>
    private static readonly (Regex Old, string Instead)[] Names =
    [
        Name("IsUnited", "IsAdditive"), Name("PolicyName", "PolicyKey"), Name("IdleLimitAndPolicy", "IdleLimitOverridesPolicy"),
        Name("IpRangeWrong", "InvalidIpRange"), Name("SameAppTwice", "DuplicateApp"), Name("NotAllowed", "InvalidValue"),
        Name("Said", "BoundFields"), Name("IsSayable", "HasPolicyKey"), Name("WasBefore", "OriginalContent"), Name("TakeBack", "Restore"),
        Name("OwnOutput", "PreviousOutput"), Name("Patience", "Timeout"), Name("Most(?:[A-Z]\\w*)?", "MaxCount"), Name("Fine", "Success"),
    ];

    [TestCase("src")]
    [TestCase("docs")]
    [TestCase("samples")]
    [TestCase("templates")]
    [TestCase("README.md")]
    public void No_text_uses_an_old_word(string part) =>
        (from line in Lines(part)
         from text in Texts(line)
         from word in Words
         where word.Old.IsMatch(text)
         select $"{line.Place}: '{word.Old.Match(text).Value}'; write: {word.Instead}")
        .Should().BeEmpty();

    [TestCase("src")]
    [TestCase("tests")]
    public void No_code_uses_an_old_name(string part) =>
        (from line in Lines(part)
         where line.Path.EndsWith(".cs", StringComparison.Ordinal)
             && !line.Path.EndsWith(nameof(VocabularyTests) + ".cs", StringComparison.Ordinal)
         let code = StringPattern().Replace(line.Text, "\"\"")
         where !code.TrimStart().StartsWith("//", StringComparison.Ordinal)
         from name in Names
         where name.Old.IsMatch(code)
         select $"{line.Place}: '{name.Old.Match(code).Value}'; write: {name.Instead}")
        .Should().BeEmpty();

    [Test]
    public void Every_summary_starts_with_a_verb_or_a_noun_phrase() =>
        (from path in Files("src").Where(path => path.EndsWith(".cs", StringComparison.Ordinal))
         let text = File.ReadAllText(path)
         from Match match in QuestionPattern().Matches(text)
         select $"{Relative(path)}:{text[..match.Index].Count(character => character == '\n') + 1}: '{match.Groups[1].Value}'")
        .Should().BeEmpty();

    /// <summary>The texts in a line: in code, XML comments and string literals; elsewhere, the line.</summary>
    private static IEnumerable<string> Texts(Line line) =>
        !line.Path.EndsWith(".cs", StringComparison.Ordinal) || line.Text.TrimStart().StartsWith("///", StringComparison.Ordinal)
            ? [line.Text]
            : StringPattern().Matches(line.Text).Select(match => match.Value);

    private static IEnumerable<Line> Lines(string part) =>
        from path in Files(part)
        from line in File.ReadLines(path).Select((text, index) => new Line(Relative(path), index + 1, text))
        select line;

    private static IEnumerable<string> Files(string part)
    {
        var root = Repository.Path(part);
        var paths = File.Exists(root) ? [root] : Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories);
        return paths.Where(path => TextFiles.Contains(Path.GetExtension(path)) && !BuiltPattern().IsMatch(Relative(path)))
            .Order(StringComparer.Ordinal);
    }

    private static string Relative(string path) => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/');

    private static (Regex Old, string Instead) Word(string pattern, string instead) =>
        (new($@"\b(?:{pattern})\b", RegexOptions.IgnoreCase), instead);

    private static (Regex Old, string Instead) Name(string pattern, string instead) => (new($@"\b{pattern}\b"), instead);

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""")]
    private static partial Regex StringPattern();

    [GeneratedRegex(@"<summary>\s*(?:/// )?(What|Whether|How|Where|Which|Who|When|All that)\b")]
    private static partial Regex QuestionPattern();

    [GeneratedRegex(@"(?:^|/)(?:bin|obj|node_modules|PublicAPI)/")]
    private static partial Regex BuiltPattern();

    private sealed record Line(string Path, int Number, string Text)
    {
        public string Place => FormattableString.Invariant($"{Path}:{Number}");
    }
}
