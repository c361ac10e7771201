using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using System.Text.RegularExpressions;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Policies.Tests;

/// <summary>Connected apps become records of External Client Apps, and a policy file that makes the same records.</summary>
public sealed partial class ConversionTests
{
    [TestCaseSource(nameof(Cases))]
    public void Becomes_these_records_and_this_policy_file(string folder)
    {
        var tree = Tree(folder);
        var imported = PolicyImporter.ImportConnectedApps(tree.Value!);

        var prefix = folder + Path.DirectorySeparatorChar;
        Golden.Verify(Path.Combine(folder, "diagnostics.txt"), string.Concat(tree.Diagnostics.Concat(imported.Diagnostics)
            .Select(diagnostic => diagnostic.ToString().Replace(prefix, "", StringComparison.Ordinal).Replace('\\', '/') + "\n")));
        Golden.Verify(Path.Combine(folder, "policy.eca.yaml"), imported.Value ?? "");
        Golden.VerifyFolder(Path.Combine(folder, "records"), Records(tree.Value!));
    }

    [TestCaseSource(nameof(Cases))]
    public void The_policy_file_makes_the_same_records(string folder)
    {
        var tree = Tree(folder).Value!;
        var imported = PolicyImporter.ImportConnectedApps(tree);
        if (imported.Value is null)
        {
            imported.HasErrors.Should().BeTrue();
            return;
        }

        var converted = Written(Records(tree));
        var policies = PolicyGenerator.Parse(imported.Value, "policy.eca.yaml").Value!;
        var diff = MetadataDiff.Compare(converted, policies.Apps.SelectMany(app => app.Desired)).ValueOrThrow();

        diff.HasChanges.Should().BeFalse(diff.ToText());
        diff.Components.SelectMany(component => component.Fields).Should().BeEmpty(diff.ToText());
        policies.Apps.SelectMany(app => app.Components)
            .Select(Identity)
            .Should().BeEquivalentTo(converted.Files.Select(file => Identity(file.Component)));
    }

    [Test]
    public void The_policy_file_generates_what_the_converter_makes()
    {
        var tree = Tree(Repository.Path("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Conversions", "web-server-app")).Value!;
        var disk = new MockFileSystem();
        disk.AddFile("/project/policy.eca.yaml", new MockFileData(PolicyImporter.ImportConnectedApps(tree).ValueOrThrow()));

        var generated = new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = ["/project/policy.eca.yaml"],
            OutputFolder = "/project/out",
        });

        var desired = ConnectedAppConverter.Convert(tree).ValueOrThrow().Select(component => new DesiredComponent(component));
        var written = MetadataTree.Read(disk, "/project/out").ValueOrThrow();
        MetadataDiff.Compare(written, desired).ValueOrThrow().HasChanges.Should().BeFalse();
        written.Files.Select(file => Identity(file.Component)).Should().Equal(generated.ValueOrThrow().Package.Components.Select(Identity));
    }

    [Test]
    public void A_finding_about_the_records_is_reported_at_the_line_of_the_connected_app() =>
        PolicyImporter.ImportConnectedApps(
            Tree("/sf", Disk("<singleLogoutUrl>{{HOST}}</singleLogoutUrl><scopes>Api</scopes>")).Value!).Diagnostics
            .Should().ContainSingle(finding => finding.Code == "ECA0070")
            .Which.Location!.Value.ToString().Should().EndWith("Agent.connectedApp(3,1)");

    [Test]
    public void Connected_apps_stay_out_of_an_import_of_what_an_org_has() =>
        PolicyImporter.Import(Tree("/sf", Disk("")).Value!)
            .Diagnostics.Select(finding => finding.Code)
            .Should().Equal("ECA0072", "ECA0069");

    /// <summary>The page shows findings of the fixtures, shortened.</summary>
    [Test]
    public void The_page_shows_real_findings()
    {
        var real = string.Concat(Cases().Select(test => File.ReadAllText(Path.Combine((string)test.Arguments[0]!, "diagnostics.txt"))));
        var page = File.ReadAllText(Repository.Path("docs", "converting.md")).ReplaceLineEndings("\n");
        var shown = ShownFindings().Match(page).Groups[1].Value.TrimEnd().Split('\n');

        shown.Should()
            .HaveCountGreaterThan(1)
            .And.AllSatisfy(line => real.Should().Contain(line.Replace("…", "", StringComparison.Ordinal).Trim()));
    }

    private static (string, string) Identity(MetadataComponent component) => (component.GetMetadataType().Name, component.FullName);

    private static Dictionary<string, byte[]> Records(MetadataTree tree) =>
        ConnectedAppConverter.Convert(tree).Value is { } components
            ? new PackageLayout()
                .GetFiles(MetadataPackage.Create(ApiVersion.Default, components).ValueOrThrow())
                .ToDictionary(file => file.Path, file => file.Content.ToArray())
            : [];

    private static MetadataTree Written(Dictionary<string, byte[]> files)
    {
        var disk = new MockFileSystem();
        foreach (var (path, content) in files)
        {
            disk.AddFile("/out/" + path, new MockFileData(content));
        }

        return Tree("/out", disk).ValueOrThrow();
    }

    private static Result<MetadataTree> Tree(string folder) => Tree(Path.Combine(folder, "retrieved"), new FileSystem());

    private static Result<MetadataTree> Tree(string path, IFileSystem disk) => MetadataTree.Read(disk, path);

    private static MockFileSystem Disk(string oauthElements)
    {
        var disk = new MockFileSystem();
        disk.AddFile(
            "/sf/connectedApps/Agent.connectedApp",
            new MockFileData(
                $"""
                <ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata">
                <contactEmail>ops@example.com</contactEmail><label>Agent</label><oauthConfig><callbackUrl>https://a.example.com</callbackUrl>
                {oauthElements}
                </oauthConfig></ConnectedApp>
                """));
        return disk;
    }

    private static IEnumerable<TestCaseData> Cases() => Golden.Cases("tests", "IDialogue.Eca.Policies.Tests", "Golden", "Conversions");

    [GeneratedRegex("```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownFindings();
}
