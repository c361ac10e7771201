using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

namespace IDialogue.Eca.Tests.Packaging;

public sealed class MetadataPackageTests
{
    [Test]
    public void Lists_its_components_by_type_and_name_in_package_xml()
    {
        var package = MetadataPackage.Create(ApiVersion.Default, [App("Zebra"), Policies("Agent"), App("Agent"), Settings()])
            .ValueOrThrow();

        package.ToPackageXml().Should().Be(new Package
        {
            Types =
            [
                new PackageTypeMembers { Name = "ExternalClientApplication", Members = ["Agent", "Zebra"] },
                new PackageTypeMembers { Name = "ExtlClntAppConfigurablePolicies", Members = ["Agent"] },
                new PackageTypeMembers { Name = "Settings", Members = ["ExternalClientApp"] },
            ],
            Version = ApiVersion.Default.ToString(),
        });
    }

    [Test]
    public void Refuses_an_API_version_it_cannot_write()
    {
        Codes(MetadataPackage.Create(new ApiVersion(ApiVersion.Oldest.Major - 1), [App("Agent")])).Should().Equal("ECA0019");
        Codes(MetadataPackage.Create(new ApiVersion(ApiVersion.Newest.Major + 1), [App("Agent")])).Should().Equal("ECA0019");
    }

    [Test]
    public void Refuses_to_be_empty() =>
        Codes(MetadataPackage.Create(ApiVersion.Default, Enumerable.Empty<MetadataComponent>())).Should().Equal("ECA0051");

    [Test]
    public void Refuses_a_component_twice_whatever_the_case_of_its_name() =>
        Codes(MetadataPackage.Create(ApiVersion.Default, [App("Agent"), App("AGENT")])).Should().Equal("ECA0046");

    [TestCase("../evil")]
    [TestCase("a/b")]
    [TestCase("a\\b")]
    [TestCase("C:evil")]
    [TestCase("..")]
    [TestCase("")]
    [TestCase("9lives")]
    [TestCase("ends_")]
    [TestCase("a___b")]
    [TestCase("Ünïcode")]
    [TestCase("a.b")]
    [TestCase("a\0b")]
    public void Refuses_names_that_could_leave_the_folder_or_that_an_org_refuses(string name) =>
        Codes(MetadataPackage.Create(ApiVersion.Default, [App(name)])).Should().Equal("ECA0045");

    [TestCase("Agent")]
    [TestCase("acme__Agent")]
    [TestCase("Agent_1_oauth_defaultPolicy")]
    public void Takes_names_that_an_org_takes(string name) =>
        MetadataPackage.Create(ApiVersion.Default, [App(name)]).IsSuccess.Should().BeTrue();

    [Test]
    public void Refuses_a_name_that_is_too_long() =>
        MetadataPackage.Create(ApiVersion.Default, [App(new string('a', 81))])
            .Diagnostics.Single()
            .Message.Should()
            .Contain("81 characters");

    [Test]
    public void Settings_have_one_name() =>
        Codes(MetadataPackage.Create(ApiVersion.Default, [new ExternalClientAppSettings { FullName = "Mine" }])).Should().Equal("ECA0045");

    [TestCase(60, false)]
    [TestCase(61, true)]
    [TestCase(63, true)]
    [TestCase(64, false)]
    public void A_field_stands_only_where_the_version_knows_it(int version, bool isKnown)
    {
        var policies = OauthPolicies() with { IsNamedUserJwtEnabled = true };

        Codes(MetadataPackage.Create(new ApiVersion(version), [policies])).Should().Equal(isKnown ? [] : ["ECA0028"]);
    }

    [Test]
    public void An_unknown_field_is_told_with_the_versions_that_know_it() =>
        MetadataPackage.Create(new ApiVersion(64), [OauthPolicies() with { IsNamedUserJwtEnabled = true }]).Diagnostics.Single().Message
            .Should().Contain("61.0 to 63.0");

    [Test]
    public void An_enum_value_stands_only_where_the_version_knows_it()
    {
        var policies = OauthPolicies() with { PolicyAction = PolicyAction.StepUpMFA };

        Codes(MetadataPackage.Create(new ApiVersion(66), [policies])).Should().Equal("ECA0029");
        Codes(MetadataPackage.Create(new ApiVersion(67), [policies])).Should().BeEmpty();
    }

