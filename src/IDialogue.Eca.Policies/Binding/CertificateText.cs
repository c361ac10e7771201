using System.Text;

namespace IDialogue.Eca.Policies.Binding;

/// <summary>Certificates as Salesforce returns them: base64 in lines of 64 characters, without PEM's first and last line.</summary>
internal static class CertificateText
{
    private const string Begin = "-----BEGIN ";
    private const string BeginCertificate = "-----BEGIN CERTIFICATE-----";
    private const string EndCertificate = "-----END CERTIFICATE-----";
    private const int LineLength = 64;

    /// <summary>Tag of a SEQUENCE, with which every certificate in DER begins.</summary>
    private const byte Sequence = 0x30;

    /// <summary>The first certificate of a PEM text, or one in plain base64; <see langword="null"/> when it is neither.</summary>
    public static string? Normalize(string text, out string mistake)
    {
        mistake = "";
        if (text.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            mistake = "It contains a private key. Use the certificate alone, and replace the key if this file was shared or committed.";
            return null;
        }

        var base64 = Body(text);
        if (base64 is null || !IsCertificate(base64))
        {
            mistake = "The text is neither PEM nor base64. A PEM file starts with '-----BEGIN CERTIFICATE-----'; convert a DER file with: openssl x509 -inform der -in FILE.";
            return null;
        }

        var lines = new StringBuilder();
        for (var start = 0; start < base64.Length; start += LineLength)
        {
            lines.Append(start == 0 ? "" : "\n").Append(base64, start, Math.Min(LineLength, base64.Length - start));
        }

        return lines.ToString();
    }

    /// <summary>The base64 without white space.</summary>
    private static string? Body(string text)
    {
        var start = text.IndexOf(BeginCertificate, StringComparison.Ordinal);
        var end = start < 0 ? -1 : text.IndexOf(EndCertificate, start, StringComparison.Ordinal);
        return end > 0 ? WithoutBlanks(text.Substring(start + BeginCertificate.Length, end - start - BeginCertificate.Length))
            : text.Contains(Begin, StringComparison.Ordinal) ? null
            : WithoutBlanks(text);
    }

    private static string WithoutBlanks(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    private static bool IsCertificate(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64).FirstOrDefault() == Sequence;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
