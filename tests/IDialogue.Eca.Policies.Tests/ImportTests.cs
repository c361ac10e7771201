using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using CsCheck;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>What an org has becomes a policy file that says the same.</summary>
public sealed class ImportTests
{
    [TestCaseSource(nameof(Cases))]
    public void Becomes_this_policy_file(string folder)
    {
        var imported = PolicyImporter.Import(Tree(folder).Value!);

        var prefix = folder + Path.DirectorySeparatorChar;
        Golden.Verify(Path.Combine(folder, "diagnostics.txt"), string.Concat(
            imported.Diagnostics.Select(
                diagnostic => diagnostic.ToString().Replace(prefix, "", StringComparison.Ordinal).Replace('\\', '/') + "\n")));
        Golden.Verify(Path.Combine(folder, "policy.eca.yaml"), imported.Value ?? "");
    }

    [TestCaseSource(nameof(EveryRetrievedFolder))]
    public void Imported_and_compared_with_where_it_came_from_it_differs_in_nothing(string folder)
    {
        var tree = Tree(folder);
        var imported = tree.HasErrors ? null : PolicyImporter.Import(tree.Value!);
        if (imported is not { IsSuccess: true })
        {
            (imported?.Diagnostics ?? tree.Diagnostics).Should().Contain(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return;
        }

        var policies = PolicyGenerator.Parse(imported.Value, "policy.eca.yaml");
        var diff = MetadataDiff.Compare(tree.Value!, policies.Value!.Apps.SelectMany(app => app.Desired)).ValueOrThrow();

        diff.HasChanges.Should().BeFalse(diff.ToText());
        diff.Components.Should().NotBeEmpty();
        diff.Components.SelectMany(component => component.Fields).Select(change => change.Path)
            .Should().BeEquivalentTo(LeftOut(imported), "a deploy of the imported policies would reset just what a finding names");
    }

    [Test]
    public void A_record_with_nothing_but_an_unknown_scope_is_left_out_for_that_reason()
    {
        var files = new MockFileSystem();
        files.AddFile("/org/extlClntAppOauthSettings/Agent_oauth.ecaOauth", new MockFileData(
            "<ExtlClntAppOauthSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
            + "<commaSeparatedOauthScopes>Api, NewScope</commaSeparatedOauthScopes>"
            + "<externalClientApplication>Agent</externalClientApplication><label>Agent_oauth</label></ExtlClntAppOauthSettings>"));

        PolicyImporter.Import(MetadataTree.Read(files, "/org").Value!).Diagnostics
            .Should().ContainSingle(finding => finding.Code == "ECA0069").Which.Message.Should()
            .Contain("'commaSeparatedOauthScopes' cannot be set: the scope 'NewScope' is unknown.").And.NotContain("defaults");
    }

    [Test]
    public void Records_with_defaults_alone_are_nothing_to_write()
    {
        var files = new MockFileSystem();
        files.AddFile("/org/extlClntAppOauthSettings/Agent_oauth.ecaOauth", new MockFileData(
            "<ExtlClntAppOauthSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
            + "<externalClientApplication>Agent</externalClientApplication></ExtlClntAppOauthSettings>"));

        PolicyImporter.Import(MetadataTree.Read(files, "/org").Value!).Diagnostics
            .Should().ContainSingle(finding => finding.Code == "ECA0072").Which.Message.Should().StartWith("There is nothing to write");
    }

    /// <summary>Records with any values, as no org has them: the text can be read, and what it says is what the records say.</summary>
    [Test]
    public void Whatever_is_imported_reads_as_what_it_came_from() => RecordGenerator.Components.Sample(component =>
    {
        var files = new MockFileSystem();
        files.AddFile($"/org/{component.FullName}.{component.GetMetadataType().Suffix}-meta.xml", new MockFileData(
            MetadataXml.SerializeToUtf8Bytes(component)));
        var tree = MetadataTree.Read(files, "/org").Value!;
        if (PolicyImporter.Import(tree).Value is not { } text)
        {
            return true;
        }

        var read = PolicyGenerator.Parse(text, "p");
        var broken = read.Diagnostics
            .Where(finding => finding.Severity == DiagnosticSeverity.Error && RuleCatalog.Find(finding.Code) is null)
            .ToArray();
        broken.Should().BeEmpty("this was imported:\n{0}", text);
        var desired = read.Value!.Org.Concat(read.Value.Apps.SelectMany(app => app.Desired));
        var diff = MetadataDiff.Compare(tree, desired).ValueOrThrow();
        diff.HasChanges.Should().BeFalse("{0}\n{1}", diff.ToText(), text);
        return true;
    }, iter: 2000);

    /// <summary>Records with any values break rules and requirements of versions; they were there before, and stop nothing.</summary>
    [Test]
    public void Whatever_is_imported_differs_in_nothing_from_the_tree_that_it_came_from() =>
        Gen.Select(Gen.Int, Gen.Int[ApiVersion.Oldest.Major, ApiVersion.Newest.Major]).Sample((seed, major) =>
        {
            var version = new ApiVersion(major);
            var records = new RecordGenerator(new Random(seed), version);
            var types = MetadataCatalog.Components.Where(type => type.Since <= version && type != ConnectedApp.MetadataType).ToArray();
            var files = new MockFileSystem();
            var root = files.Path.GetFullPath("/org");
            for (var i = 0; i < 3; i++)
            {
                var component = records.Component(types[new Random(seed + i).Next(types.Length)]);
                files.AddFile(
                    files.Path.Combine(root, $"{component.FullName}.{component.GetMetadataType().Suffix}-meta.xml"),
                    new MockFileData(MetadataXml.SerializeToUtf8Bytes(component)));
            }

            if (PolicyImporter.Import(MetadataTree.Read(files, root).Value!).Value is not { } text)
            {
                return true;
            }

            var compared = new PolicyGenerator(files).Compare(new PolicyRequest
            {
                PolicyFiles = [],
                PolicyContents = [new PolicyContent("policy.eca.yaml", System.Text.Encoding.UTF8.GetBytes(text))],
                Retrieved = root,
            });

            compared.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)
                .Should().BeEmpty("this was imported:\n{0}", text);
            compared.Value!.HasChanges.Should().BeFalse("{0}\n{1}", compared.Value.ToText(), text);
            return true;
        }, iter: 1000);

