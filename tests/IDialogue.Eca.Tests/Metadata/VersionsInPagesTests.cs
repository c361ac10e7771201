using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Tests.Metadata;

/// <summary>Pages and samples name the versions of the catalogue, and no version that it left behind.</summary>
public sealed partial class VersionsInPagesTests
{
    /// <summary>Versions that stay as they are, because something came or went with them.</summary>
    private static readonly (string Page, string Version, string Reason)[] Facts =
    [
        ("CONTRIBUTING.md", "66.0", "an example of a field that came by a patch"),
        ("docs/diagnostics/ECA0019.md", "58.0", "the wrong example, older than the oldest version"),
        ("docs/diagnostics/ECA0079.md", "60.0", "the wrong example, older than the field"),
        ("docs/diagnostics/ECA0079.md", "66.0", "the right example, which knows the field"),
        ("docs/diagnostics/ECA0123.md", "68.0", "a message of Salesforce names it"),
        ("docs/diagnostics/ECA0136.md", "49.0", "OAuth policies came with it"),
    ];

    /// <summary>Pages that other tests write as a whole.</summary>
    private static readonly string[] GeneratedPages = ["docs/cli.md", "docs/policy-reference.md"];

    [TestCaseSource(nameof(Pages))]
    public void A_page_names_the_versions_of_the_catalogue(string page)
    {
        var path = Repository.Path(page.Split('/'));
        var text = File.ReadAllText(path);
        var range = new Regex($"(?<={Regex.Escape(ApiVersion.Oldest.ToString())}`? to `?)[0-9]{{2}}\\.0");

        var filled = Fill(range, page, text, ApiVersion.Newest);
        filled = Fill(Default(), page, filled, ApiVersion.Default);

        Golden.Verify(path, filled);
        Version().Matches(Default().Replace(range.Replace(Generated().Replace(filled, ""), ""), "")).Select(match => match.Value).Distinct()
            .Where(version => IsStale(version) && !IsFact(page, version))
            .Should().BeEmpty("a version of the catalogue stands in words that this test can fill in, or is a fact");
    }

    [Test]
    public void Each_fact_is_on_its_page() => Facts.Should().AllSatisfy(fact =>
        File.ReadAllText(Repository.Path(fact.Page.Split('/'))).Should().Contain(fact.Version, "it is {0}", fact.Reason));

    private static string Fill(Regex pattern, string page, string text, ApiVersion version) =>
        pattern.Replace(text, match => IsFact(page, match.Value) ? match.Value : version.ToString());

    private static bool IsFact(string page, string version) => Facts.Any(fact => fact.Page == page && fact.Version == version);

    /// <summary>
    /// The newest and the default version change with the catalogue, and what is older than the oldest is no longer written.
    /// </summary>
    private static bool IsStale(string version) => ApiVersion.TryParse(version, out var known)
        && (known == ApiVersion.Newest || known == ApiVersion.Default || known < ApiVersion.Oldest);

    private static IEnumerable<string> Pages()
    {
        var root = Repository.Path();
        return new[] { "docs", "samples", "templates" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*", SearchOption.AllDirectories))
            .Append(Path.Combine(root, "README.md"))
            .Append(Path.Combine(root, "CONTRIBUTING.md"))
            .Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".yml" or ".sh" or ".ps1" or ".csproj" or ".props" or ".json")
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(page => !GeneratedPages.Contains(page) && !page.EndsWith(".schema.json", StringComparison.Ordinal))
            .Where(page => !page.Split('/').Any(part => part is "bin" or "obj" or "node_modules"))
            .Where(page => Version().IsMatch(File.ReadAllText(Repository.Path(page.Split('/')))))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The words in which pages name the version that is used where none is given.</summary>
    [GeneratedRegex("""(?<=apiVersion: |--api-version |ECA package for API |"sourceApiVersion": "|[Ww]ithout one,? it is `?)[0-9]{2}\.0|[0-9]{2}\.0(?=`? when absent)""")]
    private static partial Regex Default();

    /// <summary>Parts of pages that other tests write.</summary>
    [GeneratedRegex("<!-- (?<name>[^/].*?) -->.*?<!-- /\\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Generated();

    [GeneratedRegex(@"(?<![0-9.])[4-9][0-9]\.0(?![0-9.]*[0-9])")]
    private static partial Regex Version();
}
