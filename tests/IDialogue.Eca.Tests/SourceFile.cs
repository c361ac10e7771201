using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests;

/// <summary>A source file of a shipped project, without its comments.</summary>
internal sealed partial record SourceFile(string Path, string Namespace, string Code)
{
    /// <summary>Namespaces of the project that it has a <c>using</c> of.</summary>
    public IEnumerable<string> Usings => UsingPattern().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>Names of the types that it declares.</summary>
    public IEnumerable<string> Types => TypePattern().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>Reads all files below a folder of the repository.</summary>
    public static IEnumerable<SourceFile> ReadAll(params string[] folder) =>
        from path in Directory.EnumerateFiles(Repository.Path(folder), "*.cs", SearchOption.AllDirectories)
        let relative = System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')
        where !relative.Contains("/obj/", StringComparison.Ordinal) && !relative.Contains("/bin/", StringComparison.Ordinal)
        let code = CommentPattern().Replace(File.ReadAllText(path), "")
        let name = NamespacePattern().Match(code)
        where name.Success
        select new SourceFile(relative, name.Groups[1].Value, code);

    [GeneratedRegex(@"^namespace (IDialogue[\w.]*)", RegexOptions.Multiline)]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"^using (?:static |\w+ = )?(IDialogue[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex UsingPattern();

    [GeneratedRegex(@"^(?:public|internal)[\w ]* (?:class|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex TypePattern();

    [GeneratedRegex("//.*")]
    private static partial Regex CommentPattern();
}
