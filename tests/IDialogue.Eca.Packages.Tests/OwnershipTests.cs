namespace IDialogue.Eca.Packages.Tests;

/// <summary>A folder holds the package of one environment of one project, and no other is shipped in its place.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class OwnershipTests
{
    private const string OauthPolicy = "metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private const string Agent =
        "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      preset: long-running-agent\n      permissionSets: [Base]\n";

    [Test]
    public void All_environments_of_a_project_are_built_at_once_each_to_its_folder()
    {
        var consumer = new Consumer(properties: "<EcaEnvironments>sandbox;production</EcaEnvironments><EcaPublish>true</EcaPublish>");
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write("policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Production]\n");

        var build = consumer.Build("-t:Build", "-getItem:EcaOutput");
        build.Output.Should().Contain("\"EcaEnvironment\": \"sandbox\"").And.Contain($"\"EcaPath\": \"production/{OauthPolicy}\"");
        consumer.Files("bin/eca").Where(file => file.EndsWith(".eca-manifest", StringComparison.Ordinal))
            .Should().Equal("production/.eca-manifest", "sandbox/.eca-manifest");
        consumer.Read("bin/eca/production/.eca-manifest")
            .Should().Contain("# project ../../../Consumer.csproj\n# environment production\n");
        consumer.Read($"bin/eca/sandbox/{OauthPolicy}").Should().Contain("Base");
        consumer.Read($"bin/eca/production/{OauthPolicy}").Should().Contain("Production");
        consumer.Build("-v:d").IsUpToDate.Should().BeTrue();

        consumer.Succeed("publish", "--no-build", "--configuration", "Debug", "--output", "published");
        consumer.Files("published/eca").Should().HaveCount(6).And.Contain($"sandbox/{OauthPolicy}");

        consumer.Dotnet("build", "-p:EcaEnvironment=prodution").Errors.Should().ContainSingle()
            .Which.Should().Contain("Consumer.csproj").And.Contain("error ECA0183:").And.Contain("Did you mean 'production'?");
        consumer.Build("-p:EcaEnvironment=uat").Lines.Should().Contain(
            "Consumer.csproj has no package for environment 'uat'. It declares: sandbox, production.");
        Directory.Exists(consumer.At("bin/eca/uat")).Should().BeFalse();
        consumer.Dotnet("build", "-p:EcaEnvironments=sandbox%3b..").Errors.Should().ContainSingle()
            .Which.Should().StartWith($"{consumer.At(Consumer.Project)} : error ECA0182: EcaEnvironments: '..'", "it is not that of the project");
        consumer.Dotnet("build", "-p:EcaEnvironment=../../uat").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0182:");

        consumer.Succeed("clean");
        consumer.Files("bin/eca").Should().BeEmpty();
        consumer.Files("obj/eca").Should().BeEmpty();
    }

    [Test]
    public void The_package_of_another_environment_or_project_is_not_overwritten()
    {
        var consumer = new Consumer(properties: "<EcaOutputPath>../shared</EcaOutputPath>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Build();
        var before = consumer.Snapshot("../shared");

        consumer.Dotnet("build", "-p:EcaEnvironment=production", "-p:EcaAppendEnvironmentToOutputPath=false")
            .Errors.Should().ContainSingle().Which.Should().Contain("error ECA0180:")
            .And.Contain("Consumer.csproj without environment").And.Contain("for environment 'production'");

        consumer.Write("../other/Other.csproj", consumer.Read("Consumer.csproj"));
        consumer.Write("../other/policy.eca.yaml", Agent.Replace("Agent:", "Bot:", StringComparison.Ordinal));
        var other = Dotnet.Run(consumer.At("../other"), ["build"]);
        other.ExitCode.Should().Be(1);
        other.Errors.Should().ContainSingle().Which.Should().Contain("error ECA0180:").And.Contain("../other/Other.csproj");
        Dotnet.Run(consumer.At("../other"), ["clean"]).ExitCode.Should().Be(0);

        consumer.Snapshot("../shared").Should().Equal(before);
    }

    [Test]
    public void No_name_leads_out_of_the_output_folder_and_a_property_is_named_at_its_line()
    {
        var consumer = new Consumer(
            properties: "<EcaFormat>Source</EcaFormat>\n    <EcaPackageDirectory>../../../out</EcaPackageDirectory>")
        {
            GeneratesOnly = true,
        };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Restore();
        var before = consumer.Files("..").ToArray();

        consumer.Dotnet("build").Errors.Should().ContainSingle().Which.Should()
            .StartWith($"{consumer.At(Consumer.Project)}(5,5): error ECA0172: EcaPackageDirectory: ");
        foreach (var folder in new[] { consumer.At("../out"), "a/../../../../out", "." })
        {
            consumer.Dotnet("build", $"-p:EcaPackageDirectory={folder}").Errors.Should().ContainSingle()
                .Which.Should().Contain("error ECA0172: EcaPackageDirectory: ");
        }

        consumer.Dotnet("build", "-p:EcaEnvironments=../../out").Errors.Should().ContainSingle()
            .Which.Should().Contain("error ECA0182: EcaEnvironments: ");

        consumer.Write("policy.eca.yaml", Agent.Replace("Agent:", "../../../out:", StringComparison.Ordinal)
            + "  Bot:\n    namespace: acme\n    oauthPolicies:\n      fullName: ../../../out\n      permissionSets: [Base]\n");
        consumer.Dotnet("build", "-p:EcaPackageDirectory=main").Errors.Select(error => error.Split(": ")[0])
            .Should().Equal($"{consumer.At("policy.eca.yaml")}(2,3)", $"{consumer.At("policy.eca.yaml")}(10,17)");

        consumer.Files("..").Should().Equal(before);
    }

    [Test]
    public void A_whole_solution_is_built_for_an_environment_that_a_project_does_not_know()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Build("-p:EcaEnvironment=production");
        consumer.Read($"bin/eca/production/{OauthPolicy}").Should().Contain("Base");

        consumer.Write("policy.sandbox.eca.yaml", "apps: {}\n");
        consumer.Dotnet("build", "-p:EcaEnvironment=production").Errors.Should().ContainSingle()
            .Which.Should().Contain("error ECA0077:", "an overlay may be misspelt");
        consumer.Build("-p:EcaEnvironment=production", "-p:EcaEnvironments=sandbox%3bproduction");
    }

    [Test]
    public void A_package_that_the_project_no_longer_builds_does_not_stay_in_its_output_folder()
    {
        var consumer = new Consumer(frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Build("-p:EcaEnvironments=sandbox%3bproduction");
        consumer.Build("-p:EcaEnvironments=sandbox%3bprod", "-p:EcaEnvironment=production").Lines.Should().Contain(
            "Removed the package of Consumer.csproj for environment 'production', which is no longer built: bin/eca/production");
        consumer.Files("bin/eca").Should().Contain($"sandbox/{OauthPolicy}").And.NotContain(file => file.StartsWith("production"));

        consumer.Build("-t:Build", "-p:EcaEnabled=false").Lines.Should().ContainSingle(line => line.StartsWith("Removed the package"));
        consumer.Files("bin/eca").Should().BeEmpty();
    }

    [Test]
    public void Copies_of_a_package_and_links_in_the_output_folder_are_left_as_they_are()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Build("-p:EcaEnvironments=production");
        foreach (var file in consumer.Files("bin/eca/production").ToArray())
        {
            consumer.Write($"bin/eca/backup/{file}", consumer.Read($"bin/eca/production/{file}"));
            consumer.Write($"elsewhere/{file}", consumer.Read($"bin/eca/production/{file}"));
        }

        Directory.CreateSymbolicLink(consumer.At("bin/eca/linked"), consumer.At("elsewhere"));
        consumer.Build("-p:EcaEnvironments=prod");

        consumer.Has($"bin/eca/production/{OauthPolicy}").Should().BeFalse();
        consumer.Has($"bin/eca/backup/{OauthPolicy}").Should().BeTrue();
        consumer.Dotnet("clean", "-p:EcaEnvironments=prod").ExitCode.Should().Be(0);
        consumer.Has($"elsewhere/{OauthPolicy}").Should().BeTrue();
    }

    [Test]
    public void Without_a_build_only_the_package_of_these_policies_is_published_or_packed()
    {
        var consumer = new Consumer(properties: "<EcaPublish>true</EcaPublish><EcaPack>true</EcaPack>");
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write("policy.production.eca.yaml", "apps: {}\n");
        Refused("it was not built yet");
        consumer.Build();
        consumer.Succeed([.. Publish(), "-p:PublishDir=first/"]);
        Refused("it was not built yet", "-p:EcaEnvironment=production");
        Refused("a property or item of the project changed", "-p:EcaApiVersion=65.0");

        var time = File.GetLastWriteTimeUtc(consumer.At("policy.eca.yaml"));
        consumer.Write("policy.eca.yaml", Agent.Replace("Base", "Other", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(consumer.At("policy.eca.yaml"), time.AddYears(-1));
        Refused("policy.eca.yaml changed");

        consumer.Build();
        consumer.Succeed("pack", "--no-build", "--configuration", "Debug");
        File.AppendAllText(consumer.At($"bin/eca/{OauthPolicy}"), "<!-- by hand -->");
        Refused("Agent_oauth_defaultPolicy.ecaOauthPlcy changed");
        consumer.Dotnet("build").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0048:");

        void Refused(string reason, params string[] options)
        {
            foreach (var command in new[] { Publish(), ["pack", "--no-build", "--configuration", "Debug"] })
            {
                consumer.Dotnet([.. command, .. options]).Errors.Should().ContainSingle()
                    .Which.Should().Contain("Consumer.csproj").And.Contain("error ECA0181:").And.Contain(reason);
            }
        }

        static string[] Publish() => ["publish", "--no-build", "--configuration", "Debug"];
    }
}
