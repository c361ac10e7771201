using IDialogue.Eca.Policies.Schema;
using IDialogue.Eca.Policies.Tests.Documentation;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests.Schema;

/// <summary>The schema, and what a validator finds by it in all policy files of this repository.</summary>
public sealed class PolicySchemaTests
{
    /// <summary>Folders of mistakes that a schema cannot see, and why. All others are mistakes of shape.</summary>
    private static readonly Dictionary<string, string> Unseen = new()
    {
        ["app-policies-on-API-59"] = "what a version knows depends on 'apiVersion', which may be said elsewhere",
        ["belongs-to-the-package"] = "a rule about several keys",
        ["ids-instead-of-names"] = "an id is a text like a name",
        ["names"] = "the rules of names are the binder's",
        ["no-apps"] = "another file may say the apps",
        ["not-in-this-API-version"] = "what a version knows depends on 'apiVersion', which may be said elsewhere",
        ["nothing-said"] = "another file may say the sections",
        ["absent-below-an-overlay"] = "the key stands in the other file",
        ["overlay-with-mistakes"] = "the mistakes stand in the other file",
        ["placeholders"] = "a placeholder is a text",
        ["public-variables"] = "which variables there are is in texts of this file and of others",
        ["overlay-of-no-policy-file"] = "the mistake is in the name of another file",
        ["pre-authorized-but-nobody"] = "a rule about several keys",
        ["record-name-unknown"] = "another file, or an org, may tell the name",
        ["refresh-token-periods"] = "rules about several keys",
        ["required-but-missing"] = "another file may say what is required",
        ["same-app-twice"] = "to a schema, names that differ in case are different",
        ["several-documents"] = "a schema sees one document at a time",
        ["unknown-environment"] = "the environment is said elsewhere",
    };

    private static readonly Lazy<SchemaValidator.Findings> Found = new(() => SchemaValidator.Validate(
        Working().Concat(Mistakes()).ToDictionary(policy => policy.Name, policy => policy.Text)));

    [Test]
    public void The_published_schema_is_the_one_that_the_library_writes() =>
        Golden.Verify(Repository.Path("docs", "policy.schema.json"), PolicySchema.ToJson());

    [Test]
    public void Is_valid_by_its_meta_schema() => Found.Value.Schema.Should().BeEmpty();

    [TestCaseSource(nameof(NamesOfWorking))]
    public void Takes_every_policy_file_that_works(string name) => Found.Value.Policies[name].Should().BeEmpty();

    [TestCaseSource(nameof(NamesOfMistakes))]
    public void Refuses_mistakes_of_shape_and_sees_no_others(string name)
    {
        if (Unseen.TryGetValue(name, out var reason))
        {
            Found.Value.Policies[name].Should().BeEmpty(reason);
        }
        else
        {
            Found.Value.Policies[name].Should().NotBeEmpty();
        }
    }

    [Test]
    public void All_mistakes_that_it_cannot_see_are_there() => Mistakes().Select(policy => policy.Name).Should().Contain(Unseen.Keys);

    [Test]
    public void Samples_and_the_page_about_editors_name_its_address()
    {
        var line = $"# yaml-language-server: $schema={PolicySchema.Id}\n";

        Samples().Should().AllSatisfy(policy => policy.Text.Should().StartWith(line)).And.NotBeEmpty();
        File.ReadAllText(Repository.Path("docs", "policy-file.md")).Should().Contain(line);
    }

    private static IEnumerable<string> NamesOfWorking() => Working().Select(policy => policy.Name);

    private static IEnumerable<string> NamesOfMistakes() => Mistakes().Select(policy => policy.Name);

    internal static IEnumerable<(string Name, string Text)> Working() =>
    [
        .. GoldenPolicies("Packages"), .. GoldenPolicies("Merges"), .. GoldenPolicies("Imports").Where(policy => policy.Text.Length > 0),
        .. Samples(), .. DocumentedPoliciesTests.Policies(),
    ];

    private static IEnumerable<(string Name, string Text)> Samples() =>
        from path in Directory.EnumerateFiles(Repository.Path("samples"), "*.eca.yaml", SearchOption.AllDirectories)
        select (Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'), File.ReadAllText(path).ReplaceLineEndings("\n"));

    private static IEnumerable<(string Name, string Text)> Mistakes() => GoldenPolicies("Mistakes");

    private static IEnumerable<(string Name, string Text)> GoldenPolicies(string folder) =>
        from path in Directory.EnumerateFiles(
            Repository.Path("tests", "IDialogue.Eca.Policies.Tests", "Golden", folder), "policy.eca.yaml", SearchOption.AllDirectories)
        select (Path.GetFileName(Path.GetDirectoryName(path))!, File.ReadAllText(path));
}
