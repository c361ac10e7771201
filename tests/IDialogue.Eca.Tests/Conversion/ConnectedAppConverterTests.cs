using System.IO.Abstractions.TestingHelpers;
using CsCheck;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

using static IDialogue.Eca.Tests.Conversion.ConnectedApps;

namespace IDialogue.Eca.Tests.Conversion;

/// <summary>What a connected app says, the records say, or a finding tells why not.</summary>
public sealed class ConnectedAppConverterTests
{
    [TestCase(true, true)]
    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(false, false)]
    public void The_plugins_of_what_an_app_has_are_on(bool hasOauth, bool hasSaml)
    {
        var app = App() with { SamlConfig = hasSaml ? Saml() : null, CanvasConfig = hasSaml ? Canvas() : null };

        var policies = Of<ExtlClntAppConfigurablePolicies>(ConnectedAppConverter.Convert(hasOauth ? app : app with { OauthConfig = null }));

        policies.IsEnabled.Should().BeTrue();
        policies.IsOauthPluginEnabled.Should().Be(hasOauth ? true : null);
        policies.IsSamlPluginEnabled.Should().Be(hasSaml ? true : null);
        policies.IsCanvasPluginEnabled.Should().Be(hasSaml ? true : null);
        policies.StartPage.Should().Be(hasOauth ? ExtlClntAppStartPage.OAuth : null);
    }

    [Test]
    public void A_start_URL_is_that_of_the_OAuth_policies_or_without_OAuth_the_apps_own()
    {
        var app = App() with { SamlConfig = Saml(), StartUrl = "https://a.example.com/start" };

        var both = ConnectedAppConverter.Convert(app);
        var saml = Of<ExtlClntAppConfigurablePolicies>(ConnectedAppConverter.Convert(app with { OauthConfig = null }));

        Of<ExtlClntAppOauthConfigurablePolicies>(both).StartUrl.Should().Be("https://a.example.com/start");
        Of<ExtlClntAppConfigurablePolicies>(both).Should().Match<ExtlClntAppConfigurablePolicies>(
            policies => policies.StartPage == ExtlClntAppStartPage.OAuth && policies.StartUrl == null);
        (saml.StartPage, saml.StartUrl).Should().Be((ExtlClntAppStartPage.Custom, "https://a.example.com/start"));
    }

    [TestCase("<endAddress>192.0.2.9</endAddress><startAddress>192.0.2.1</startAddress>", "it has no 'end' and no 'start'")]
    [TestCase("<end>192.0.2.9</end>", "it has no 'start'")]
    [TestCase("<end>192.0.2.1</end><start>192.0.2.9</start>", "runs backwards")]
    [TestCase("<end>300.0.2.9</end><start>192.0.2.1</start>", "'300.0.2.9' is not an IP address")]
    [TestCase("<end>192.0.2.0/24</end><start>192.0.2.1</start>", "is not an IP address")]
    public void An_IP_range_that_an_org_would_refuse_is_left_out_alone(string range, string why)
    {
        var tree = Tree(
            "Agent",
            $"{Minimal}<oauthConfig/><ipRanges><end>192.0.2.9</end><start>192.0.2.1</start></ipRanges>\n<ipRanges>{range}</ipRanges>");

        var converted = ConnectedAppConverter.Convert(tree);

        Of<ExtlClntAppOauthSettings>(converted).TrustedIpRanges.Should().ContainSingle().Which.EndIpAddress.Should().Be("192.0.2.9");
        converted.Diagnostics.Should()
            .ContainSingle(finding => finding.Severity == DiagnosticSeverity.Error)
            .Which.Should()
            .Match<Diagnostic>(
            finding => finding.Code == "ECA0161" && finding.Location!.Value.Line == 3
                && finding.Message.StartsWith("ConnectedApp.ipRanges was left out: ") && finding.Message.Contains(why));
    }

    [Test]
    public void SAML_settings_that_an_org_would_refuse_are_left_out_and_their_plugin_stays_off()
    {
        var converted = ConnectedAppConverter.Convert(Tree("Agent", $"{Minimal}<samlConfig><acsUrl/><issuer>i</issuer></samlConfig>"));

        converted.Value!.Select(component => component.FullName).Should().Equal("Agent", "Agent_defaultPolicy");
        Of<ExtlClntAppConfigurablePolicies>(converted).IsSamlPluginEnabled.Should().BeNull();
        converted.Diagnostics.Should().ContainSingle().Which.Message.Should().StartWith(
            "ConnectedApp.samlConfig was left out: it has no 'acsUrl' and no 'entityUrl', which an External Client App requires.");
    }

    [Test]
    public void An_app_without_scopes_has_OAuth_settings_with_something_to_write()
    {
        var converted = ConnectedAppConverter.Convert(App() with { OauthConfig = App().OauthConfig! with { Scopes = [] } });

        Of<ExtlClntAppOauthSettings>(converted).Label.Should().Be(App().Label);
    }

    [Test]
    public void One_bad_app_stops_none_of_the_others()
    {
        var disk = Disk("Good", Minimal);
        AddFile(disk, "/sf/connectedApps/Malformed.connectedApp", "<contactEmail>");
        AddFile(disk, "/sf/connectedApps/No_Email.connectedApp", "<label>Agent</label>");
        AddFile(disk, "/sf/connectedApps/Twice.connectedApp", Minimal);
        AddFile(disk, "/sf/other/connectedApps/Twice.connectedApp", Minimal);
        AddFile(disk, "/sf/connectedApps/1st.connectedApp", Minimal);
        var tree = MetadataTree.Read(disk, "/sf");

        var converted = ConnectedAppConverter.Convert(tree.Value!);

        converted.Value!.Select(component => component.FullName).Should().Equal("Good", "Good_defaultPolicy");
        tree.Diagnostics.Concat(converted.Diagnostics).Where(finding => finding.Severity == DiagnosticSeverity.Error)
            .Select(finding => (finding.Code, Path.GetFileNameWithoutExtension(finding.Location!.Value.File))).Distinct()
            .Should().BeEquivalentTo(
                [("ECA0037", "Malformed"), ("ECA0031", "No_Email"), ("ECA0059", "Twice"), ("ECA0045", "1st")]);
    }

    [Test]
    public void A_permission_set_by_its_label_is_told_and_one_by_its_API_name_is_moved()
    {
        var converted = ConnectedAppConverter.Convert(App() with { PermissionSetName = ["Agent Users", "Agent_Users", "acme__Agent"] });

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).CommaSeparatedPermissionSet.Should().Be("Agent_Users,acme__Agent");
        converted.Diagnostics.Should()
            .ContainSingle(finding => finding.Code == "ECA0135")
            .Which.Message.Should()
            .StartWith("'Agent Users'");
    }

    [Test]
    public void A_profile_with_a_comma_would_be_two()
    {
        var converted = ConnectedAppConverter.Convert(App() with { ProfileName = ["Sales, EMEA", "System Administrator"] });

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).CommaSeparatedProfile.Should().Be("System Administrator");
        converted.Diagnostics.Should()
            .ContainSingle(finding => finding.Code == "ECA0135")
            .Which.Message.Should()
            .StartWith("'Sales, EMEA'");
    }

    [Test]
    public void Without_OAuth_and_SAML_nobody_can_hold_who_may_use_the_app()
    {
        var app = App() with
        {
            OauthConfig = null,
            PermissionSetName = ["Agent_Users"],
            SessionPolicy = new ConnectedAppSessionPolicy { SessionTimeout = 15 },
        };

        var converted = ConnectedAppConverter.Convert(app);

        converted.Value!.Select(component => component.FullName).Should().Equal("Agent", "Agent_defaultPolicy");
        converted.Diagnostics.Select(finding => finding.Message.Split(':')[0])
            .Should()
            .BeEquivalentTo("ConnectedApp.permissionSetName was not moved", "ConnectedAppSessionPolicy.sessionTimeout was not moved");
    }

    [Test]
    public void A_switch_that_is_off_and_has_no_counterpart_is_no_loss()
    {
        var config = new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com/cb", IsPkceRequired = true };

        Losses(config with { IsIpBindingEnabled = false }).Should().BeEmpty();
        Losses(config with { IsIpBindingEnabled = true })
            .Should().ContainSingle()
            .Which.Should()
            .StartWith("ConnectedAppOauthConfig.isIpBindingEnabled was not moved");

        static IEnumerable<string> Losses(ConnectedAppOauthConfig config) =>
            ConnectedAppConverter.Convert(App(config))
                .Diagnostics.Where(finding => finding.Code == "ECA0133")
                .Select(finding => finding.Message);
    }

    [Test]
    public void A_secret_never_shows()
    {
        var converted = ConnectedAppConverter.Convert(
            App(new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com", ConsumerSecret = "5ECRET" }));

        string.Concat(converted.Diagnostics).Should().Contain("consumerSecret").And.NotContain("5ECRET");
        string.Concat(converted.Value!).Should().NotContain("5ECRET");
    }

    [Test]
    public void A_connected_app_of_a_package_is_its_makers_to_convert() =>
        ConnectedAppConverter.Convert(App() with { FullName = "acme__Agent" })
            .Should().Match<Result<ValueList<MetadataComponent>>>(
                converted => converted.Value == null && converted.Diagnostics.Single().Code == "ECA0130");

    [Test]
    public void A_mistake_in_the_name_of_an_app_is_told_once() =>
        ConnectedAppConverter.Convert(App() with { FullName = "Sp ace" }).Diagnostics
            .Should().ContainSingle(finding => finding.Code == "ECA0045");

    [Test]
    public void An_app_whose_records_could_not_be_named_is_not_converted()
    {
        var converted = ConnectedAppConverter.Convert(App() with { FullName = new string('A', 70) });

        converted.Value.Should().BeNull();
        converted.Diagnostics.Should().OnlyContain(finding => finding.Code == "ECA0045")
            .And.Contain(finding => finding.Message.Contains("_oauth_defaultPolicy") && finding.Message.Contains("the limit is 80"));
    }

    [Test]
    public void An_app_that_was_moved_already_is_left_alone()
    {
        var disk = Disk("Agent", Minimal);
        disk.AddFile("/sf/externalClientApps/agent.eca-meta.xml", new(
            "<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>"));

        var converted = ConnectedAppConverter.Convert(MetadataTree.Read(disk, "/sf").ValueOrThrow());

        converted.Value.Should().BeNull();
        converted.Diagnostics.Select(finding => finding.Code).Should().Equal("ECA0132", "ECA0131");
    }

    [Test]
    public void A_tree_without_connected_apps_has_nothing_to_convert()
    {
        var disk = new MockFileSystem();
        disk.AddDirectory("/sf");

        ConnectedAppConverter.Convert(MetadataTree.Read(disk, "/sf").ValueOrThrow())
            .Diagnostics.Should()
            .ContainSingle()
            .Which.Code.Should()
            .Be("ECA0132");
    }

    [Test]
    public void All_connected_apps_of_a_tree_are_converted_and_their_records_can_be_deployed()
    {
        var disk = Disk("Agent", Minimal);
        disk.AddFile("/sf/connectedApps/Other.connectedApp", new(
            $"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\">{Minimal}</ConnectedApp>"));

        var converted = ConnectedAppConverter.Convert(MetadataTree.Read(disk, "/sf").ValueOrThrow());

        converted.ValueOrThrow()
            .Select(component => component.FullName)
            .Should().Equal("Agent", "Other", "Agent_defaultPolicy", "Other_defaultPolicy");
        MetadataPackage.Create(ApiVersion.Default, converted.Value!).IsSuccess.Should().BeTrue();
    }
}
