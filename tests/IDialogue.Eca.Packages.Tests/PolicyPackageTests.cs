using System.IO.Compression;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>A publisher ships policies in a package; subscribers reference it, overlay it and build their own.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class PolicyPackageTests
{
    private const string Package = "Acme.Agent.Policies";
    private const string OauthPolicy = "bin/eca/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private static readonly string ProductionPolicy = OauthPolicy.Replace("bin/eca", "bin/eca/production", StringComparison.Ordinal);

    private Consumer publisher = null!;

    [OneTimeSetUp]
    public void Publish()
    {
        publisher = new Consumer(
            "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>",
            $"<EcaPack>true</EcaPack><PackageId>{Package}</PackageId><Authors>Acme</Authors><Description>Policies</Description>");
        publisher.Write("policy.eca.yaml", PolicyOf("Agent", "startUrl: https://${HOST:-acme.example.com}/"));
        publisher.Write(
            "policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      startUrl: https://production.example.com/\n");
        publisher.Write("more/bot.eca.yaml", PolicyOf("Bot", "startUrl: https://bot.example.com/"));
        publisher.Write("Directory.Build.targets", "<Project><ItemGroup><EcaPolicy Include=\"more/bot.eca.yaml\" /></ItemGroup></Project>");
        var pack = publisher.Dotnet("pack", "--output", Packages.Feed);
        pack.ExitCode.Should().Be(0, pack.Output);
        pack.Warnings.Should().ContainSingle("the generator is kept private").Which
            .Should().StartWith($"{publisher.At(Consumer.Project)} : warning ECA0193: Package {Package} brings policies, but not");
    }

    [Test]
    public void The_package_holds_the_policies_with_their_overlays_and_hands_them_on_by_files_of_its_own()
    {
        using var package = ZipFile.OpenRead(Path.Combine(Packages.Feed, $"{Package}.1.0.0.nupkg"));

        package.Entries.Select(entry => entry.FullName).Where(
            path => path.StartsWith("eca/", StringComparison.Ordinal) || path.StartsWith("build", StringComparison.Ordinal))
            .Should().BeEquivalentTo(
                $"buildTransitive/{Package}.props", $"buildTransitive/{Package}.targets",
                "eca/policy.eca.yaml", "eca/policy.production.eca.yaml", "eca/more/bot.eca.yaml");
        using var nuspec = new StreamReader(package.GetEntry($"{Package}.nuspec")!.Open());
        nuspec.ReadToEnd().Should().NotContain("IDialogue.Eca.MSBuild", "the generator does not flow on");
    }

    [Test]
    public void Without_being_asked_nothing_is_packed()
    {
        var consumer = new Consumer(properties: "<PackageId>Acme.Nothing</PackageId>");
        consumer.Write("policy.eca.yaml", PolicyOf("Agent", "startUrl: https://example.com/"));

        consumer.Succeed("pack", "--output", "packed");

        using var package = ZipFile.OpenRead(consumer.At("packed/Acme.Nothing.1.0.0.nupkg"));
        package.Entries.Should().NotContain(entry => entry.FullName.Contains("eca", StringComparison.Ordinal));
    }

    [Test]
    public void A_subscriber_gets_the_policies_and_lays_files_of_its_own_over_them()
    {
        var subscriber = Subscriber();
        subscriber.Build();
        subscriber.Files("bin/eca/metadata").Should().HaveCount(3);
        subscriber.Read(OauthPolicy).Should().Contain("<startUrl>https://acme.example.com/</startUrl>").And.Contain("Agent_User");

        subscriber.Write($"{Package}/policy.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Mine]\n");
        subscriber.Build();
        subscriber.Read(OauthPolicy)
            .Should().Contain("<startUrl>https://acme.example.com/</startUrl>")
            .And.Contain("Mine")
            .And.NotContain("Agent_User");

        subscriber.Write(
            $"{Package}/policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Mine_In_Production]\n");
        subscriber.Build("-p:EcaEnvironment=production");
        subscriber.Read(ProductionPolicy).Should().Contain("https://production.example.com/").And.Contain("Mine_In_Production");
        subscriber.Build("-p:EcaEnvironment=production", "-v:d").IsUpToDate.Should().BeTrue();

        File.Delete(subscriber.At($"{Package}/policy.production.eca.yaml"));
        subscriber.Build("-p:EcaEnvironment=production");
        subscriber.Read(ProductionPolicy)
            .Should().Contain("https://production.example.com/").And.Contain("<commaSeparatedPermissionSet>Mine<");
    }

    [Test]
    public void An_overlay_that_lies_over_nothing_is_an_error_at_its_place_and_the_case_of_a_package_id_does_not_matter()
    {
        const string Overlay = "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Mine]\n";
        var subscriber = Subscriber();
        subscriber.Write("acme.agent.POLICIES/policy.eca.yaml", Overlay);
        subscriber.Build();
        subscriber.Read(OauthPolicy).Should().Contain("Mine");

        subscriber.Write("acme.agent.POLICIES/renamed.eca.yaml", Overlay);
        subscriber.Write("acme.agent.POLICIES/more/Bot.production.eca.yaml", Overlay);
        subscriber.Write("Acme.Agnet.Policies/policy.eca.yaml", Overlay);
        subscriber.Write("polcy.production.eca.yaml", "apps: {}\n");
        subscriber.Write("policy.eca.yaml", PolicyOf("Mine", "startUrl: https://example.com/"));
        subscriber.Write("policy.sandbox.eca.yaml", "apps: {}\n");
        subscriber.Write(
            "Directory.Build.targets",
            """
            <Project>
              <ItemGroup>
                <EcaPolicy Include="policy.sandbox.eca.yaml" />
                <EcaPolicy Include="policy.eca.yaml" />
                <EcaPolicy Include="other/bot.eca.yaml" Overlay="none/bot.eca.yaml" />
              </ItemGroup>
            </Project>
            """);
        subscriber.Write("other/bot.eca.yaml", PolicyOf("Other", "startUrl: https://example.com/"));

        var errors = subscriber.Dotnet("build").Errors.ToArray();
        foreach (var (path, error) in new[]
        {
            ("acme.agent.POLICIES/renamed.eca.yaml", "ECA0184: The overlay applies to nothing: there is no policy file renamed.eca.yaml."),
            ("acme.agent.POLICIES/more/Bot.production.eca.yaml", "ECA0184: The overlay applies to nothing: there is no policy file Bot.eca.yaml. Did you mean 'bot.eca.yaml'?"),
            ("Acme.Agnet.Policies/policy.eca.yaml", "ECA0184: The overlay applies to nothing: 'Acme.Agnet.Policies' is not the name of a package with policies. Did you mean 'acme.agent.POLICIES'?"),
            ("polcy.production.eca.yaml", "ECA0184: The overlay applies to nothing: there is no policy file polcy.eca.yaml. Did you mean 'policy.eca.yaml'?"),
            ("none/bot.eca.yaml", "ECA0185: "),
            ("policy.eca.yaml", "ECA0186: "),
            ("policy.sandbox.eca.yaml", "ECA0187: "),
        })
        {
            errors.Should().ContainSingle(line => line.StartsWith($"{subscriber.At(path)} : error {error}", StringComparison.Ordinal));
        }

        errors.Should().HaveCount(7);
    }

    [Test]
    public void A_subscriber_gives_values_to_the_variables_of_the_publisher()
    {
        var subscriber = Subscriber();
        subscriber.Write(
            "Directory.Build.targets",
            "<Project><ItemGroup><EcaVariable Include=\"HOST\" Value=\"mine.example.com\" /></ItemGroup></Project>");

        subscriber.Build();

        subscriber.Read(OauthPolicy).Should().Contain("<startUrl>https://mine.example.com/</startUrl>");
    }

    [Test]
    public void An_update_of_the_publisher_is_refused_by_a_locked_build_and_is_a_diff_in_the_words_of_Setup_after_another()
    {
        const string Id = "Acme.Locked.Policies";
        const string StartUrl = "apps / Agent / oauthPolicies / startUrl";
        var source = new Consumer(
            properties: $"<EcaPack>true</EcaPack><PackageId>{Id}</PackageId><Authors>Acme</Authors><Description>Policies</Description>");
        source.Write("policy.eca.yaml", PolicyOf("Agent", "startUrl: https://${HOST:-acme.example.com}/"));
        source.Succeed("pack", "--output", Packages.Feed);
        source.Write("policy.eca.yaml", PolicyOf("Agent", "startUrl: https://${HOST:-other.example.com}/"));
        source.Write(Consumer.Project, source.Read(Consumer.Project).Replace("=\"all\"", "=\"none\"", StringComparison.Ordinal));
        source.Succeed("pack", "--output", Packages.Feed, "-p:PackageVersion=1.1.0").Warnings.Should().BeEmpty();
        var subscriber = Subscriber(package: Id);
        subscriber.Write(
            "Directory.Build.targets",
            "<Project><ItemGroup><EcaVariable Include=\"HOST\" Value=\"planted.example.com\" /></ItemGroup></Project>");

        subscriber.Dotnet("build", "-p:EcaLocked=true").Errors.Should().ContainSingle().Which
            .Should().StartWith($"{subscriber.At("eca.lock.json")} : error ECA0192:");
        subscriber.Build("-p:EcaWithLockFile=true");
        var before = subscriber.Read("eca.lock.json");
        before.Should().Contain($"\"{StartUrl}\": \"https://${{HOST:-acme.example.com}}/\"").And.Contain("\"Version\": \"1.0.0\"");
        subscriber.Build("-p:EcaLocked=true");

        subscriber.Write(Consumer.Project, subscriber.Read(Consumer.Project).Replace("\"1.0.0\"", "\"1.1.0\"", StringComparison.Ordinal));
        var policy = subscriber.Read(OauthPolicy);
        var refused = subscriber.Dotnet("build", "-p:EcaLocked=true").Errors.ToArray();
        refused.Should().HaveCount(2).And.AllSatisfy(line => line.Should().StartWith($"{subscriber.At("eca.lock.json")} : error ECA0191:"));
        refused.Should().Contain(line => line.Contains($"package {Id} differ from this file in Version: 1.0.0 -> 1.1.0.")).And
            .Contain(line => line.Contains(
                $"{StartUrl}: https://${{HOST:-acme.example.com}}/ -> https://${{HOST:-other.example.com}}/."));
        (subscriber.Read("eca.lock.json"), subscriber.Read(OauthPolicy)).Should().Be((before, policy), "nothing was written");

        subscriber.Build();
        subscriber.Read("eca.lock.json").Should().Be(before
            .Replace("\"1.0.0\"", "\"1.1.0\"", StringComparison.Ordinal)
            .Replace("acme.example.com", "other.example.com", StringComparison.Ordinal));
        subscriber.Build("-p:EcaLocked=true");
    }

    [Test]
    public void A_mistake_in_an_overlay_is_told_at_its_place()
    {
        var subscriber = Subscriber();
        subscriber.Write($"{Package}/policy.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      permissionSet: [Mine]\n");

        subscriber.Dotnet("build").Errors.Should().ContainSingle().Which
            .Should().StartWith($"{subscriber.At($"{Package}/policy.eca.yaml")}(4,7): error ECA0011:");
    }

    [Test]
    public void A_subscriber_can_take_its_own_policies_only()
    {
        var subscriber = Subscriber(" ExcludeAssets=\"buildTransitive\"");
        subscriber.Write("policy.eca.yaml", PolicyOf("Mine", "startUrl: https://example.com/"));

        subscriber.Build();

        subscriber.Files("bin/eca/metadata/extlClntAppOauthPolicies").Should().Equal("Mine_oauth_defaultPolicy.ecaOauthPlcy");
    }

    [Test]
    public void Policies_come_through_a_project_between_but_the_generator_does_not()
    {
        var subscriber = Subscriber(restoresItself: true);
        subscriber.Write(
            "../above/above.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Consumer/Consumer.csproj" /></ItemGroup>
            </Project>
            """);

        Dotnet.Run(subscriber.At("../above"), ["build"]).ExitCode.Should().Be(0);
        subscriber.Files("../above/bin").Should().NotContain(file => file.StartsWith("eca", StringComparison.Ordinal));
        subscriber.Files("bin/eca").Should().NotBeEmpty("the project between is built too");

        var above = subscriber.Read("../above/above.csproj");
        subscriber.Write(
            "../above/above.csproj", above.Replace("<ItemGroup>", $"<ItemGroup>{Consumer.GeneratorReference}", StringComparison.Ordinal));
        Dotnet.Run(subscriber.At("../above"), ["build"]).ExitCode.Should().Be(0);
        subscriber.Files("../above/bin/eca/metadata").Should().HaveCount(3);
    }

    [TestCase("../outside.eca.yaml")]
    [TestCase("two.dots.eca.yaml")]
    public void A_policy_that_would_be_lost_in_the_package_is_an_error(string path)
    {
        var consumer = new Consumer(properties: $"<EcaPack>true</EcaPack><PackageId>Acme.Stray</PackageId>");
        consumer.Write(path, PolicyOf("Agent", "startUrl: https://example.com/"));
        consumer.Write("Directory.Build.targets", $"<Project><ItemGroup><EcaPolicy Include=\"{path}\" /></ItemGroup></Project>");

        consumer.Dotnet("pack")
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{Path.GetFullPath(consumer.At(path))} : error ECA0148:");
    }

    [Test]
    public void The_path_of_a_file_in_a_finding_shows_the_name_of_a_variable()
    {
        var consumer = new Consumer(properties: "<EcaPack>true</EcaPack><PackageId>Acme.Stray</PackageId>");
        consumer.Write("../s3cr3t/agent.pem", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");
        consumer.Write("policy.eca.yaml", "apps:\n  Agent:\n    origin: deployed\n    globalOauthSettings:\n      callbackUrls: [https://example.com]\n      certificate: { file: \"${ECA_TEST_CERTIFICATE}\" }\n");
        consumer.Restore();

        Pack().Errors.Should().ContainSingle().Which.Should().StartWith(consumer.At("${ECA_TEST_CERTIFICATE}") + " : error ECA0148:");
        consumer.Write("../s3cr3t/agent.pem", "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n");
        Pack("--no-build").Errors.Should().ContainSingle().Which.Should()
            .Contain("error ECA0181:").And.Contain("${ECA_TEST_CERTIFICATE} changed").And.NotContain("s3cr3t");

        DotnetResult Pack(params string[] options) => Dotnet.Run(
            consumer.Folder,
            ["pack", "--no-restore", "--configuration", "Debug", .. options],
            ("ECA_TEST_CERTIFICATE", "../s3cr3t/agent.pem"));
    }

    [Test]
    public void A_package_that_keeps_the_generator_of_its_policies_private_is_a_warning_with_a_level_of_its_own()
    {
        var consumer = new Consumer(properties: "<EcaPack>true</EcaPack><PackageId>Acme.Kept</PackageId>");
        consumer.Write("policy.eca.yaml", PolicyOf("Agent", "startUrl: https://example.com/"));

        consumer.Dotnet("pack", "-p:EcaTreatWarningsAsErrors=true").Errors.Should().ContainSingle().Which
            .Should().StartWith($"{consumer.At(Consumer.Project)} : error ECA0193: Package Acme.Kept brings policies, but not");
        consumer.Succeed("pack", "-p:EcaTreatWarningsAsErrors=true", "-p:NoWarn=ECA0193").Warnings.Should().BeEmpty();
    }

    [Test]
    public void A_published_project_has_its_package_and_its_policies_beside_it()
    {
        var consumer = new Consumer(properties: "<EcaPublish>true</EcaPublish>");
        consumer.Write(
            "policy.eca.yaml", "apps:\n  Agent:\n    origin: deployed\n    globalOauthSettings:\n      callbackUrls: [https://example.com]\n      certificate: { file: keys/agent.pem }\n");
        consumer.Write("policy.production.eca.yaml", "apps: {}\n");
        consumer.Write("keys/agent.pem", "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n");

        consumer.Succeed("publish", "--output", "published");
        string[] published =
        [
            "metadata/extlClntAppGlobalOauthSets/Agent_glbloauth.ecaGlblOauth",
            "metadata/package.xml",
            "policies/keys/agent.pem",
            "policies/policy.eca.yaml",
            "policies/policy.production.eca.yaml",
        ];
        consumer.Files("published/eca").Should().Equal(published);

        consumer.Succeed("publish", "--no-build", "--configuration", "Release", "--output", "again");
        consumer.Files("again/eca").Should().Equal(published);

        consumer.Succeed("publish", "--output", "without", "-p:EcaPublish=false");
        consumer.Files("without/eca").Should().BeEmpty();
    }

    private static Consumer Subscriber(string attributes = "", bool restoresItself = false, string package = Package)
    {
        var subscriber = new Consumer() { RestoresItself = restoresItself };
        subscriber.Write("Consumer.csproj", subscriber.Read("Consumer.csproj").Replace(
            "</ItemGroup>", $"<PackageReference Include=\"{package}\" Version=\"1.0.0\"{attributes} /></ItemGroup>", StringComparison.Ordinal));
        return subscriber;
    }

    private static string PolicyOf(string app, string line) =>
        $"""
        apps:
          {app}:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]
              {line}

        """;
}
