using System.Text;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Xml;

namespace IDialogue.Eca.Tests.Xml;

public sealed class CanonicalXmlTests
{
    [Test]
    public void Writes_a_policy_as_Salesforce_retrieves_it()
    {
        var policies = new ExtlClntAppOauthConfigurablePolicies
        {
            FullName = "Agent_oauth_defaultPolicy",
            ExternalClientApplication = "acme__Agent",
            PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
            CommaSeparatedPermissionSet = "Agent_User,Agent_Admin",
            RefreshTokenPolicyType = RefreshTokenPolicyType.SpecificInactivity,
            RefreshTokenValidityPeriod = 30,
            RefreshTokenValidityUnit = RefreshTokenValidityUnit.Days,
            IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
            IsTokenExchangeFlowEnabled = false,
        };

        MetadataXml.Serialize(policies).Should().Be(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>Agent_User,Agent_Admin</commaSeparatedPermissionSet>
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Enforce_relaxrefresh</ipRelaxationPolicyType>
                <isTokenExchangeFlowEnabled>false</isTokenExchangeFlowEnabled>
                <permittedUsersPolicyType>AdminApprovedPreAuthorized</permittedUsersPolicyType>
                <refreshTokenPolicyType>SpecificInactivity</refreshTokenPolicyType>
                <refreshTokenValidityPeriod>30</refreshTokenValidityPeriod>
                <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>
            </ExtlClntAppOauthConfigurablePolicies>

            """);
    }

    [Test]
    public void Writes_nested_records_and_lists_indented()
    {
        var settings = new ExtlClntAppOauthSettings
        {
            FullName = "App_oauth",
            ExternalClientApplication = "App",
            TrustedIpRanges =
            [
                new ExtlClntAppOauthIpRange { StartIpAddress = "10.0.0.1", EndIpAddress = "10.0.0.9", Description = "Office" },
                new ExtlClntAppOauthIpRange { StartIpAddress = "10.1.0.1", EndIpAddress = "10.1.0.9" },
            ],
        };

        MetadataXml.Serialize(settings).Should().Be(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ExtlClntAppOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>App</externalClientApplication>
                <trustedIpRanges>
                    <description>Office</description>
                    <endIpAddress>10.0.0.9</endIpAddress>
                    <startIpAddress>10.0.0.1</startIpAddress>
                </trustedIpRanges>
                <trustedIpRanges>
                    <endIpAddress>10.1.0.9</endIpAddress>
                    <startIpAddress>10.1.0.1</startIpAddress>
                </trustedIpRanges>
            </ExtlClntAppOauthSettings>

            """);
    }

    [Test]
    public void Has_no_byte_order_mark() =>
        MetadataXml.SerializeToUtf8Bytes(Header()).Take(5).Should().Equal("<?xml"u8.ToArray());

    [Test]
    public void Has_no_carriage_return() =>
        MetadataXml.SerializeToUtf8Bytes(Header(description: "one\r\ntwo")).Should().NotContain((byte)'\r');

    [Test]
    public void Escapes_what_Salesforce_escapes() =>
        MetadataXml.Serialize(Header(description: "<a> & \"b\" 'c'"))
            .Should().Contain("<description>&lt;a&gt; &amp; &quot;b&quot; &apos;c&apos;</description>");

    [Test]
    public void Keeps_line_ends_inside_a_text() =>
        MetadataXml.Serialize(Header(description: "one\r\ntwo\nthree"))
            .Should().Contain("<description>one&#xD;\ntwo\nthree</description>");

    [Test]
    public void Absent_is_not_false_is_not_empty()
    {
        MetadataXml.Serialize(Header()).Should().NotContain("isProtected").And.NotContain("description");
        MetadataXml.Serialize(Header() with { IsProtected = false }).Should().Contain("<isProtected>false</isProtected>");
        MetadataXml.Serialize(Header(description: "")).Should().Contain("<description></description>");
    }

