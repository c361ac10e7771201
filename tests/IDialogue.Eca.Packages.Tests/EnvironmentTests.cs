namespace IDialogue.Eca.Packages.Tests;

/// <summary>Projects whose policies differ by environment and take values from outside.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.Children)]
public sealed class EnvironmentTests
{
    private const string OauthPolicy = "bin/eca/metadata/extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy";
    private const string UpToDate = "Skipping target \"_EcaGenerate\" because all output files are up-to-date with respect to the input files.";

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
        consumer.Build("-p:EcaEnvironment=production");
        consumer.Read(OauthPolicy).Should().Contain("<startUrl>https://example.com</startUrl>");
        consumer.Build("-p:EcaEnvironment=production", "--verbosity", "detailed").Lines.Should().Contain(UpToDate);

        consumer.Write("policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      startUrls: https://example.com\n");
        consumer.Dotnet("build", "-p:EcaEnvironment=production").Errors.Should().ContainSingle()
            .Which.Should().StartWith($"{consumer.At("policy.production.eca.yaml")}(4,7): error ECA0011:");
    }

    [Test]
    public void A_variable_is_an_input_of_the_build_and_its_value_is_kept_nowhere()
    {
        var consumer = new Consumer(properties: "<Host>s3cr3t.example.com</Host>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent.Replace("HOST", "AgentHost", StringComparison.Ordinal));
        consumer.Write(
            "Directory.Build.targets", "<Project><ItemGroup><EcaVariable Include=\"AgentHost\" Value=\"$(Host)\" /></ItemGroup></Project>");

        consumer.Build();
        consumer.Read(OauthPolicy).Should().Contain("https://s3cr3t.example.com/start");
        consumer.Files("obj/eca").Should().AllSatisfy(file => consumer.Read("obj/eca/" + file).Should().NotContain("s3cr3t"));

        var second = consumer.Build("--verbosity", "detailed");
        second.Lines.Should().Contain(UpToDate);

        consumer.Build("-p:Host=other.example.com");
        consumer.Read(OauthPolicy).Should().Contain("https://other.example.com/start");
    }

    [Test]
    public void An_environment_variable_is_an_input_of_the_build_too()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent.Replace("HOST", "ECA_TEST_HOST", StringComparison.Ordinal));

        consumer.Build();
        consumer.Read(OauthPolicy).Should().Contain("https://test.example.com/start");

        Dotnet.Run(consumer.Folder, ["build", "--no-restore"], ("ECA_TEST_HOST", "example.com")).ExitCode.Should().Be(0);
        consumer.Read(OauthPolicy).Should().Contain("https://example.com/start");
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
