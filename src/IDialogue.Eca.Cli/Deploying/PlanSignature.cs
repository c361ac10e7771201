using System.Security.Cryptography;
using System.Text;

namespace IDialogue.Eca.Cli.Deploying;

/// <summary>Detached signatures of plan files, as <c>openssl dgst -sha256 -sign</c> and <c>cosign sign-blob</c> make them.</summary>
internal static class PlanSignature
{
    /// <summary>Verifies a signature; <see langword="null"/> if it is right, else what is wrong.</summary>
    /// <param name="content">The signed file.</param>
    /// <param name="signature">The signature over its SHA-256, binary or in base64.</param>
    /// <param name="publicKey">The public key in PEM, RSA or ECDSA.</param>
    public static string? FindProblem(byte[] content, byte[] signature, byte[] publicKey)
    {
        var pem = Encoding.UTF8.GetString(publicKey);
        if (pem.Contains("PRIVATE KEY", StringComparison.Ordinal))
        {
            return "the key is a private one; use its public key";
        }

        try
        {
            var binary = FromBase64(signature) ?? signature;
            return Verify(pem, content, binary) switch
            {
                true => null,
                false => "it is not the signature of this file by this key",
                null => "the key is not a public RSA or ECDSA key in PEM",
            };
        }
        catch (CryptographicException)
        {
            return "the key or the signature cannot be read";
        }
    }

    private static bool? Verify(string pem, byte[] content, byte[] signature)
    {
        try
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportFromPem(pem);
            return ecdsa.VerifyData(content, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (Exception exception) when (exception is ArgumentException or CryptographicException)
        {
            return VerifyRsa(pem, content, signature);
        }
    }

    private static bool? VerifyRsa(string pem, byte[] content, byte[] signature)
    {
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return rsa.VerifyData(content, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static byte[]? FromBase64(byte[] text)
    {
        try
        {
            return Convert.FromBase64String(Encoding.ASCII.GetString(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
