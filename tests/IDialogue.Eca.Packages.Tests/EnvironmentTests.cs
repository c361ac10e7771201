using System.IO.Compression;
using System.Text;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>Projects whose policies differ by environment and take values from outside.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class EnvironmentTests
{
    private const string OauthPolicy = "bin/eca/metadata/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy";
    private const string ProductionPolicy = "bin/eca/production/metadata/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy";

    private const string Agent =
        """
        apps:
          Agent:
            origin: setup
            oauthPolicies:
              permittedUsers: All users may self-authorize
              startUrl: https://${HOST:-test.example.com}/start

        """;

    [Test]
    public void The_files_of_an_environment_are_laid_over_those_of_all_and_are_inputs_of_the_build()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Build();
        consumer.Read(OauthPolicy).Should().Contain("AllSelfAuthorized");

        consumer.Write("policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      startUrl: https://example.com\n");
        consumer.Build("-p:EcaEnvironment=production").Lines
            .Should().Contain("sf project deploy start --metadata-dir bin/eca/production/metadata");
        consumer.Read(ProductionPolicy).Should().Contain("<startUrl>https://example.com</startUrl>");
        consumer.Read(OauthPolicy).Should().Contain("https://test.example.com/start");
        consumer.Build("-p:EcaEnvironment=production", "--verbosity", "detailed").IsUpToDate.Should().BeTrue();

        consumer.Write("policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      startUrls: https://example.com\n");
        consumer.Dotnet("build", "-p:EcaEnvironment=production").Errors.Should().ContainSingle()
            .Which.Should().StartWith($"{consumer.At("policy.production.eca.yaml")}(4,7): error ECA0011:");
    }

    [Test]
    public void A_variable_of_the_project_is_an_input_of_the_build()
    {
        var consumer = new Consumer(properties: "<Host>test.example.com</Host>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent.Replace("HOST", "AgentHost", StringComparison.Ordinal));
        consumer.Write(
            "Directory.Build.targets", "<Project><ItemGroup><EcaVariable Include=\"AgentHost\" Value=\"$(Host)\" /></ItemGroup></Project>");

        consumer.Build();
        consumer.Read(OauthPolicy).Should().Contain("https://test.example.com/start");
        consumer.Build("--verbosity", "detailed").IsUpToDate.Should().BeTrue();

        consumer.Build("-p:Host=other.example.com");
        consumer.Read(OauthPolicy).Should().Contain("https://other.example.com/start");
    }

    [Test]
    public void The_value_of_an_environment_variable_is_an_input_that_no_log_and_no_state_of_the_build_shows()
    {
        const string Secret = "s3cr3t.example.com";
        var other = "s3cr3t-too-" + new string('x', 100);
        var consumer = new Consumer(properties: "<EcaRetrieved>retrieved</EcaRetrieved>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", $"publicVariables: [ECA_TEST_SHOWN]\n{Agent}      permissionSets: [\"${{ECA_TEST_SET}}\"]\n"
            .Replace("    oauthPolicies:", "    subscriber: { users: [\"${ECA_TEST_USER}\", \"${ECA_TEST_SHOWN}\"], connectionUrl: \"https://${ECA_TEST_HOST}/\" }\n    oauthPolicies:", StringComparison.Ordinal)
            .Replace("HOST:-test.example.com", "ECA_TEST_HOST", StringComparison.Ordinal)
            .Replace("/start", "/${ECA_TEST_PATH}", StringComparison.Ordinal)
            .Replace("All users may self-authorize", "Admin approved users are pre-authorized", StringComparison.Ordinal));
        consumer.Write("retrieved/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy", "<ExtlClntAppOauthConfigurablePolicies xmlns=\"http://soap.sforce.com/2006/04/metadata\"><externalClientApplication>Agent</externalClientApplication><label>Agent_oauthPlcy</label></ExtlClntAppOauthConfigurablePolicies>");
        consumer.Restore();

        var first = Run("first", Secret);
        first.Output.Should().Contain("${ECA_TEST_HOST}").And.Contain("${ECA_TEST_SET}");
        first.Output.Should().Contain("warning ECA0188: After the deploy, only users with permission set ${ECA_TEST_SET} can still use");
        consumer.Read(OauthPolicy).Should().Contain($"https://{Secret}/{other}").And.Contain("S3cr3t_Set");
        Run("second", Secret, "-p:NoWarn=ECA0188").IsUpToDate.Should().BeTrue();
        Run("third", Secret + ".au").IsUpToDate.Should().BeFalse();
        consumer.Read(OauthPolicy).Should().Contain($"https://{Secret}.au/");

        consumer.Read("bin/eca/NEXT-STEPS.md").Should().Contain(
            "--name '${ECA_TEST_SET}' --on-behalf-of '${ECA_TEST_USER}' --on-behalf-of shown@example.com");
        string[] kept =
        [
            .. consumer.Files("obj").Select(file => "obj/" + file), "bin/eca/NEXT-STEPS.md",
            "first.binlog", "second.binlog", "third.binlog",
        ];
        kept.Should().HaveCount(5).And.AllSatisfy(file => Unpacked(file).Should().NotContainEquivalentOf("s3cr3t"));

        DotnetResult Run(string log, string host, params string[] more)
        {
            var run = Dotnet.Run(
                consumer.Folder,
                ["build", "--no-restore", "-t:EcaGenerate", "-v:diag", $"-bl:{log}.binlog", .. more],
                ("ECA_TEST_HOST", host), ("ECA_TEST_PATH", other), ("ECA_TEST_SET", "S3cr3t_Set"),
                ("ECA_TEST_USER", "s3cr3t@example.com"), ("ECA_TEST_SHOWN", "shown@example.com"));
            run.ExitCode.Should().Be(0, run.Output);
            run.Output.Should().NotContainEquivalentOf("s3cr3t");
            return run;
        }

        string Unpacked(string file)
        {
            using var content = File.OpenRead(consumer.At(file));
            var isPacked = file.EndsWith(".binlog", StringComparison.Ordinal);
            using var reader = new StreamReader(
                isPacked ? new GZipStream(content, CompressionMode.Decompress) : content, Encoding.Latin1);
            return reader.ReadToEnd();
        }
    }

    [Test]
    public void A_certificate_is_an_input_of_the_build()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write(
            "policy.eca.yaml", "apps:\n  Agent:\n    origin: deployed\n    globalOauthSettings:\n      callbackUrls: [https://example.com]\n      certificate: { file: agent.pem }\n");
        consumer.Write("agent.pem", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");
        consumer.Build();

        consumer.Write("agent.pem", "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n");
        consumer.Build();

        consumer.Read("bin/eca/metadata/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth")
            .Should().Contain("<certificate>MAMCAQE=</certificate>");
    }

    [Test]
    public void A_new_app_is_a_package_for_each_step()
    {
        var consumer = new Consumer(properties: "<EcaPhased>true</EcaPhased>") { GeneratesOnly = true };
        consumer.Write(
            "policy.eca.yaml",
            """
            apps:
              Agent:
                basicInformation: { label: Agent, contactEmail: a@example.com, distributionState: Local }
                oauthSettings: { scopes: [Api] }
                oauthPolicies: { permittedUsers: All users may self-authorize }
            """);

        var build = consumer.Build();

        consumer.Files("bin/eca/metadata").Where(file => file.EndsWith("package.xml", StringComparison.Ordinal))
            .Should().Equal("1-app/package.xml", "2-settings/package.xml", "3-policies/package.xml");
        build.Output.IndexOf("metadata/1-app", StringComparison.Ordinal).Should().BePositive();
        build.Lines.Where(line => line.StartsWith("sf project deploy start", StringComparison.Ordinal)).Should().Equal(
            "sf project deploy start --metadata-dir bin/eca/metadata/1-app",
            "sf project deploy start --metadata-dir bin/eca/metadata/2-settings",
            "sf project deploy start --metadata-dir bin/eca/metadata/3-policies");
    }
}
