using CsCheck;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;

using static IDialogue.Eca.Tests.Conversion.ConnectedApps;

namespace IDialogue.Eca.Tests.Conversion;

/// <summary>What becomes of the OAuth settings and policies of a connected app.</summary>
public sealed class ConvertedOauthTests
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
}
