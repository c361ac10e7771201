using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Tests.Reconciliation;

/// <summary>The right record of a tree is found, and a tree is patched in place.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TreeMergeTests
{
    private const string Folder = "/sf/force-app/main/default/extlClntAppOauthPolicies/";

    private readonly MockFileSystem disk = new();

    [Test]
    public void A_record_is_found_by_its_app_whatever_its_name_and_the_case_of_the_apps()
    {
        Save("Odd_name.ecaOauthPlcy-meta.xml", "agent");
        Save("Agent_oauthPlcy.ecaOauthPlcy-meta.xml", "Bot");

        var merged = Merge(Desired("Agent")).ValueOrThrow().Single();

        merged.Result.Component.FullName.Should().Be("Odd_name");
        merged.Difference.Path.Should().EndWith("Odd_name.ecaOauthPlcy-meta.xml");
        merged.Difference.IsNew.Should().BeFalse();
    }

    [Test]
    public void A_component_that_the_tree_lacks_is_new_and_told()
    {
        Save("Bot.ecaOauthPlcy", "Bot");

        var result = Merge(Desired("Agent"));

        result.Diagnostics.Single().Code.Should().Be("ECA0060");
        var merged = result.ValueOrThrow().Single();
        merged.IsChanged.Should().BeTrue();
        merged.Retrieved.Should().BeNull();
        merged.Difference.IsNew.Should().BeTrue();
    }

    [TestCase("acme__Agent", "acme__Bot", "ECA0061", TestName = "A packaged app's record that was not retrieved is an error")]
    [TestCase("acme__Agent", "Agent", "ECA0063", TestName = "A record without the app's namespace is an error")]
    [TestCase("Agent", "acme__Agent", "ECA0063", TestName = "A record with a namespace that the app lacks is an error")]
    [TestCase("acme__Agent", "other__Agent", "ECA0063", TestName = "A record of another namespace is an error")]
    public void Another_record_is_never_taken_for_the_right_one(string app, string retrievedApp, string code)
    {
        Save("Agent_oauthPlcy.ecaOauthPlcy", retrievedApp);

        var result = Merge(Desired(app));

        result.Value.Should().BeNull();
        result.Diagnostics.Single().Code.Should().Be(code);
    }

    [Test]
    public void Two_records_of_one_app_are_an_error_that_names_both()
    {
        Save("One.ecaOauthPlcy", "Agent");
        Save("Two.ecaOauthPlcy", "Agent");

        Merge(Desired("Agent"))
            .Diagnostics.Single()
            .Message.Should()
            .Contain("One.ecaOauthPlcy")
            .And.Contain("Two.ecaOauthPlcy")
            .And.Contain("duplicate value found");
    }

    [Test]
    public void A_name_that_must_be_and_is_not_is_an_error()
    {
        Save("One.ecaOauthPlcy", "Agent");

        Merge(Desired("Agent") with { IsNameFixed = true }).Diagnostics.Single().Code.Should().Be("ECA0064");
    }

    [Test]
    public void Components_without_an_app_are_found_by_name()
    {
        disk.AddFile("/sf/settings/ExternalClientApp.settings", new MockFileData(
            "<ExternalClientAppSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\"><enableConsumerSecretApiAccess>true</enableConsumerSecretApiAccess></ExternalClientAppSettings>"));

        var settings = new ExternalClientAppSettings { FullName = "ExternalClientApp", EnableConsumerSecretApiAccess = false };
        var merged = Merge(new DesiredComponent(settings)).ValueOrThrow().Single();

        merged.Difference.Fields.Single().Kind.Should().Be(FieldChangeKind.Changed);
    }

    [Test]
    public void A_text_that_XML_cannot_hold_is_a_finding()
    {
        Save("One.ecaOauthPlcy", "Agent");

        Merge(new DesiredComponent(Policies("Agent") with { StartUrl = "bell \u0007" })).Diagnostics.Single().Code.Should().Be("ECA0032");
    }

    [Test]
    public void A_required_element_is_not_taken_out()
    {
        Save("One.ecaOauthPlcy", "Agent");

        var result = Merge(Desired("Agent") with { Removed = [ExtlClntAppOauthConfigurablePolicies.Fields.ExternalClientApplication] });

        result.Value.Should().BeNull();
        result.Diagnostics.Single().Code.Should().Be("ECA0068");
    }

    [Test]
    public void A_tree_is_patched_in_place_and_clean_brings_back_what_was_there()
    {
        Save("Agent_oauthPlcy.ecaOauthPlcy-meta.xml", "Agent");
        var before = disk.File.ReadAllText(Folder + "Agent_oauthPlcy.ecaOauthPlcy-meta.xml");
        var path = disk.Path.GetFullPath(Folder + "Agent_oauthPlcy.ecaOauthPlcy-meta.xml");
        var layout = new PackageLayout { Format = PackageFormat.Source };
        var writer = new PackageWriter(disk);
        var folder = disk.Path.GetFullPath("/sf");

        Write("https://one.example.com").ValueOrThrow().Files.Single().IsChanged.Should().BeTrue();
        disk.File.ReadAllText(path).Should().Contain("<!-- mine -->").And.Contain("https://one.example.com");
        Write("https://two.example.com").IsSuccess.Should().BeTrue();
        disk.File.ReadAllText(path).Should().Contain("https://two.example.com");
        Write("https://two.example.com").ValueOrThrow().Files.Single().IsChanged.Should().BeFalse();

        writer.Clean(folder).ValueOrThrow().Deleted.Should().BeEmpty();
        disk.File.ReadAllText(path).Should().Be(before);
        disk.AllFiles.Select(disk.Path.GetFullPath).Should().Equal(path);

        Result<WriteReport> Write(string url)
        {
            var merged = Merge(new DesiredComponent(Policies("Agent") with { StartUrl = url })).ValueOrThrow();
            var package = MetadataPackage.Create(ApiVersion.Default, merged.Select(component => component.Result)).ValueOrThrow();
            return writer.Write(layout.GetFiles(package), folder, "input");
        }
    }

    [Test]
    public void A_file_that_changed_since_it_was_read_is_not_replaced()
    {
        Save("Agent_oauthPlcy.ecaOauthPlcy-meta.xml", "Agent");
        var merged = Merge(new DesiredComponent(Policies("Agent") with { StartUrl = "https://example.com" })).ValueOrThrow();
        var package = MetadataPackage.Create(ApiVersion.Default, merged.Select(component => component.Result)).ValueOrThrow();
        Save("Agent_oauthPlcy.ecaOauthPlcy-meta.xml", "Agent", "<!-- changed meanwhile -->");

        var result = new PackageWriter(disk).Write(
            new PackageLayout { Format = PackageFormat.Source }.GetFiles(package), disk.Path.GetFullPath("/sf"), "input");

        result.Diagnostics.Single().Code.Should().Be("ECA0048");
        disk.File.ReadAllText(Folder + "Agent_oauthPlcy.ecaOauthPlcy-meta.xml").Should().Contain("changed meanwhile");
    }

    [Test]
    public void A_file_that_the_tool_generated_and_then_merges_into_stays()
    {
        var layout = new PackageLayout { Format = PackageFormat.Source };
        var folder = disk.Path.GetFullPath("/sf");
        var generated = MetadataPackage.Create(ApiVersion.Default, [Policies("Agent")]).ValueOrThrow();
        new PackageWriter(disk).Write(layout.GetFiles(generated), folder, "input").IsSuccess.Should().BeTrue();

        var merged = Merge(Desired("Agent")).ValueOrThrow();
        var package = MetadataPackage.Create(ApiVersion.Default, merged.Select(component => component.Result)).ValueOrThrow();
        new PackageWriter(disk).Write(layout.GetFiles(package), folder, "input").ValueOrThrow().Deleted.Should().BeEmpty();

        disk.File.Exists(Folder + "Agent_oauthPlcy.ecaOauthPlcy-meta.xml").Should().BeTrue();
    }

    private Result<ValueList<PlannedComponent>> Merge(params DesiredComponent[] desired) =>
        MetadataMerge.Merge(MetadataTree.Read(disk, disk.Path.GetFullPath("/sf")).ValueOrThrow(), desired);

    private void Save(string name, string app, string comment = "<!-- mine -->") => disk.AddFile(Folder + name, new MockFileData(
        $"<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n    {comment}\n    <externalClientApplication>{app}</externalClientApplication>\n</ExtlClntAppOauthConfigurablePolicies>\n"));

    private static DesiredComponent Desired(string app) => new(Policies(app));

    private static ExtlClntAppOauthConfigurablePolicies Policies(string app) =>
        new() { FullName = "Agent_oauthPlcy", ExternalClientApplication = app };
}
