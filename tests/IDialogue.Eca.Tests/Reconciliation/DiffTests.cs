using System.Text.Json;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Tests.Reconciliation;

public sealed class DiffTests
{
    /// <summary>For each rule, one pair that only the rule makes the same, and the pair beside it that still differs.</summary>
    private static readonly Dictionary<string, (Pair Same, Pair Different)> Examples = new()
    {
        ["layout"] = (
            new(Oauth() with { Label = "L", StartUrl = "u" }, "<startUrl>u</startUrl><!-- c -->\n<label>L</label>"),
            new(Oauth() with { Label = "L" }, "<label>M</label>")),
        ["enum-spelling"] = (
            new(
                Oauth() with { IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh },
                "<ipRelaxationPolicyType>Enforce_RelaxRefresh</ipRelaxationPolicyType>"),
            new(
                Oauth() with { IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh },
                "<ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>")),
        ["text-edges"] = (
            new(Global() with { CallbackUrl = "https://a\nhttps://b" }, "<callbackUrl>\n https://a&#xD;\nhttps://b </callbackUrl>"),
            new(Global() with { CallbackUrl = "https://a\nhttps://b" }, "<callbackUrl>https://a https://b</callbackUrl>")),
        ["empty-text"] = (
            new(Oauth() with { StartUrl = "" }, ""),
            new(Oauth() with { StartUrl = "u" }, "<startUrl></startUrl>")),
        ["app-name"] = (
            new(Oauth("agent"), ""),
            new(Oauth("agent") with { StartUrl = "U" }, "<startUrl>u</startUrl>")),
        ["scope-aliases"] = (
            new(
                Settings() with { CommaSeparatedOauthScopes = "Api, Profile, Email, OfflineAccess" },
                "<commaSeparatedOauthScopes>Basic, Api, RefreshToken</commaSeparatedOauthScopes>"),
            new(
                Settings() with { CommaSeparatedOauthScopes = "Api, Profile" },
                "<commaSeparatedOauthScopes>Api</commaSeparatedOauthScopes>")),
        ["list-order"] = (
            new(Oauth() with { CommaSeparatedCustomScopes = "a, b" }, "<commaSeparatedCustomScopes>B,a,b</commaSeparatedCustomScopes>"),
            new(Oauth() with { CommaSeparatedCustomScopes = "a, b" }, "<commaSeparatedCustomScopes>a</commaSeparatedCustomScopes>")),
        ["certificates"] = (
            new(
                Global() with { Certificate = "MAMw\nAQA=" },
                "<certificate>-----BEGIN CERTIFICATE-----\nMAMwAQA=\n-----END CERTIFICATE-----</certificate>"),
            new(Global() with { Certificate = "MAMw\nAQA=" }, "<certificate>MAMwAQE=</certificate>")),
        ["unused-zero"] = (
            new(
                Oauth() with { RefreshTokenPolicyType = RefreshTokenPolicyType.Zero },
                "<refreshTokenPolicyType>Zero</refreshTokenPolicyType><refreshTokenValidityPeriod>0</refreshTokenValidityPeriod>"),
            new(
                Oauth() with { RefreshTokenPolicyType = RefreshTokenPolicyType.SpecificLifetime, RefreshTokenValidityPeriod = 0 },
                "<refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>")),
        ["defaults"] = (
            new(Global() with { IsPkceRequired = true, IsDeviceFlowEnabled = false, Label = "Agent" }, ""),
            new(Global() with { IsPkceRequired = true }, "<isPkceRequired>false</isPkceRequired>")),
        ["requests"] = (
            new(Global() with { ShouldRotateConsumerKey = true }, "<shouldRotateConsumerKey>false</shouldRotateConsumerKey>"),
            new(Global() with { IsPkceRequired = false }, "<isPkceRequired>true</isPkceRequired>")),
        ["secrets"] = (
            new(
                Push("s3cr3t"),
                "<applePushConfig><environment>Sandbox</environment></applePushConfig><pushServiceType>Apple</pushServiceType>"),
            new(
                Push("s3cr3t"),
                "<applePushConfig><environment>Sandbox</environment><signingKey>other</signingKey></applePushConfig><pushServiceType>Apple</pushServiceType>")),
    };

    [Test]
    public void Each_rule_has_an_example_here() =>
        Examples.Keys.Should().BeEquivalentTo(MetadataDiff.Equivalences.Select(rule => rule.Name));

    [TestCaseSource(nameof(RuleNames))]
    public void What_a_rule_names_does_not_count_and_what_lies_beside_it_does(string rule)
    {
        Compare(Examples[rule].Same).HasChanges.Should().BeFalse();
        Compare(Examples[rule].Different).HasChanges.Should().BeTrue();
    }

    [Test]
    public void Repeated_records_are_the_same_in_any_order()
    {
        var desired = Settings() with { TrustedIpRanges = [Range("10.0.0.1"), Range("10.0.0.2")] };

        Compare(new(desired, RangeXml("10.0.0.2") + RangeXml("10.0.0.1"))).HasChanges.Should().BeFalse();
        Compare(new(desired, RangeXml("10.0.0.1") + RangeXml("10.0.0.1"))).HasChanges.Should().BeTrue();
    }

