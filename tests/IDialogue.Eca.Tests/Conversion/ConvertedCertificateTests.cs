using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

using static IDialogue.Eca.Tests.Conversion.ConnectedApps;

namespace IDialogue.Eca.Tests.Conversion;

/// <summary>What becomes of the certificates of a connected app.</summary>
public sealed class ConvertedCertificateTests
{
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
    [TestCase("YOUR_CERTIFICATE", "'YOUR_CERTIFICATE' is a placeholder")]
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
}
