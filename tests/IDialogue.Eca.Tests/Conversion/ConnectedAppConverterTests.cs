using System.Collections;
using System.IO.Abstractions.TestingHelpers;
using CsCheck;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Conversion;

/// <summary>What a connected app says, the records say, or a finding tells why not.</summary>
public sealed class ConnectedAppConverterTests
{
    [TestCase("infinite", RefreshTokenPolicyType.Infinite, null, null)]
    [TestCase("zero", RefreshTokenPolicyType.Zero, null, null)]
    [TestCase("ZERO ", RefreshTokenPolicyType.Zero, null, null)]
    [TestCase("specific_lifetime:30:DAYS", RefreshTokenPolicyType.SpecificLifetime, 30, RefreshTokenValidityUnit.Days)]
    [TestCase("specific_lifetime:3:hours", RefreshTokenPolicyType.SpecificLifetime, 3, RefreshTokenValidityUnit.Hours)]
    [TestCase("specific_inactivity:6:MONTHS", RefreshTokenPolicyType.SpecificInactivity, 6, RefreshTokenValidityUnit.Months)]
    public void A_refresh_token_policy_becomes_type_period_and_unit(string text, RefreshTokenPolicyType type, int? period, RefreshTokenValidityUnit? unit)
    {
        var policies = Policies(App(policy: new ConnectedAppOauthPolicy { IpRelaxation = "ENFORCE", RefreshTokenPolicy = text }));

        (policies.RefreshTokenPolicyType, policies.RefreshTokenValidityPeriod, policies.RefreshTokenValidityUnit).Should().Be((type, period, unit));
    }