    [Test]
    public void A_type_stands_only_where_the_version_knows_it() =>
        Codes(MetadataPackage.Create(new ApiVersion(59), [Policies("Agent")])).Should().Equal("ECA0030");

    [Test]
    public void A_field_that_became_required_is_asked_for_from_then_on()
    {
        var handler = new OauthTokenExchangeHandler
        {
            FullName = "Handler",
            Description = "d",
            DeveloperName = "Handler",
            IsAccessTokenSupported = true,
            IsEnabled = true,
            IsIdTokenSupported = false,
            IsJwtSupported = false,
            IsRefreshTokenSupported = false,
            IsSaml2Supported = false,
            IsUserCreationAllowed = false,
            MasterLabel = "Handler",
            TokenHandlerApex = "Handler",
        };

        Codes(MetadataPackage.Create(new ApiVersion(64), [handler])).Should().BeEmpty();
        Codes(MetadataPackage.Create(new ApiVersion(65), [handler])).Should().Equal("ECA0031");
        Codes(MetadataPackage.Create(new ApiVersion(65), [handler with { IsContactCreationAllowed = false }])).Should().BeEmpty();
    }

    [Test]
    public void A_field_that_is_no_longer_required_is_asked_for_until_then()
    {
        var settings = new ExtlClntAppNotificationSettings { FullName = "App_notifications", ExternalClientApplication = "App" };

        Codes(MetadataPackage.Create(new ApiVersion(60), [settings])).Should().Equal("ECA0031");
        Codes(MetadataPackage.Create(new ApiVersion(60), [settings with { Label = "L" }])).Should().BeEmpty();
        Codes(MetadataPackage.Create(new ApiVersion(61), [settings])).Should().BeEmpty();
    }

    [Test]
    public void Records_inside_records_are_checked_too() =>
        Codes(MetadataPackage.Create(new ApiVersion(60), [new ExtlClntAppGlobalOauthSettings
        {
            FullName = "App_glbloauth",
            ExternalClientApplication = "App",
            IdTokenConfig = new ExternalAppIdTokenConfig { IdTokenIncludeCustomPermissions = true },
        }])).Should().Equal("ECA0028");

    [Test]
    public void A_character_that_XML_cannot_hold_is_found_before_writing() =>
        Codes(MetadataPackage.Create(ApiVersion.Default, [App("Agent") with { Description = "bell \u0007" }])).Should().Equal("ECA0032");

    [Test]
    public void A_consumer_secret_is_told_and_left_out()
    {
        var settings = new ExtlClntAppGlobalOauthSettings { FullName = "A", ExternalClientApplication = "App", ConsumerSecret = "s3cr3t" };

        var result = MetadataPackage.Create(ApiVersion.Default, [settings]);

        result.IsSuccess.Should().BeTrue();
        result.Diagnostics.Should().ContainSingle(
            diagnostic => diagnostic.Code == "ECA0033" && diagnostic.Severity == DiagnosticSeverity.Warning)
            .Which.ToString().Should().NotContain("s3cr3t");
    }

    [Test]
    public void All_mistakes_are_told_at_once() =>
        Codes(MetadataPackage.Create(ApiVersion.Default, [App("../a"), App("../b"), OauthPolicies() with { IsNamedUserJwtEnabled = true }]))
            .Should().BeEquivalentTo("ECA0045", "ECA0045", "ECA0028");

    [Test]
    public void Callers_who_prefer_exceptions_get_one_with_all_findings()
    {
        var create = () => MetadataPackage.Create(ApiVersion.Default, [App("../a")]).ValueOrThrow();

        create.Should().Throw<EcaException>().WithMessage("error ECA0045: *").Which.Diagnostics.Should().ContainSingle();
    }

    private static IEnumerable<string> Codes(Result<MetadataPackage> result) => result.Diagnostics.Select(diagnostic => diagnostic.Code);

    private static ExternalClientApplication App(string name) => new() { FullName = name };

    private static ExtlClntAppConfigurablePolicies Policies(string name) =>
        new() { FullName = name, ExternalClientApplication = "Agent", IsEnabled = true };

    private static ExtlClntAppOauthConfigurablePolicies OauthPolicies() =>
        new() { FullName = "Agent_oauthPlcy", ExternalClientApplication = "Agent" };

    private static ExternalClientAppSettings Settings() => new() { FullName = "ExternalClientApp" };
}
