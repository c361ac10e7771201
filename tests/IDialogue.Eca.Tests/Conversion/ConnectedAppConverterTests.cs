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
    public void A_refresh_token_policy_becomes_type_period_and_unit(
        string text, RefreshTokenPolicyType type, int? period, RefreshTokenValidityUnit? unit)
    {
        var policies = Policies(App(policy: new ConnectedAppOauthPolicy { IpRelaxation = "ENFORCE", RefreshTokenPolicy = text }));

        (policies.RefreshTokenPolicyType, policies.RefreshTokenValidityPeriod, policies.RefreshTokenValidityUnit)
            .Should().Be((type, period, unit));
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
        var converted = ConnectedAppConverter.Convert(
            App(policy: new ConnectedAppOauthPolicy { IpRelaxation = "ENFORCE", RefreshTokenPolicy = text }));

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).RefreshTokenPolicyType.Should().BeNull();
        converted.Diagnostics.Should().Contain(finding => finding.Code == "ECA0135" && finding.Message.Contains($"'{text}'"));
    }

    [TestCase("ENFORCE", IpRelaxationPolicyType.Enforce)]
    [TestCase("BYPASS", IpRelaxationPolicyType.Bypass)]
    [TestCase("BYPASS_2FACTOR", IpRelaxationPolicyType.Bypass_2factor)]
    [TestCase("ENFORCE_RELAXREFRESH", IpRelaxationPolicyType.Enforce_relaxrefresh)]
    public void IP_relaxation_has_the_same_choices_in_another_spelling(string text, IpRelaxationPolicyType type) =>
        Policies(App(policy: new ConnectedAppOauthPolicy { IpRelaxation = text, RefreshTokenPolicy = "zero" }))
            .IpRelaxationPolicyType.Should()
            .Be(type);

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

        Of<ExtlClntAppOauthSettings>(ConnectedAppConverter.Convert(app))
            .CommaSeparatedOauthScopes.Should()
            .Be("Basic, Api, RefreshToken, SFApiPlatform");
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

        Of<ExtlClntAppGlobalOauthSettings>(ConnectedAppConverter.Convert(App(new ConnectedAppOauthConfig { CallbackUrl = Urls })))
            .CallbackUrl.Should()
            .Be(Urls);
    }

    [Test]
    public void What_connected_apps_take_for_granted_and_External_Client_Apps_do_not_is_written_and_told()
    {
        var converted = ConnectedAppConverter.Convert(App());

        Of<ExtlClntAppOauthConfigurablePolicies>(converted).RefreshTokenPolicyType.Should().Be(RefreshTokenPolicyType.Infinite);
        Of<ExtlClntAppGlobalOauthSettings>(converted).IsPkceRequired.Should().BeFalse();
        converted.Diagnostics.Select(finding => finding.Code).Should().Equal("ECA0136", "ECA0136");
    }

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

    [TestCase("<refreshTokenPolicy>zero</refreshTokenPolicy>", RefreshTokenPolicyType.Zero)]
    [TestCase("<refreshTokenPolicy>specific_lifetime:30:DAYS</refreshTokenPolicy>", RefreshTokenPolicyType.SpecificLifetime)]
    [TestCase("<singleLogoutUrl>https://a.example.com/out</singleLogoutUrl>", RefreshTokenPolicyType.Infinite)]
    [TestCase("<ipRelaxation></ipRelaxation>", RefreshTokenPolicyType.Infinite)]
    public void OAuth_policies_without_IP_relaxation_keep_what_they_say_and_enforce(string policy, RefreshTokenPolicyType type)
    {
        var tree = MetadataTree.Read(
            Disk("Agent", $"{Minimal}<oauthConfig><scopes>RefreshToken</scopes></oauthConfig><oauthPolicy>{policy}</oauthPolicy>"), "/sf");

        var converted = ConnectedAppConverter.Convert(tree.ValueOrThrow());

        var policies = Of<ExtlClntAppOauthConfigurablePolicies>(converted);
        (policies.IpRelaxationPolicyType, policies.RefreshTokenPolicyType).Should().Be((IpRelaxationPolicyType.Enforce, type));
        converted.Diagnostics.Any(finding => finding.Message.Contains("refreshTokenPolicy", StringComparison.Ordinal))
            .Should().Be(type == RefreshTokenPolicyType.Infinite, "only what the connected app does not set is told");
    }

    [TestCase("infinite", null, "ECA0162")]
    [TestCase("specific_inactivity:7:DAYS", null, "ECA0162")]
    [TestCase("zero", RefreshTokenPolicyType.Zero, null)]
    public void Without_the_scope_for_refresh_tokens_no_policy_for_them_is_written(string text, RefreshTokenPolicyType? type, string? code)
    {
        var app = App(
            new ConnectedAppOauthConfig { Scopes = [ConnectedAppOauthAccessScope.Full], IsPkceRequired = true },
            new ConnectedAppOauthPolicy { IpRelaxation = "ENFORCE", RefreshTokenPolicy = text });

        var converted = ConnectedAppConverter.Convert(app);

        var policies = Of<ExtlClntAppOauthConfigurablePolicies>(converted);
        policies.RefreshTokenPolicyType.Should().Be(type);
        (policies.RefreshTokenValidityPeriod, policies.RefreshTokenValidityUnit).Should().Be((null, null));
        converted.Diagnostics.Select(finding => finding.Code).Should().Equal(code is null ? [] : [code]);
        Of<ExtlClntAppOauthConfigurablePolicies>(ConnectedAppConverter.Convert(app with { OauthPolicy = null }))
            .RefreshTokenPolicyType.Should()
            .BeNull();
    }

    [Test]
    public void A_client_credentials_flow_without_a_user_stays_out_of_the_policies()
    {
        var config = new ConnectedAppOauthConfig { IsClientCredentialEnabled = true, IsPkceRequired = true };

        var without = ConnectedAppConverter.Convert(App(config));
        var with = ConnectedAppConverter.Convert(App(config with { OauthClientCredentialUser = "agent@example.com" }));

        Of<ExtlClntAppOauthConfigurablePolicies>(without).IsClientCredentialsFlowEnabled.Should().BeNull();
        Of<ExtlClntAppGlobalOauthSettings>(without).IsClientCredentialsFlowEnabled.Should().BeTrue();
        without.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0133").Which.Message.Should().Contain("names no user");
        Of<ExtlClntAppOauthConfigurablePolicies>(with).IsClientCredentialsFlowEnabled.Should().BeTrue();
        with.Diagnostics.Should().NotContain(finding => finding.Code == "ECA0133");
    }

    [TestCase("MAMwAQA=")]
    [TestCase("-----BEGIN CERTIFICATE-----\r\nMAMwAQA=\r\n-----END CERTIFICATE-----\r\n")]
    [TestCase("LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BTXdBUUE9Ci0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K")]
    public void A_certificate_in_any_form_becomes_one_as_Salesforce_returns_it(string text)
    {
        var app = App(new ConnectedAppOauthConfig { Certificate = text }) with
        {
            SamlConfig = Saml() with { EncryptionCertificate = text },
        };

        var converted = ConnectedAppConverter.Convert(app);

        Of<ExtlClntAppGlobalOauthSettings>(converted).Certificate.Should().Be("MAMwAQA=");
        Of<ExtlClntAppSamlConfigurablePolicies>(converted).EncryptionCertificate.Should().Be("MAMwAQA=");
        converted.HasErrors.Should().BeFalse();
    }

    [TestCase("My_Certificate", "'My_Certificate' is the name of a certificate")]
    [TestCase("-----BEGIN PRIVATE KEY-----\nMAMwAQA=\n-----END PRIVATE KEY-----", "private key")]
    [TestCase("AAAA AAAA", "It is not a certificate")]
    public void A_certificate_that_cannot_be_moved_is_an_error_that_says_what_to_do(string text, string what)
    {
        var app = App() with { SamlConfig = Saml() with { EncryptionCertificate = text } };

        var converted = ConnectedAppConverter.Convert(app);

        Of<ExtlClntAppSamlConfigurablePolicies>(converted).EncryptionCertificate.Should().BeNull();
        converted.Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0160").Which.Should().Match<Diagnostic>(finding =>
            finding.Severity == DiagnosticSeverity.Error
            && finding.Message.StartsWith("ConnectedAppSamlConfig.encryptionCertificate cannot be moved: ")
            && finding.Message.Contains(what)
            && finding.Message.EndsWith("set 'encryptionCertificate' in 'samlPolicies' to the certificate.")
            && !finding.Message.Contains("MAMwAQA="));
    }

    [Test]
    public void Of_a_chain_the_first_certificate_is_moved_and_told() =>
        ConnectedAppConverter.Convert(App(new ConnectedAppOauthConfig
        {
            Certificate = "-----BEGIN CERTIFICATE-----MAMwAQA=-----END CERTIFICATE----------BEGIN CERTIFICATE-----MAMwAQE=-----END CERTIFICATE-----",
        })).Should().Match<Result<ValueList<MetadataComponent>>>(converted =>
            Of<ExtlClntAppGlobalOauthSettings>(converted).Certificate == "MAMwAQA="
                && converted.Diagnostics.Any(finding => finding.Code == "ECA0159"));

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

    /// <summary>Connected apps with any values, as no org has them.</summary>
    [Test]
    public void Whatever_a_connected_app_says_is_in_the_records_or_in_a_finding() => RecordGenerator.ConnectedApps.Sample(app =>
    {
        var converted = ConnectedAppConverter.Convert(app);
        var records = converted.Value!.SelectMany(WithParts).ToLookup(record => record.GetMetadataType());
        var told = converted.Diagnostics.SelectMany(finding => finding.Message.Split(' ')).ToHashSet();
        foreach (var (record, row) in Rows(app, told))
        {
            var isThere = row.Targets.Concat(row.Otherwise)
                .Any(target => records[target.DeclaringType].Any(made => IsSaid(target.GetValue(made))));
            (told.Contains(row.Source.ToString()) || isThere || row.IsTakenApart || !IsSaid(row.Source.GetValue(record)))
                .Should().BeTrue("{0} must not be lost", row.Source);
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
            .Where(row => row.Convert.Method.Name != nameof(ValueConversions.Same)
                || row.Targets.Any(target => target.Kind == MetadataValueKind.Enumeration))
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
            MetadataXml.Read(MetadataXml.SerializeToUtf8Bytes(component), $"{component.FullName}.{component.GetMetadataType().Suffix}")
                .ValueOrThrow() == component),
        iter: 500);

    private const string Minimal = "<contactEmail>ops@example.com</contactEmail><label>Agent</label>";

    /// <summary>All that a record and its parts say, without the parts of what is told as a whole.</summary>
    private static IEnumerable<(MetadataObject Record, FieldMapping Row)> Rows(MetadataObject record, HashSet<string> told) =>
        ConnectedAppMapping.Fields
            .Where(row => row.Source.DeclaringType == record.GetMetadataType())
            .SelectMany(row => (told.Contains(row.Source.ToString()) ? [] : Parts(row.Source.GetValue(record)))
                .SelectMany(part => Rows(part, told))
                .Prepend((record, row)));

    private static IEnumerable<MetadataObject> WithParts(MetadataObject record) =>
        record.GetMetadataType().Fields.SelectMany(field => Parts(field.GetValue(record))).SelectMany(WithParts).Prepend(record);

    private static IEnumerable<MetadataObject> Parts(object? value) =>
        value is MetadataObject part ? [part] : value is IEnumerable items and not string ? items.OfType<MetadataObject>() : [];

    /// <summary>Not nothing: no empty text, no switch that is off.</summary>
    private static bool IsSaid(object? value) =>
        value is string text
            ? !string.IsNullOrWhiteSpace(text)
            : value is IEnumerable items ? items.Cast<object>().Any(IsSaid) : value is not (null or false);

    private static ConnectedApp App(ConnectedAppOauthConfig? config = null, ConnectedAppOauthPolicy? policy = null) => new()
    {
        FullName = "Agent",
        ContactEmail = "ops@example.com",
        Label = "Agent",
        OauthConfig = config ?? new ConnectedAppOauthConfig { CallbackUrl = "https://a.example.com/cb" },
        OauthPolicy = policy,
    };

    private static ExtlClntAppOauthConfigurablePolicies Policies(ConnectedApp app) =>
        Of<ExtlClntAppOauthConfigurablePolicies>(ConnectedAppConverter.Convert(app));

    private static ConnectedAppSamlConfig Saml() => new() { AcsUrl = "https://a.example.com/acs", EntityUrl = "https://a.example.com" };

    private static ConnectedAppCanvasConfig Canvas() =>
        new() { AccessMethod = AccessMethod.Get, CanvasUrl = "https://a.example.com/canvas" };

    private static T Of<T>(Result<ValueList<MetadataComponent>> converted)
        where T : MetadataComponent => converted.Value!.OfType<T>().Single();

    private static MetadataTree Tree(string name, string elements) => MetadataTree.Read(Disk(name, elements), "/sf").Value!;

    private static MockFileSystem Disk(string name, string elements)
    {
        var disk = new MockFileSystem();
        AddFile(disk, $"/sf/connectedApps/{name}.connectedApp-meta.xml", elements);
        return disk;
    }

    private static void AddFile(MockFileSystem disk, string path, string elements) =>
        disk.AddFile(path, new($"<ConnectedApp xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n{elements}\n</ConnectedApp>"));
}
