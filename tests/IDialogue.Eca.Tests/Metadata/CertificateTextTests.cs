using System.Text;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Tests.Metadata;

/// <summary>Certificates in the forms that real files hold, and what is none.</summary>
public sealed class CertificateTextTests
{
    private const string PemBegin = "-----BEGIN CERTIFICATE-----";
    private const string PemEnd = "-----END CERTIFICATE-----";

    /// <summary>As Salesforce returns it.</summary>
    private static readonly string Certificate = InLines(Der(0x30), "\n");

    private static readonly string OneLine = Certificate.Replace("\n", "", StringComparison.Ordinal);

    [TestCaseSource(nameof(Forms))]
    public void Every_form_is_the_same_certificate(string text)
    {
        var read = CertificateText.Read(text);

        read.Mistake.Should().BeNull();
        read.Value.Should().Be(Certificate);
        read.Count.Should().Be(1);
    }

    [TestCaseSource(nameof(Chains))]
    public void Of_several_certificates_the_first_is_taken_and_all_are_counted(string text)
    {
        var read = CertificateText.Read(text);

        read.Value.Should().Be(Certificate);
        read.Count.Should().Be(2);
    }

    [TestCaseSource(nameof(Others))]
    public void What_is_no_certificate_is_refused(string text, string what)
    {
        var read = CertificateText.Read(text);

        read.Value.Should().BeNull();
        read.Mistake.Should().Contain(what);
    }

    [TestCase(0x30, "openssl x509 -inform der -in FILE")]
    [TestCase(0x02, "key store")]
    [TestCase(0x06, "PKCS#7")]
    public void A_file_that_is_no_text_is_told_by_what_it_is(byte tag, string what) =>
        CertificateText.MistakeOf(Der(tag)).Should().Contain(what);

    [Test]
    public void A_file_in_another_encoding_is_told_as_such() =>
        CertificateText.MistakeOf(Encoding.Unicode.GetBytes(Pem(OneLine))).Should().Contain("UTF-8");

    private static IEnumerable<TestCaseData> Forms()
    {
        yield return new TestCaseData(Certificate).SetArgDisplayNames("as Salesforce returns it");
        yield return new TestCaseData(Certificate.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n").SetArgDisplayNames(
            "base64 with CRLF");
        yield return new TestCaseData(OneLine).SetArgDisplayNames("base64 in one line");
        yield return new TestCaseData(InLines(Der(0x30), "\n      ")).SetArgDisplayNames("base64, indented");
        yield return new TestCaseData(Pem(Certificate)).SetArgDisplayNames("PEM");
        yield return new TestCaseData(Pem(Certificate).Replace("\n", "\r\n", StringComparison.Ordinal)).SetArgDisplayNames("PEM with CRLF");
        yield return new TestCaseData(PemBegin + OneLine + PemEnd).SetArgDisplayNames("PEM in one line");
        yield return new TestCaseData(PemBegin + " " + OneLine + " " + PemEnd).SetArgDisplayNames("PEM with blanks for line breaks");
        yield return new TestCaseData(Pem(Certificate).Replace("\n", "\\n", StringComparison.Ordinal)).SetArgDisplayNames(
            "PEM with escaped line breaks");
        yield return new TestCaseData("Bag Attributes\n    friendlyName: me\n" + Pem(Certificate)).SetArgDisplayNames(
            "PEM after other text");
        yield return new TestCaseData(
            Pem(Certificate).Replace("CERTIFICATE", "X509 CERTIFICATE", StringComparison.Ordinal)).SetArgDisplayNames("PEM of old tools");
        yield return new TestCaseData(Base64(Pem(Certificate))).SetArgDisplayNames("base64 of a PEM file");
        yield return new TestCaseData(Base64("\uFEFF" + Pem(Certificate).Replace("\n", "\r\n", StringComparison.Ordinal)))
            .SetArgDisplayNames("base64 of a PEM file from Windows");
        yield return new TestCaseData(InLines(Encoding.UTF8.GetBytes(Pem(Certificate)), "\r\n")).SetArgDisplayNames(
            "base64 of a PEM file in lines");
    }

    private static IEnumerable<TestCaseData> Chains()
    {
        var chain = Pem(Certificate) + Pem(InLines(Der(0x30, 900), "\n"));
        yield return new TestCaseData(chain).SetArgDisplayNames("PEM");
        yield return new TestCaseData(Base64(chain)).SetArgDisplayNames("base64 of PEM");
    }

    private static IEnumerable<TestCaseData> Others()
    {
        yield return new TestCaseData(OneLine[..^4], "cut off").SetArgDisplayNames("base64 without its end");
        yield return new TestCaseData(Pem(OneLine[..60]), "cut off").SetArgDisplayNames("PEM with the beginning only");
        yield return new TestCaseData(
            Convert.ToBase64String([.. Der(0x30), 0x30, 0x03, 0x02, 0x01, 0x00]), "Other data follows the certificate")
            .SetArgDisplayNames("a certificate with a key behind it");
        yield return new TestCaseData("My_Certificate", "neither PEM nor base64").SetArgDisplayNames("a name");
        yield return new TestCaseData("", "not a certificate").SetArgDisplayNames("nothing");
        yield return new TestCaseData(new string('A', 64), "not a certificate").SetArgDisplayNames("redacted");
        yield return new TestCaseData(Base64("a text"), "not a certificate").SetArgDisplayNames("base64 of a text");
        yield return new TestCaseData(PemBegin + "\nnot base64!\n" + PemEnd, "neither PEM nor base64").SetArgDisplayNames("PEM of nothing");
        yield return new TestCaseData(PemBegin + "\n" + Certificate, "cut off").SetArgDisplayNames("half of a PEM");
        yield return new TestCaseData(
            "-----BEGIN CERTIFICATE REQUEST-----\nMIIB\n-----END CERTIFICATE REQUEST-----", "request").SetArgDisplayNames("a request");
        yield return new TestCaseData(Pem(Certificate) + "-----BEGIN PRIVATE KEY-----", "private key").SetArgDisplayNames(
            "a key beside it");
        yield return new TestCaseData(Base64("-----BEGIN RSA PRIVATE KEY-----\nMIIB"), "private key").SetArgDisplayNames("base64 of a key");
        yield return new TestCaseData(Convert.ToBase64String(Der(0x02)), "key store").SetArgDisplayNames("a key in base64");
        yield return new TestCaseData(Convert.ToBase64String(Der(0x06)), "PKCS#7").SetArgDisplayNames("a bundle in base64");
    }

    /// <summary>Bytes that begin as those of a certificate do, or of what has another tag there.</summary>
    private static byte[] Der(byte innerTag, int length = 700)
    {
        var bytes = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
        byte[] start = [0x30, 0x82, (byte)((length - 4) >> 8), (byte)(length - 4), innerTag, 0x82, 0x01, 0x00];
        start.CopyTo(bytes, 0);
        return bytes;
    }

    private static string InLines(byte[] bytes, string lineBreak) =>
        string.Join(lineBreak, Convert.ToBase64String(bytes).Chunk(64).Select(line => new string(line)));

    private static string Pem(string base64) => $"{PemBegin}\n{base64}\n{PemEnd}\n";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