    [Test]
    public void A_record_that_says_nothing_is_an_empty_root() =>
        MetadataXml.Serialize(new ExternalClientAppSettings { FullName = "ExternalClientApp" }).Should().EndWith(
            "<ExternalClientAppSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>\n");

    [Test]
    public void Never_writes_the_consumer_secret() =>
        MetadataXml.Serialize(new ExtlClntAppGlobalOauthSettings
        {
            FullName = "App_glbloauth",
            ExternalClientApplication = "App",
            ConsumerKey = "key",
            ConsumerSecret = "s3cr3t",
        }).Should().Contain("<consumerKey>key</consumerKey>").And.NotContain("s3cr3t").And.NotContain("consumerSecret");

    [TestCase("<consumerSecret>first</consumerSecret><consumerSecret>s3cr3t</consumerSecret>")]
    [TestCase("<consumerSecret><inner>s3cr3t</inner></consumerSecret>")]
    [TestCase("<consumerSecret xmlns=\"urn:other\">s3cr3t</consumerSecret>")]
    [TestCase("<consumerSecret xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\">s3cr3t</consumerSecret>")]
    public void Never_writes_a_consumer_secret_that_it_did_not_read(string elements)
    {
        var read = MetadataXml.Read(
            Encoding.UTF8.GetBytes(
                "<ExtlClntAppGlobalOauthSettings xmlns=\"http://soap.sforce.com/2006/04/metadata\">"
                + $"{elements}<externalClientApplication>App</externalClientApplication></ExtlClntAppGlobalOauthSettings>"),
            "App_glbloauth.ecaGlblOauth");

        read.Diagnostics.Should().NotContain(finding => finding.Message.Contains("s3cr3t"));
        MetadataXml.Serialize(read.Value!).Should().NotContain("s3cr3t");
    }

    [Test]
    public void Names_of_unknown_elements_may_have_any_letters()
    {
        var header = Header() with { UnknownElements = [new UnknownElement { Name = "größe", Text = "10 €" }] };

        MetadataXml.Serialize(header).Should().Contain("    <größe>10 €</größe>\n");
    }

    [Test]
    public void Puts_unknown_elements_where_their_names_belong()
    {
        var header = Header() with
        {
            Label = "Agent",
            UnknownElements =
            [
                new UnknownElement { Name = "zone", Text = "eu" },
                new UnknownElement { Name = "iconColor", Text = "#fff" },
            ],
        };

        MetadataXml.Serialize(header).Split('\n').Select(line => line.Trim()).Skip(2).Should().Equal(
            "<iconColor>#fff</iconColor>", "<label>Agent</label>", "<zone>eu</zone>", "</ExternalClientApplication>", "");
    }

    [Test]
    public void A_value_takes_the_place_of_what_could_not_be_read()
    {
        var nil = new UnknownElement
        {
            Name = "label",
            Attributes = [new UnknownAttribute { Name = "nil", Namespace = "http://www.w3.org/2001/XMLSchema-instance", Value = "true" }],
        };
        var header = Header() with { UnknownElements = [nil] };

        MetadataXml.Serialize(header).Should().Contain("<label xsi:nil=\"true\"/>");
        MetadataXml.Serialize(header with { Label = "Agent" }).Should().Contain("<label>Agent</label>").And.NotContain("xsi");
    }

    [TestCase(0x0007, TestName = "Refuses a control character")]
    [TestCase(0xFFFE, TestName = "Refuses a noncharacter")]
    [TestCase(0xD800, TestName = "Refuses half a surrogate pair")]
    public void Refuses_a_character_that_XML_cannot_hold(int character)
    {
        var write = () => MetadataXml.Serialize(Header(description: $"a{(char)character}b"));

        write.Should().Throw<ArgumentException>();
    }

    private static ExternalClientApplication Header(string? description = null) => new() { FullName = "Agent", Description = description };
}
