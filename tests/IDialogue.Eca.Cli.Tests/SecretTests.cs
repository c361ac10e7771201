using System.Security.Cryptography;
using System.Text;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Secrets in retrieved records, and the output of the commands.</summary>
public sealed class SecretTests
{
    private const string Record = "/project/org/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth";
    private const string SecondSecret = "5ECRET-of-the-second-element";

    private const string Policy =
        """
        apps:
          Agent:
            origin: deployed
            globalOauthSettings:
              isPkceRequired: true
        """;

    private static readonly string Pem = MakeKey();
    private static readonly string Der = string.Concat(Pem.Split('\n').Where(line => !line.StartsWith('-')));

    private static readonly string[] Lines =
    [
        "diff --retrieved org", "diff --retrieved org --format json", "diff --retrieved org --format markdown",
        "merge --into org", "merge --into org --json", "build --retrieved org", "build --retrieved org --json",
        "import org", "import org --json",
        "validate --retrieved org", "validate org", "validate org --format json", "validate org --format markdown",
        "validate org --format sarif", "check", "deploy --yes", "deploy --yes --json",
    ];

    private static readonly string[] Certificates =
    [
        Pem,
        Pem.Replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY", StringComparison.Ordinal),
        "-----BEGIN CERTIFICATE-----\nMAMwAQA=\n-----END CERTIFICATE-----\n" + Pem,
        Der,
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Pem)),
        Pem[..^40],
        "key: " + Der,
    ];

    [Test]
    public void A_private_key_in_the_place_of_a_certificate_is_shown_nowhere(
        [ValueSource(nameof(Lines))] string line, [ValueSource(nameof(Certificates))] string certificate)
    {
        var removal = line.Contains("--json", StringComparison.Ordinal) ? "" : "\n      remove: [certificate]";
        var session = SessionWith($"<certificate>{certificate}</certificate>", Policy + removal);

        var printed = session.Eca(line.Split(' '));

        var parts = certificate.Split('\n').Where(part => part.Length > 30).Select(part => part[..30]).ToArray();
        parts.Should().NotBeEmpty();
        (printed.Output + printed.Errors).Should().NotContainAny(parts);
        if (line.StartsWith("diff", StringComparison.Ordinal))
        {
            printed.Output.Should().Contain("(not shown)");
        }
    }

    [Test]
    public void A_second_consumer_secret_is_shown_nowhere_and_no_merge_writes_it([ValueSource(nameof(Lines))] string line)
    {
        var session = SessionWith(
            $"<consumerKey>k</consumerKey><consumerSecret>5ECRET-of-the-first</consumerSecret><consumerSecret>{SecondSecret}</consumerSecret>",
            Policy);
        var before = session.Disk.AllFiles.Order().ToArray();

        var printed = session.Eca(line.Split(' '));

        printed.ExitCode.Should().Be(1, printed.Output);
        (printed.Output + printed.Errors).Should().Contain("ECA0043").And.NotContain("5ECRET");
        session.Disk.AllFiles.Should().BeSubsetOf([.. before, .. session.Disk.AllFiles.Where(path => path != Record && !Has5ecret(path))]);

        bool Has5ecret(string path) => session.Disk.File.ReadAllText(path).Contains("5ECRET", StringComparison.Ordinal);
    }

    private static Session SessionWith(string elements, string policy)
    {
        var session = Session.Empty();
        session.Disk.File.WriteAllText("/project/policy.eca.yaml", policy);
        session.Disk.Directory.CreateDirectory(Path.GetDirectoryName(Record)!);
        session.Disk.File.WriteAllText(
            Record,
            $"""
            <ExtlClntAppGlobalOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
                <callbackUrl>https://example.com</callbackUrl>
                {elements}
                <externalClientApplication>Agent</externalClientApplication>
                <label>Agent_glbloauth</label>
            </ExtlClntAppGlobalOauthSettings>
            """);
        return session;
    }

    private static string MakeKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
