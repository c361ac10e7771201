using System.Security.Cryptography;
using System.Text;
using IDialogue.Eca.Cli.Deploying;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Signatures of plan files, in the forms of openssl and cosign.</summary>
public sealed class PlanSignatureTests
{
    private static readonly byte[] Plan = Encoding.UTF8.GetBytes("{ \"format\": \"eca-plan-1\" }\n");

    [Test]
    public void A_signature_by_RSA_or_ECDSA_is_right_binary_and_in_base64()
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        foreach (var (key, signature) in new[]
        {
            (rsa.ExportSubjectPublicKeyInfoPem(), rsa.SignData(Plan, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)),
            (ecdsa.ExportSubjectPublicKeyInfoPem(), ecdsa.SignData(Plan, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
        })
        {
            var base64 = Encoding.ASCII.GetBytes(Convert.ToBase64String(signature) + "\n");
            PlanSignature.FindProblem(Plan, signature, Encoding.ASCII.GetBytes(key)).Should().BeNull();
            PlanSignature.FindProblem(Plan, base64, Encoding.ASCII.GetBytes(key)).Should().BeNull();
            PlanSignature.FindProblem([.. Plan, 0], signature, Encoding.ASCII.GetBytes(key)).Should().StartWith("it is not the signature");
            PlanSignature.FindProblem(Plan, [1, 2, 3], Encoding.ASCII.GetBytes(key)).Should().NotBeNull();
        }
    }

    [Test]
    public void The_signature_of_another_key_is_wrong()
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = one.SignData(Plan, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        PlanSignature.FindProblem(Plan, signature, Encoding.ASCII.GetBytes(other.ExportSubjectPublicKeyInfoPem()))
            .Should().StartWith("it is not the signature");
    }

    [TestCase("")]
    [TestCase("no key")]
    [TestCase("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n")]
    public void What_is_no_key_is_told(string key) =>
        PlanSignature.FindProblem(Plan, [1], Encoding.ASCII.GetBytes(key)).Should().NotBeNull();

    [Test]
    public void A_private_key_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = key.SignData(Plan, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);

        PlanSignature.FindProblem(Plan, signature, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem())).Should().Contain("private");
    }
}
