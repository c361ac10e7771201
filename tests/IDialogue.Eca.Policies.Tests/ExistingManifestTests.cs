using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Xml.Linq;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Policies.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExistingManifestTests
{
    private const string Policy =
        """
        apiVersion: 66.0
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]
        """;

    private const string Existing =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Package xmlns="http://soap.sforce.com/2006/04/metadata">
            <!-- ours -->
            <types>
                <members>Invoice</members>
                <name>ApexClass</name>
            </types>
            <types>
                <members>Sales</members>
                <name>PermissionSet</name>
            </types>
            <version>66.0</version>
        </Package>

        """;

    private const string Type = "ExtlClntAppOauthConfigurablePolicies";

    private static readonly XNamespace Metadata = "http://soap.sforce.com/2006/04/metadata";

    private readonly MockFileSystem disk = new();

    private string Folder => disk.Path.GetFullPath("/salesforce");

    private string Manifest => disk.Path.Combine(Folder, "manifest", "package.xml");

    [Test]
    public void Components_are_listed_beside_those_of_others()
    {
        Save(Manifest, Existing);

        Build(PackageFormat.Source).ValueOrThrow();

        disk.File.ReadAllText(Manifest).Should().Be(Existing.Replace(
            "    <types>\n        <members>Sales",
            $"    <types>\n        <members>acme__Agent_oauth_defaultPolicy</members>\n        <name>{Type}</name>\n    </types>\n"
            + "    <types>\n        <members>Sales",
            StringComparison.Ordinal).Replace("acme__Agent_oauth", "Agent_oauth", StringComparison.Ordinal));
    }

    [Test]
    public void The_packages_own_place_may_hold_the_manifest_of_others()
    {
        var own = disk.Path.Combine(Folder, "metadata", "package.xml");
        Save(own, Existing);

        Build(PackageFormat.Metadata).Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0048");
        Build(PackageFormat.Metadata, own).ValueOrThrow();

        disk.File.ReadAllText(own).Should()
            .Contain("<members>Invoice</members>").And.Contain($"<name>{Type}</name>").And.Contain("<!-- ours -->");
    }

    [Test]
    public void Building_again_changes_nothing_and_a_clean_brings_the_original_back()
    {
        Save(Manifest, Existing);
        Build(PackageFormat.Source);
        var once = disk.File.ReadAllText(Manifest);

        Build(PackageFormat.Source).ValueOrThrow().Written.Files.Should().OnlyContain(file => !file.IsChanged);

        disk.File.ReadAllText(Manifest).Should().Be(once);
        new PackageWriter(disk).Clean(Folder).ValueOrThrow();
        disk.File.ReadAllText(Manifest).Should().Be(Existing);
    }

    [Test]
    public void A_component_that_the_policies_drop_leaves_the_list()
    {
        Save(Manifest, Existing);
        Build(PackageFormat.Source);

        Build(PackageFormat.Source, policy: Policy.Replace("Agent", "Other", StringComparison.Ordinal)).ValueOrThrow();

        disk.File.ReadAllText(Manifest).Should().Contain("Other_oauth_defaultPolicy").And.NotContain("Agent_oauth_defaultPolicy");
    }

    [Test]
    public void A_manifest_that_this_tool_wrote_is_written_anew()
    {
        var own = disk.Path.Combine(Folder, "metadata", "package.xml");
        Build(PackageFormat.Metadata);
        var alone = disk.File.ReadAllText(own);

        Build(PackageFormat.Metadata, own).ValueOrThrow();

        disk.File.ReadAllText(own).Should().Be(alone);
    }

    [TestCase("<members>*</members>", TestName = "A_type_that_lists_all_members_stays")]
    [TestCase("<members>Agent_oauth_defaultPolicy</members>", TestName = "A_member_that_is_listed_stays")]
    public void Nothing_is_listed_twice(string members)
    {
        var listed = Existing.Replace(
            "<members>Sales</members>\n        <name>PermissionSet</name>",
            $"{members}\n        <name>{Type}</name>",
            StringComparison.Ordinal);
        Save(Manifest, listed);

        Build(PackageFormat.Source).ValueOrThrow();

        disk.File.ReadAllText(Manifest).Should().Be(listed);
    }

    [TestCase("<version>66.0</version>", "<version>65.0</version>", "Its version is 65.0, but the package is built for 66.0")]
    [TestCase("<version>66.0</version>", "<version>latest</version>", "Its version is latest, but the package is built for 66.0")]
    public void Another_version_is_refused(string version, string other, string message)
    {
        Save(Manifest, Existing.Replace(version, other, StringComparison.Ordinal));

        IsRefused(Build(PackageFormat.Source), message);
    }

    [TestCase("")]
    [TestCase("<version/>")]
    public void A_manifest_without_a_version_is_refused(string version)
    {
        Save(Manifest, Existing.Replace("<version>66.0</version>", version, StringComparison.Ordinal));

        Build(PackageFormat.Source).Diagnostics.Should().ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error);
        disk.Directory.Exists(disk.Path.Combine(Folder, "force-app")).Should().BeFalse("nothing is written");
    }

    [Test]
    public void Another_kind_of_file_is_refused()
    {
        Save(
            Manifest,
            "<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\"><label>Agent</label></ExternalClientApplication>");

        IsRefused(Build(PackageFormat.Source), "Its root element is ExternalClientApplication, not Package.");
    }

    [Test]
    public void A_missing_file_is_refused() => IsRefused(Build(PackageFormat.Source), "There is no such file.");

    [Test]
    public void A_file_outside_the_output_folder_is_refused()
    {
        var other = disk.Path.GetFullPath("/elsewhere/package.xml");
        Save(other, Existing);

        IsRefused(Build(PackageFormat.Source, other), "It is not below the output folder");
    }

    [Test]
    public void A_zip_has_a_manifest_of_its_own()
    {
        Save(Manifest, Existing);

        IsRefused(Build(PackageFormat.Zip), "A zip, and a package in phases, has its own.");
    }

    [Test]
    public void All_that_was_listed_is_listed_after_it([Range(1, 50)] int seed)
    {
        var random = new Random(seed);
        var before = RandomManifest(random);
        Save(Manifest, before);

        Build(PackageFormat.Source).ValueOrThrow();

        var expected = Members(before);
        if (!expected.Contains((Type, "*")))
        {
            expected.Add((Type, "Agent_oauth_defaultPolicy"));
        }

        Members(disk.File.ReadAllText(Manifest)).Should().BeEquivalentTo(expected);
    }

    private static string RandomManifest(Random random)
    {
        string[] types = ["ApexClass", Type, "ExternalClientApplication", "Zone", "Workflow", Type];
        string[] members = ["*", "A", "Agent_oauth_defaultPolicy", "Zed", "acme__Other"];
        var end = random.Next(2) == 0 ? "\n" : "\r\n";
        var space = random.Next(3) == 0 ? "" : end + "  ";
        var content = string.Concat(types.Where(_ => random.Next(2) == 0).Select(type =>
        {
            var listed = string.Concat(members.Where(_ => random.Next(3) == 0).Select(name => $"{space}<members> {name}</members>"));
            var named = $"{space}<name>{type}</name>";
            return $"{space}<types>{(random.Next(4) == 0 ? named + listed : listed + named)}{space}</types>";
        }));
        return $"<Package xmlns=\"{Metadata}\">{content}{space}<version>66.0</version>{end}</Package>";
    }

    private static HashSet<(string? Type, string Member)> Members(string manifest) =>
    [
        .. from types in XDocument.Parse(manifest).Root!.Elements(Metadata + "types")
           from member in types.Elements(Metadata + "members")
           select (types.Element(Metadata + "name")?.Value, member.Value.Trim()),
    ];

    private void IsRefused<T>(Result<T> result, string message)
        where T : class
    {
        result.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0254").Which.Message.Should().Contain(message);
        disk.Directory.Exists(disk.Path.Combine(Folder, "force-app")).Should().BeFalse("nothing is written");
    }

    private Result<GenerationReport> Build(PackageFormat format, string? manifest = null, string policy = Policy) =>
        new PolicyGenerator(disk).Generate(new GenerationRequest
        {
            PolicyFiles = [],
            PolicyContents = [new PolicyContent("policy.eca.yaml", Encoding.UTF8.GetBytes(policy))],
            OutputFolder = Folder,
            Layout = new PackageLayout { Format = format },
            Manifest = manifest ?? (format == PackageFormat.Metadata ? null : Manifest),
        });

    private void Save(string path, string content)
    {
        disk.Directory.CreateDirectory(disk.Path.GetDirectoryName(path)!);
        disk.File.WriteAllText(path, content);
    }
}
