using System.Text;
using System.Text.RegularExpressions;

namespace IDialogue.Eca.Metadata;

/// <summary>
/// A certificate as Salesforce returns it: base64 in lines of 64 characters, without PEM's first and last line. Real files also hold
/// PEM with or without line breaks, base64 in one line, and base64 of a whole PEM file; all of them are read.
/// </summary>
/// <param name="Value">The certificate; absent when the text holds none.</param>
/// <param name="Count">The number of certificates in the text. The first is the value.</param>
/// <param name="Mistake">What is wrong with the text and what to do; absent when it holds a certificate.</param>
internal sealed record CertificateText(string? Value, int Count, string? Mistake)
{
    private const int LineLength = 64;
    private const string PemStart = "-----BEGIN ";
    private const string ConvertDer = "with 'openssl x509 -inform der -in FILE'.";

    /// <summary>Tags of DER: a certificate is a sequence that begins with a sequence.</summary>
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;
    private const byte ObjectIdentifier = 0x06;

    private static readonly Regex Blocks = new(
        "-----BEGIN (?:X509 )?CERTIFICATE-----(?<base64>[^-]*)-----END (?:X509 )?CERTIFICATE-----", RegexOptions.CultureInvariant);

    /// <summary>Reads the first certificate of a text.</summary>
    public static CertificateText Read(string text) => Read(text, isDecoded: false);

    /// <summary>Tells what is wrong with a file that is no text, of which a DER file is the usual one.</summary>
    public static string MistakeOf(byte[] bytes) => InnerTag(bytes) switch
    {
        Sequence => $"The file is a certificate in DER. Convert it to PEM {ConvertDer}",
        { } tag => NotACertificate(tag),
        null => "The file is not text in UTF-8. Save it as UTF-8, or export the certificate as PEM.",
    };

    private static CertificateText Read(string text, bool isDecoded)
    {
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return None("It contains a private key. Use the certificate alone, and replace the key if this file was shared or committed.");
        }

        return text.Contains(PemStart, StringComparison.Ordinal) ? ReadPem(text) : ReadBase64(text, isDecoded);
    }

    private static CertificateText ReadPem(string text)
    {
        // Environment variables and JSON hold line breaks as the two characters \n.
        var blocks = Blocks.Matches(text.Replace("\\r", "").Replace("\\n", "\n"));
        if (blocks.Count > 0)
        {
            return ReadBase64(blocks[0].Groups["base64"].Value, isDecoded: true) with { Count = blocks.Count };
        }

        return None(text.Contains("CERTIFICATE REQUEST", StringComparison.Ordinal)
            ? "It is a request for a certificate. Use the certificate that was issued for it."
            : "It is PEM of something else, or cut off. A certificate begins with '-----BEGIN CERTIFICATE-----' "
                + "and ends with '-----END CERTIFICATE-----'.");
    }

    private static CertificateText ReadBase64(string text, bool isDecoded)
    {
        if (Decode(text) is not { } bytes)
        {
            return None($"The text is neither PEM nor base64. Convert a certificate in DER {ConvertDer}");
        }

        if (!isDecoded && Encoding.UTF8.GetString(bytes) is var inner && inner.Contains(PemStart, StringComparison.Ordinal))
        {
            return Read(inner, isDecoded: true);
        }

        if (InnerTag(bytes) is var tag && tag is null or Integer or ObjectIdentifier)
        {
            return None(NotACertificate(tag));
        }

        return (bytes.LongLength - LengthOf(bytes)) switch
        {
            < 0 => None(
                "It is cut off: its end is missing. Copy it again from '-----BEGIN CERTIFICATE-----' to '-----END CERTIFICATE-----'."),
            > 0 => None("Other data follows the certificate, perhaps a private key. Use the certificate alone."),
            _ => new CertificateText(InLines(Convert.ToBase64String(bytes)), 1, null),
        };
    }

    private static byte[]? Decode(string text)
    {
        try
        {
            return Convert.FromBase64String(string.Concat(text.Where(character => !char.IsWhiteSpace(character))));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The tag of the first value inside a sequence; <see langword="null"/> when the bytes are not a sequence.</summary>
    private static byte? InnerTag(byte[] bytes)
    {
        if (bytes.Length < 2 || bytes[0] != Sequence)
        {
            return null;
        }

        var start = StartOf(bytes);
        // A key and a key store begin with their version, a number of one byte, and go on.
        var isKey = start + 3 < bytes.Length && bytes[start] == Integer;
        var isBundle = start < bytes.Length && bytes[start] == ObjectIdentifier;
        return isKey || isBundle ? bytes[start] : Sequence;
    }

    /// <summary>The start of a sequence's content. A length below 128 is one byte; of a longer one, that byte counts the next.</summary>
    private static int StartOf(byte[] sequence) => sequence[1] < 0x80 ? 2 : 2 + (sequence[1] & 0x7F);

    /// <summary>The length that a sequence gives for itself.</summary>
    private static long LengthOf(byte[] sequence)
    {
        var start = StartOf(sequence);
        return start + (start == 2 ? sequence[1] : sequence.Take(start).Skip(2).Aggregate(0L, (length, part) => (length << 8) | part));
    }

    private static string NotACertificate(byte? tag) => tag switch
    {
        Integer =>
            "It is a key or a key store (PKCS#8 or PKCS#12), not a certificate. Export the certificate alone, "
            + "with 'openssl pkcs12 -in FILE -clcerts -nokeys'.",
        ObjectIdentifier =>
            "It is a bundle of certificates (PKCS#7). Extract the certificate with 'openssl pkcs7 -inform der -in FILE -print_certs'.",
        _ => $"It is not a certificate. Convert a certificate in DER {ConvertDer}",
    };

    private static string InLines(string base64)
    {
        var lines = new StringBuilder(base64.Length + (base64.Length / LineLength));
        for (var start = 0; start < base64.Length; start += LineLength)
        {
            lines.Append(start == 0 ? "" : "\n").Append(base64, start, Math.Min(LineLength, base64.Length - start));
        }

        return lines.ToString();
    }

    private static CertificateText None(string mistake) => new(null, 0, mistake);
}
