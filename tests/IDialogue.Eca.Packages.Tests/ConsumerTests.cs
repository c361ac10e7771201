using System.Text.Json;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>The package at work in projects outside the repository.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class ConsumerTests
{
    private const string Policy = "policy.eca.yaml";
    private const string OauthPolicy = "metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private const string Agent =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]

        """;

    [Test]
    public void A_policy_file_beside_the_project_becomes_a_package()
    {
        var consumer = new Consumer() { RestoresItself = true };
        consumer.Write(Policy, Agent);

        var build = consumer.Build();

        consumer.Files("bin/eca").Should().Equal(".eca-manifest", "NEXT-STEPS.md", OauthPolicy, "metadata/package.xml");
        consumer.Read($"bin/eca/{OauthPolicy}").Should().Contain("<ipRelaxationPolicyType>Enforce_relaxrefresh</ipRelaxationPolicyType>");
        build.Lines.Should().Contain("sf project deploy start --metadata-dir bin/eca/metadata").And.Contain("0 Warning(s)");
    }

    [Test]
    public void The_readme_of_the_package_works_as_pasted()
    {
        var blocks = File.ReadAllText(Repository.Path("src", "IDialogue.Eca.MSBuild", "README.md")).ReplaceLineEndings("\n").Split("```");
        var consumer = Consumer.Empty("Readme");
        consumer.Write("Readme.csproj", blocks.Single(block => block.StartsWith("xml\n", StringComparison.Ordinal))[4..]
            .Replace("\"0.1.0\"", $"\"{Packages.Version}\"", StringComparison.Ordinal));
        consumer.Write(Policy, blocks.Single(block => block.StartsWith("yaml\n", StringComparison.Ordinal))[5..]);

        consumer.Build().Lines.Should().Contain("0 Warning(s)");

        consumer.Files("bin/eca").Should().Contain(["NEXT-STEPS.md", OauthPolicy]);
    }

    [Test]
    public void A_mistake_fails_the_build_at_its_place()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent.Replace("preset: long", "preset: lnog", StringComparison.Ordinal));

        var build = consumer.Dotnet("build");

        build.ExitCode.Should().Be(1);
        build.Errors.Should().ContainSingle().Which.Should()
            .StartWith(
                $"{consumer.At(Policy)}(5,15): error ECA0012: 'lnog-running-agent' is not a valid value for 'preset'. Did you mean 'long-running-agent'?");
        consumer.Files("bin/eca").Should().BeEmpty();
    }

    [Test]
    public void A_project_without_policy_file_is_told()
    {
        var consumer = new Consumer();

        consumer.Dotnet("build")
            .Errors.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"{consumer.At("Consumer.csproj")} : error ECA0052:");
    }

    [Test]
    public void A_project_can_switch_it_off()
    {
        var consumer = new Consumer(properties: "<EcaEnabled>false</EcaEnabled>");

        consumer.Build();

        consumer.Files("bin/eca").Should().BeEmpty();
    }

    [Test]
    public void A_second_build_does_nothing()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);
        consumer.Build();
        var (output, intermediate) = (consumer.Snapshot("bin/eca"), consumer.Snapshot("obj/eca"));

        var second = consumer.Build("--verbosity", "detailed");

        second.IsUpToDate.Should().BeTrue();
        consumer.Snapshot("bin/eca").Should().Equal(output);
        consumer.Snapshot("obj/eca").Should().Equal(intermediate);
    }

    [Test]
    public void A_changed_policy_is_generated_and_what_did_not_change_keeps_its_time_stamp()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);
        consumer.Build();
        var before = consumer.Snapshot("bin/eca");

        consumer.Write(Policy, Agent.Replace("[Agent_User]", "[Agent_User, Agent_Admin]", StringComparison.Ordinal));
        consumer.Build();

        consumer.Read($"bin/eca/{OauthPolicy}").Should().Contain("Agent_User,Agent_Admin");
        consumer.Snapshot("bin/eca")["metadata/package.xml"].Should().Be(before["metadata/package.xml"]);
    }

    [Test]
    public void A_changed_property_is_generated_and_the_old_output_goes()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);
        consumer.Build();

        consumer.Build("-p:EcaFormat=Zip");
        consumer.Files("bin/eca").Should().Equal(".eca-manifest", "NEXT-STEPS.md", "package.zip");

        consumer.Build("-p:EcaApiVersion=64.0");
        consumer.Read("bin/eca/metadata/package.xml").Should().Contain("<version>64.0</version>");
    }

    [Test]
    public void An_output_that_is_gone_is_made_again()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);
        consumer.Build();

        File.Delete(consumer.At($"bin/eca/{OauthPolicy}"));
        consumer.Build();

        consumer.Has($"bin/eca/{OauthPolicy}").Should().BeTrue();
    }

    [Test]
    public void An_app_that_is_gone_takes_its_file_with_it_also_in_a_source_tree()
    {
        var consumer = new Consumer(properties: "<EcaFormat>Source</EcaFormat><EcaOutputPath>../salesforce</EcaOutputPath>");
        consumer.Write(
            Policy, Agent + Agent.Replace("apps:\n", "", StringComparison.Ordinal).Replace("Agent:", "Bot:", StringComparison.Ordinal));
        consumer.Write("../salesforce/force-app/main/default/classes/Mine.cls", "class Mine {}");
        consumer.Build();
        const string Folder = "../salesforce/force-app/main/default";
        consumer.Files(Folder).Should().Equal(
            "classes/Mine.cls",
            "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml",
            "extlClntAppOauthPolicies/Bot_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");

        consumer.Write(Policy, Agent);
        consumer.Build();

        consumer.Files(Folder)
            .Should().Equal("classes/Mine.cls", "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");
    }

    [Test]
    public void Clean_removes_what_was_made()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);
        consumer.Build();

        consumer.Succeed("clean");

        consumer.Files("bin/eca").Should().BeEmpty();
        consumer.Files("obj/eca").Should().BeEmpty();
        consumer.Build("-v:n").Lines.Should().Contain("wrote     bin/eca/metadata/package.xml");
    }

    [Test]
    public void Several_frameworks_make_one_package_once()
    {
        var consumer = new Consumer(frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        consumer.Write(Policy, Agent);

        var build = consumer.Build("-v:n");

        build.Count("ECA package for API").Should().Be(1);
        consumer.Files("bin/eca").Should().HaveCount(4);

        consumer.Succeed("clean");
        consumer.Files("bin/eca").Should().BeEmpty();
    }

    [Test]
    public void One_framework_of_several_makes_the_package_too()
    {
        var consumer = new Consumer(frameworks: "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>");
        consumer.Write(Policy, Agent);

        consumer.Build("--framework", "netstandard2.0");

        consumer.Files("bin/eca").Should().HaveCount(4);
    }

    [Test]
    public void The_output_can_be_asked_for_as_items()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);

        var build = consumer.Build("-t:Build", "-getItem:EcaOutput");

        using var json = JsonDocument.Parse(build.Output[build.Output.IndexOf('{', StringComparison.Ordinal)..]);
        json.RootElement.GetProperty("Items").GetProperty("EcaOutput").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString())
            .Should().Equal(consumer.At($"bin/eca/{OauthPolicy}"), consumer.At("bin/eca/metadata/package.xml"));
    }

    [Test]
    public void A_path_with_blanks_quotes_and_letters_of_all_kinds_works()
    {
        var consumer = new Consumer(name: "It's a \u00FCber (test) \u6F22 & more") { RestoresItself = true };
        consumer.Write(Policy, Agent);

        var build = consumer.Build();

        consumer.Has($"bin/eca/{OauthPolicy}").Should().BeTrue();
        build.Lines.Should().Contain("sf project deploy start --metadata-dir bin/eca/metadata");
    }

    [Test]
    public void A_design_time_build_does_nothing()
    {
        var consumer = new Consumer();
        consumer.Write(Policy, Agent);
        consumer.Restore();

        consumer.Succeed("msbuild", "-t:Compile", "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true");

        consumer.Files("bin/eca").Should().BeEmpty();
    }
}