    [Test]
    public void What_an_unmerged_deploy_would_reset_is_told_and_is_no_change()
    {
        var diff = Compare(new(Oauth(), "<requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>\n<newThing>1</newThing>"));

        diff.HasChanges.Should().BeFalse();
        diff.Components.Single().Fields.Should().SatisfyRespectively(
            known =>
            {
                known.Kind.Should().Be(FieldChangeKind.WillReset);
                known.BeforeInWords.Should().Be("High Assurance");
                known.AfterInWords.Should().Be("Standard");
            },
            unknown => unknown.Should().Be(new FieldChange(FieldChangeKind.WillReset, "newThing", "(not shown)", null)));
    }

    [Test]
    public void What_belongs_to_the_org_is_not_reset()
    {
        var diff = Compare(new(Settings(), "<oauthLink>00D000000000001:888000000000001</oauthLink>"));

        diff.Components.Single().Fields.Should().BeEmpty();
    }

    [Test]
    public void What_means_nothing_any_more_goes_with_what_gave_it_a_meaning()
    {
        var desired = Oauth() with { RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite };

        Compare(new(
            desired, "<refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>\n<refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>"))
            .Components.Single().Fields.Select(change => change.Kind).Should().Equal(FieldChangeKind.Changed, FieldChangeKind.Removed);
        Compare(new(
            desired,
            "<refreshTokenPolicyType>Infinite</refreshTokenPolicyType>\n<refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>"))
            .HasChanges.Should().BeFalse("it had no meaning before, and the org has it");
    }

    [Test]
    public void Permission_sets_are_there_when_all_of_them_are()
    {
        var desired = Oauth() with { CommaSeparatedPermissionSet = "B" };
        var xml = "<commaSeparatedPermissionSet>A, b</commaSeparatedPermissionSet>";

        Compare(new(desired, xml)).HasChanges.Should().BeFalse();
        Compare(new(desired, xml), exact: true).HasChanges.Should().BeTrue();
    }

    [Test]
    public void No_form_of_a_diff_shows_a_secret()
    {
        var diff = Compare(new(
            Push("s3cr3t-one"),
            "<applePushConfig><environment>Sandbox</environment><signingKey>s3cr3t-two</signingKey><keyy>s3cr3t</keyy></applePushConfig><pushServiceType>Apple</pushServiceType>"));

        (diff.ToText() + diff.ToMarkdown() + diff.ToJson() + diff).Should().Contain("signingKey").And.NotContain("s3cr3t");
    }

    [Test]
    public void The_data_form_is_JSON_whatever_the_values_hold()
    {
        var awkward = "\"\\\n\r\t\u0085\u2028</script> ä 😀";
        var diff = Compare(new(Oauth() with { StartUrl = awkward }, ""));

        using var json = JsonDocument.Parse(diff.ToJson());
        var field = json.RootElement.GetProperty("components")[0].GetProperty("fields")[0];
        field.GetProperty("kind").GetString().Should().Be("added");
        field.GetProperty("path").GetString().Should().Be("startUrl");
        field.GetProperty("before").ValueKind.Should().Be(JsonValueKind.Null);
        field.GetProperty("after").GetString().Should().Be(awkward);
    }

    [Test]
    public void A_table_stays_a_table_whatever_the_values_hold() =>
        Compare(new(Oauth() with { StartUrl = "a|b\n<c>" }, "")).ToMarkdown()
            .Should().EndWith("|---|---|---|---|\n| added | startUrl |  | a\\|b ⏎ &lt;c> |\n\n1 of 1 record differs.\n");

    private static IEnumerable<string> RuleNames() => MetadataDiff.Equivalences.Select(rule => rule.Name);

    private static MetadataDiff Compare(Pair pair, bool exact = false)
    {
        var type = pair.Desired.GetMetadataType();
        var xml = $"<{type.Name} xmlns=\"http://soap.sforce.com/2006/04/metadata\">\n<externalClientApplication>Agent</externalClientApplication>\n{pair.Retrieved}\n</{type.Name}>";
        var desired = new DesiredComponent(pair.Desired)
        {
            Exact = exact ? type.Fields.Where(field => field.IsAdditive).ToValueList() : [],
        };
        var merged = MetadataMerge.Merge(System.Text.Encoding.UTF8.GetBytes(xml), $"Agent.{type.Suffix}", desired).ValueOrThrow();
        return new MetadataDiff([merged.Difference]);
    }

    private static ExtlClntAppOauthConfigurablePolicies Oauth(string app = "Agent") =>
        new() { FullName = "Agent", ExternalClientApplication = app };

    private static ExtlClntAppOauthSettings Settings() => new() { FullName = "Agent", ExternalClientApplication = "Agent" };

    private static ExtlClntAppGlobalOauthSettings Global() => new() { FullName = "Agent", ExternalClientApplication = "Agent" };

    private static ExtlClntAppPushSettings Push(string key) => new()
    {
        FullName = "Agent",
        ExternalClientApplication = "Agent",
        PushServiceType = PushServiceType.Apple,
        ApplePushConfig = new ExtlClntAppApplePushConfig { Environment = ApplePushEnvironmentType.Sandbox, SigningKey = key },
    };

    private static ExtlClntAppOauthIpRange Range(string start) => new() { StartIpAddress = start, EndIpAddress = "10.0.0.9" };

    private static string RangeXml(string start) =>
        $"<trustedIpRanges><startIpAddress>{start}</startIpAddress><endIpAddress>10.0.0.9</endIpAddress></trustedIpRanges>";

    private sealed record Pair(MetadataComponent Desired, string Retrieved);
}