    [Test]
    public void A_text_that_was_written_is_read_as_the_same_text() =>
        Gen.String[Gen.Char["abzA0$-?:,[]{}#&*!|>'\"%@`~\\ \t\n\r\u0085\u00A0\u2028\uFEFFä漢"], 1, 12].Sample(text =>
        {
            var policies = PolicyGenerator.Parse(
                $"apps:\n  A:\n    origin: setup\n    oauthPolicies:\n      startUrl: {YamlText.Scalar(text)}  # comment\n      label: x\n", "p");
            return string.IsNullOrWhiteSpace(text) || Placeholder.IsIn(text)
                ? policies.HasErrors
                : policies.ValueOrThrow().Apps.Single().OauthPolicies!.StartUrl == text;
        }, iter: 5000);

    private static Result<MetadataTree> Tree(string folder) => MetadataTree.Read(new FileSystem(), Path.Combine(folder, "retrieved"));

    private static IEnumerable<string> LeftOut(Result<string> imported) => imported.Diagnostics
        .Where(diagnostic => diagnostic.Code == "ECA0070" && !diagnostic.Message.Contains("belongs to this org", StringComparison.Ordinal))
        .Select(diagnostic => diagnostic.Message.Split(' ')[0].Split('.')[1]);

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Imports");

    private static IEnumerable<TestCaseData> EveryRetrievedFolder() =>
        Cases().Concat(Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Merges"));
}
