namespace IDialogue.Eca.Packages.Tests;

/// <summary>A published folder and a NuGet package hold what the policies are now, and nothing that they were.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class HandedOnTests
{
    private const string OauthPolicy = "metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    [Test]
    public void An_older_file_is_published_over_a_newer_one_of_another_environment_or_of_policies_that_were_taken_back()
    {
        var consumer = new Consumer(
            properties: "<EcaPublish>true</EcaPublish><EcaAppendEnvironmentToOutputPath>false</EcaAppendEnvironmentToOutputPath>");
        consumer.Write("policy.eca.yaml", PolicyOf("Base"));
        consumer.Write("policy.sandbox.eca.yaml", PolicyOf("Sandbox"));
        consumer.Write("policy.production.eca.yaml", PolicyOf("Production"));
        Publish("sandbox");
        Publish("production");
        consumer.Write("policy.eca.yaml", PolicyOf("Older"));
        File.SetLastWriteTimeUtc(consumer.At("policy.eca.yaml"), DateTime.UtcNow.AddYears(-1));

        Publish("sandbox");

        consumer.Read($"published/eca/{OauthPolicy}").Should().Contain("Sandbox");
        consumer.Read("published/eca/policies/policy.eca.yaml").Should().Contain("Older");

        void Publish(string environment) => consumer.Succeed(
            "publish", "--output", "published", $"-p:EcaEnvironment={environment}", $"-p:EcaOutputPath=bin/{environment}");
    }

    [Test]
    public void A_package_of_an_earlier_publish_or_of_another_project_in_the_published_folder_is_an_error()
    {
        var consumer = new Consumer(properties: "<EcaPublish>true</EcaPublish>");
        consumer.Write("policy.eca.yaml", PolicyOf("Base"));
        consumer.Succeed("publish", "--output", "published", "-p:EcaEnvironments=prod");
        consumer.Succeed("publish", "--output", "published", "-p:EcaEnvironments=production");
        consumer.Files("published/eca/prod").Should().BeEmpty("the SDK removes what it knows");

        consumer.Write("published/eca/prod/metadata/package.xml", "<Package/>");
        consumer.Dotnet("publish", "--output", "published", "-p:EcaEnvironments=production").Errors.Should().ContainSingle()
            .Which.Should().StartWith($"{consumer.At("published/eca/prod/metadata/package.xml")} : error ECA0219:");
    }

    [Test]
    public void An_older_policy_file_and_one_that_is_gone_are_packed_as_they_are()
    {
        var publisher = new Consumer(properties: "<EcaPack>true</EcaPack><NoWarn>ECA0193</NoWarn>");
        publisher.Write(
            Consumer.Project,
            publisher.Read(Consumer.Project)
                .Replace("</ItemGroup>", $"<PackageReference Include=\"IDialogue.Eca\" Version=\"{Packages.Version}\" /></ItemGroup>", StringComparison.Ordinal));
        publisher.Write("policy.eca.yaml", PolicyOf("Base"));
        publisher.Write("policy.production.eca.yaml", PolicyOf("Production"));
        publisher.Succeed("pack", "--output", "packed");
        Packed().Should().HaveCount(2);

        publisher.Write("policy.eca.yaml", PolicyOf("Older"));
        File.SetLastWriteTimeUtc(publisher.At("policy.eca.yaml"), DateTime.UtcNow.AddYears(-1));
        File.Delete(publisher.At("policy.production.eca.yaml"));
        publisher.Succeed("pack", "--output", "packed");

        Packed().Should().ContainSingle().Which.Value.Should().Contain("Older");

        Dictionary<string, string> Packed()
        {
            using var package = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(publisher.At("packed"), "*.nupkg").Single());
            return package.Entries
                .Where(entry => entry.FullName.StartsWith("eca/", StringComparison.Ordinal))
                .ToDictionary(entry => entry.FullName, entry =>
                {
                    using var reader = new StreamReader(entry.Open());
                    return reader.ReadToEnd();
                });
        }
    }

    [Test]
    public void An_overlay_that_subscribers_do_not_get_is_a_warning_with_a_level_of_its_own()
    {
        var publisher = new Consumer(properties: "<EcaPack>true</EcaPack><NoWarn>ECA0193</NoWarn>");
        publisher.Write(
            Consumer.Project,
            publisher.Read(Consumer.Project).Replace(
                "</ItemGroup>", "<EcaPolicy Include=\"base/agent.eca.yaml\" Overlay=\"agent.mine.eca.yaml\" /></ItemGroup>", StringComparison.Ordinal));
        publisher.Write("base/agent.eca.yaml", PolicyOf("Base"));
        publisher.Write("base/agent.production.eca.yaml", PolicyOf("Production"));
        publisher.Write("agent.mine.eca.yaml", PolicyOf("Mine"));

        publisher.Succeed("pack").Warnings.Should().ContainSingle()
            .Which.Should().StartWith($"{publisher.At("agent.mine.eca.yaml")} : warning ECA0221: ");
        publisher.Dotnet("pack", "-p:EcaTreatWarningsAsErrors=true").Errors.Should().ContainSingle()
            .Which.Should().Contain("error ECA0221: ");
        publisher.Succeed("pack", "-p:NoWarn=ECA0193%3bECA0221").Warnings.Should().BeEmpty();
    }

    private static string PolicyOf(string permissionSet) =>
        $"apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      preset: long-running-agent\n      permissionSets: [{permissionSet}]\n";
}