    [TestCase("specific_lifetime")]
    [TestCase("specific_lifetime:30")]
    [TestCase("specific_lifetime:-1:DAYS")]
    [TestCase("specific_lifetime:30:YEARS")]
    [TestCase("specific_lifetime:30:DAYS:1")]
    [TestCase("infinite:30:DAYS")]
    [TestCase("3")]
    [TestCase("forever")]
    public void A_refresh_token_policy_that_nobody_understands_is_told_and_not_guessed(string text)
    {
        var converted = ConnectedAppConverter.Convert(App(policy: new ConnectedAppOauthPolicy { IpRelaxation = "ENFORCE", RefreshTokenPolicy = text }));

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).RefreshTokenPolicyType.Should().BeNull();
        converted.Diagnostics.Should().Contain(finding => finding.Code == "ECA0135" && finding.Message.Contains($"'{text}'"));
    }

    [TestCase("ENFORCE", IpRelaxationPolicyType.Enforce)]
    [TestCase("BYPASS", IpRelaxationPolicyType.Bypass)]
    [TestCase("BYPASS_2FACTOR", IpRelaxationPolicyType.Bypass_2factor)]
    [TestCase("ENFORCE_RELAXREFRESH", IpRelaxationPolicyType.Enforce_relaxrefresh)]
    public void IP_relaxation_has_the_same_choices_in_another_spelling(string text, IpRelaxationPolicyType type) =>
        Policies(App(policy: new ConnectedAppOauthPolicy { IpRelaxation = text, RefreshTokenPolicy = "zero" })).IpRelaxationPolicyType.Should().Be(type);

    [Test]
    public void Each_scope_of_connected_apps_is_one_of_External_Client_Apps()
    {
        var target = ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes;
        foreach (var scope in ConnectedAppOauthConfig.Fields.Scopes.Enum!.Values)
        {
            ValueConversions.Scope(scope.Name, target).Should().Be(scope.Name == "SFAP" ? "SFApiPlatform" : scope.Name);
        }
    }

    [Test]
    public void Scopes_come_in_Salesforces_order_and_under_the_names_that_it_stores()
    {
        var app = App(new ConnectedAppOauthConfig
        {
            CallbackUrl = "https://a.example.com/cb",
            Scopes =
            [
                ConnectedAppOauthAccessScope.SFAP, ConnectedAppOauthAccessScope.OfflineAccess, ConnectedAppOauthAccessScope.Email,
                ConnectedAppOauthAccessScope.Api, ConnectedAppOauthAccessScope.Profile, ConnectedAppOauthAccessScope.RefreshToken,
            ],
        });

        Of<ExtlClntAppOauthSettings>(ConnectedAppConverter.Convert(app)).CommaSeparatedOauthScopes.Should().Be("Basic, Api, RefreshToken, SFApiPlatform");
    }

    [Test]
    public void Scopes_that_circulate_under_made_up_names_are_understood_and_others_are_told_at_their_line()
    {
        var tree = Tree("Agent",
            """
                <contactEmail>ops@example.com</contactEmail>
                <label>Agent</label>
                <oauthConfig>
                    <callbackUrl>https://a.example.com/cb</callbackUrl>
                    <scopes>ChatterApi</scopes>
                    <scopes>refresh_token</scopes>
                    <scopes>Everything</scopes>
                </oauthConfig>
            """);

        var converted = ConnectedAppConverter.Convert(tree);

        Of<ExtlClntAppOauthSettings>(converted).CommaSeparatedOauthScopes.Should().Be("Chatter, RefreshToken");
        converted.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0135")
            .Which.Should().Match<Diagnostic>(finding => finding.Message.Contains("'Everything'") && finding.Location!.Value.Line == 8);
    }

    [Test]
    public void Callback_URLs_stay_as_they_are_written()
    {
        const string Urls = "https://a.example.com/cb\r\nhttps://A.example.com/cb \nhttps://b.example.com/cb\n";

        Of<ExtlClntAppGlobalOauthSettings>(ConnectedAppConverter.Convert(App(new ConnectedAppOauthConfig { CallbackUrl = Urls }))).CallbackUrl.Should().Be(Urls);
    }

    [Test]
    public void What_connected_apps_take_for_granted_and_External_Client_Apps_do_not_is_written_and_told()
    {
        var converted = ConnectedAppConverter.Convert(App());

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).RefreshTokenPolicyType.Should().Be(RefreshTokenPolicyType.Infinite);
        Of<ExtlClntAppGlobalOauthSettings>(converted).IsPkceRequired.Should().BeFalse();
        converted.Diagnostics.Select(finding => finding.Code).Should().Equal("ECA0136", "ECA0136");
    }

    [Test]
    public void A_permission_set_by_its_label_is_told_and_one_by_its_API_name_is_moved()
    {
        var converted = ConnectedAppConverter.Convert(App() with { PermissionSetName = ["Agent Users", "Agent_Users", "acme__Agent"] });

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).CommaSeparatedPermissionSet.Should().Be("Agent_Users,acme__Agent");
        converted.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0135").Which.Message.Should().StartWith("'Agent Users'");
    }

    [Test]
    public void A_profile_with_a_comma_would_be_two()
    {
        var converted = ConnectedAppConverter.Convert(App() with { ProfileName = ["Sales, EMEA", "System Administrator"] });

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).CommaSeparatedProfile.Should().Be("System Administrator");
        converted.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0135").Which.Message.Should().StartWith("'Sales, EMEA'");
    }

    [Test]
    public void Without_OAuth_and_SAML_nobody_can_hold_who_may_use_the_app()
    {
        var app = App() with { OauthConfig = null, PermissionSetName = ["Agent_Users"], SessionPolicy = new ConnectedAppSessionPolicy { SessionTimeout = 15 } };

        var converted = ConnectedAppConverter.Convert(app);

        converted.Value!.Select(component => component.FullName).Should().Equal("Agent", "Agent_defaultPolicy");
        converted.Diagnostics.Select(finding => finding.Message.Split(':')[0])
            .Should().BeEquivalentTo("ConnectedApp.permissionSetName was not moved", "ConnectedAppSessionPolicy.sessionTimeout was not moved");
    }

    [Test]
    public void A_switch_that_is_off_and_has_no_counterpart_is_no_loss()
    {
        var config = new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com/cb", IsPkceRequired = true };

        Losses(config with { IsIpBindingEnabled = false }).Should().BeEmpty();
        Losses(config with { IsIpBindingEnabled = true }).Should().ContainSingle().Which.Should().StartWith("ConnectedAppOauthConfig.isIpBindingEnabled was not moved");

        static IEnumerable<string> Losses(ConnectedAppOauthConfig config) =>
            ConnectedAppConverter.Convert(App(config)).Diagnostics.Where(finding => finding.Code == "ECA0133").Select(finding => finding.Message);
    }

    [Test]
    public void A_secret_never_shows()
    {
        var converted = ConnectedAppConverter.Convert(App(new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com", ConsumerSecret = "5ECRET" }));

        string.Concat(converted.Diagnostics).Should().Contain("consumerSecret").And.NotContain("5ECRET");
        string.Concat(converted.Value!).Should().NotContain("5ECRET");
    }

    [Test]
    public void A_connected_app_of_a_package_is_its_makers_to_convert() =>
        ConnectedAppConverter.Convert(App() with { FullName = "acme__Agent" })
            .Should().Match<Result<ValueList<MetadataComponent>>>(converted => converted.Value == null && converted.Diagnostics.Single().Code == "ECA0130");

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
        disk.AddFile("/sf/externalClientApps/agent.eca-meta.xml", new("<ExternalClientApplication xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>"));

        var converted = ConnectedAppConverter.Convert(MetadataTree.Read(disk, "/sf").ValueOrThrow());

        converted.Value.Should().BeNull();
        converted.Diagnostics.Select(finding => finding.Code).Should().Equal("ECA0132", "ECA0131");
    }

    [Test]
    public void A_tree_without_connected_apps_has_nothing_to_convert()
    {
        var disk = new MockFileSystem();
        disk.AddDirectory("/sf");

        ConnectedAppConverter.Convert(MetadataTree.Read(disk, "/sf").ValueOrThrow()).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0132");
    }

    [Test]
    public void All_connected_apps_of_a_tree_are_converted_and_their_records_can_be_deployed()
    {
        var disk = Disk("Agent", Minimal);
        disk.AddFile("/sf/connectedApps/Other.connectedApp", new($"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\">{Minimal}</ConnectedApp>"));

        var converted = ConnectedAppConverter.Convert(MetadataTree.Read(disk, "/sf").ValueOrThrow());

        converted.ValueOrThrow().Select(component => component.FullName).Should().Equal("Agent", "Other", "Agent_defaultPolicy", "Other_defaultPolicy");
        MetadataPackage.Create(ApiVersion.Default, converted.Value!).IsSuccess.Should().BeTrue();
    }

    /// <summary>Connected apps with any values, as no org has them.</summary>
    [Test]
    public void Whatever_a_connected_app_says_is_in_the_records_or_in_a_finding() => RecordGenerator.ConnectedApps.Sample(app =>
    {
        var converted = ConnectedAppConverter.Convert(app);
        var records = converted.Value!.SelectMany(WithParts).ToLookup(record => record.GetMetadataType());
        var told = converted.Diagnostics.SelectMany(finding => finding.Message.Split(' ')).ToHashSet();
        foreach (var (record, row) in Rows(app, told))
        {
            var isThere = row.Targets.Any(target => records[target.DeclaringType].Any(made => IsSaid(target.GetValue(made))));
            (told.Contains(row.Source.ToString()) || isThere || row.IsTakenApart || !IsSaid(row.Source.GetValue(record))).Should().BeTrue("{0} must not be lost", row.Source);
            foreach (var element in record.UnknownElements.Where(element => !element.IsNil))
            {
                told.Should().Contain($"{record.GetMetadataType().Name}.{element.Name}");
            }
        }

        return true;
    }, iter: 500);

    [Test]
    public void Truth_values_numbers_and_texts_always_arrive()
    {
        var choices = ConnectedAppMapping.Fields
            .Where(row => row.Convert.Method.Name != nameof(ValueConversions.Same) || row.Targets.Any(target => target.Kind == MetadataValueKind.Enumeration))
            .Select(row => $" of {row.Source} ")
            .ToArray();

        RecordGenerator.ConnectedApps.Sample(
            app => ConnectedAppConverter.Convert(app).Diagnostics
                .Where(finding => finding.Code == "ECA0135")
                .All(finding => choices.Any(choice => finding.Message.Contains(choice, StringComparison.Ordinal))),
            iter: 500);
    }

    [Test]
    public void Whatever_is_converted_can_be_written_and_read_again() => RecordGenerator.ConnectedApps.Sample(app =>
        ConnectedAppConverter.Convert(app).Value!.All(component =>
            MetadataXml.Read(MetadataXml.SerializeToUtf8Bytes(component), $"{component.FullName}.{component.GetMetadataType().Suffix}").ValueOrThrow() == component),
        iter: 500);

    private const string Minimal = "<contactEmail>ops@example.com</contactEmail><label>Agent</label>";

    /// <summary>All that a record and its parts say, without the parts of what is told as a whole.</summary>
    private static IEnumerable<(MetadataObject Record, FieldMapping Row)> Rows(MetadataObject record, HashSet<string> told) =>
        ConnectedAppMapping.Fields
            .Where(row => row.Source.DeclaringType == record.GetMetadataType())
            .SelectMany(row => (told.Contains(row.Source.ToString()) ? [] : Parts(row.Source.GetValue(record))).SelectMany(part => Rows(part, told)).Prepend((record, row)));

    private static IEnumerable<MetadataObject> WithParts(MetadataObject record) =>
        record.GetMetadataType().Fields.SelectMany(field => Parts(field.GetValue(record))).SelectMany(WithParts).Prepend(record);

    private static IEnumerable<MetadataObject> Parts(object? value) =>
        value is MetadataObject part ? [part] : value is IEnumerable items and not string ? items.OfType<MetadataObject>() : [];

    /// <summary>Not nothing: no empty text, no switch that is off.</summary>
    private static bool IsSaid(object? value) =>
        value is string text ? !string.IsNullOrWhiteSpace(text) : value is IEnumerable items ? items.Cast<object>().Any(IsSaid) : value is not (null or false);

    private static ConnectedApp App(ConnectedAppOauthConfig? config = null, ConnectedAppOauthPolicy? policy = null) => new()
    {
        FullName = "Agent",
        ContactEmail = "ops@example.com",
        Label = "Agent",
        OauthConfig = config ?? new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com/cb" },
        OauthPolicy = policy,
    };

    private static ExtlClntAppOauthConfigurablePolicies Policies(ConnectedApp app) => Of<ExtlClntAppOauthConfigurablePolicies>(ConnectedAppConverter.Convert(app));

    private static T Of<T>(Result<ValueList<MetadataComponent>> converted)
        where T : MetadataComponent => converted.Value!.OfType<T>().Single();

    private static MetadataTree Tree(string name, string elements) => MetadataTree.Read(Disk(name, elements), "/sf").Value!;

    private static MockFileSystem Disk(string name, string elements)
    {
        var disk = new MockFileSystem();
        disk.AddFile(
            $"/sf/connectedApps/{name}.connectedApp-meta.xml",
            new($"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{elements}\n</ConnectedApp>"));
        return disk;
    }
}
