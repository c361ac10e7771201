using System.Text.RegularExpressions;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Links between the pages of this repository lead somewhere.</summary>
public sealed partial class LinkTests
{
    private static readonly string[] Folders = ["docs", "samples", "src", "templates"];

    [TestCaseSource(nameof(Pages))]
    public void Leads_to_files_and_headings_that_there_are(string page)
    {
        var path = Repository.Path(page);

        var broken = Link().Matches(File.ReadAllText(path)).Select(link => link.Groups[1].Value).Where(link => !Exists(link, path));

        broken.Should().BeEmpty();
    }

    private static bool Exists(string link, string page)
    {
        var parts = link.Split('#');
        var target = parts[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
        return parts.Length == 1
            ? Path.Exists(target)
            : File.Exists(target)
                && Heading().Matches(File.ReadAllText(target)).Any(heading => Anchor(heading.Groups[1].Value) == parts[1]);
    }

    /// <summary>The name that GitHub gives a heading.</summary>
    private static string Anchor(string heading) => NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static IEnumerable<string> Pages() => Directory.EnumerateFiles(Repository.Root, "*.md")
        .Concat(Folders.Select(folder => Repository.Path(folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories)))
        .Select(path => Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal);

    /// <summary>Links that are no addresses on the web.</summary>
    [GeneratedRegex(@"\]\((?!https?:)([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();
}
