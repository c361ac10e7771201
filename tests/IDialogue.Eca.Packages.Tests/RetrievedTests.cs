namespace IDialogue.Eca.Packages.Tests;

/// <summary>Projects that merge their policies into what was retrieved from an org.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class RetrievedTests
{
    private const string OauthPolicy = "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private const string Agent =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]

        """;

    private const string Retrieved =
        """
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <!-- mine -->
            <externalClientApplication>acme__Agent</externalClientApplication>
            <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
        </ExtlClntAppOauthConfigurablePolicies>
        """;

    [Test]
    public void A_retrieved_folder_turns_generation_into_a_merge_and_is_an_input_of_the_build()
    {
        var consumer = new Consumer(properties: "<EcaRetrieved>retrieved</EcaRetrieved>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write($"retrieved/{OauthPolicy}", Retrieved);

        var build = consumer.Build();

        build.Lines.Should().Contain("+ permissionSets: Agent_User");
        build.Warnings.Should().ContainSingle().Which.Should().StartWith(
            $"{consumer.At("policy.eca.yaml")}(4,5): warning ECA0188: After the deploy, only users with permission set Agent_User can still");
        consumer.Read("bin/eca/NEXT-STEPS.md").Should().Contain("+ permissionSets: Agent_User").And.Contain("can still use acme__Agent.");
        consumer.Read($"bin/eca/metadata/{OauthPolicy}")
            .Should().Contain("<!-- mine -->")
            .And.Contain("HIGH_ASSURANCE")
            .And.Contain("Agent_User");

        consumer.Build("-tl:on").Output.Should().Contain("ECA0188", "it is told until the org has the policies, by every logger");
        consumer.Build("--verbosity", "detailed", "-p:NoWarn=ECA0188").IsUpToDate.Should().BeTrue();

        consumer.Write($"retrieved/{OauthPolicy}", Retrieved.Replace("mine", "mine and yours", StringComparison.Ordinal));
        consumer.Build();
        consumer.Read($"bin/eca/metadata/{OauthPolicy}").Should().Contain("mine and yours");

        File.Delete(consumer.At($"retrieved/{OauthPolicy}"));
        consumer.Dotnet("build").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0061:");
    }

    [Test]
    public void EcaDiff_shows_the_differences_writes_nothing_and_hides_values_of_variables()
    {
        var consumer = new Consumer();
        consumer.Write("policy.eca.yaml", Agent + "      startUrl: ${URL}\n");
        consumer.Write($"retrieved/{OauthPolicy}", Retrieved);
        const string Url = "https://planted.example.com/";

        consumer.Restore();
        var diff = Dotnet.Run(consumer.Folder, ["msbuild", "-t:EcaDiff", "-p:EcaRetrieved=retrieved", "-v:m"], ("URL", Url));

        diff.ExitCode.Should().Be(0, diff.Output);
        diff.Output.Should().Contain("+ permissionSets: Agent_User").And.Contain("${URL}").And.NotContain("planted");
        consumer.Files("bin").Should().BeEmpty();
        Dotnet.Run(consumer.Folder, ["msbuild", "-t:EcaDiff;EcaGenerate", "-p:EcaRetrieved=retrieved"], ("URL", Url))
            .ExitCode.Should().Be(0);
        consumer.Files("bin").Should().NotBeEmpty("a comparison before it takes nothing from a build");
        consumer.Dotnet("msbuild", "-t:EcaDiff").Errors.Should().ContainSingle().Which.Should().Contain("error ECA0190:");
    }

    [Test]
    public void Retrieved_metadata_beside_the_project_that_is_not_used_is_a_warning()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write($"retrieved/{OauthPolicy}", Retrieved);

        consumer.Build()
            .Output.Should()
            .Contain("policy.eca.yaml(4,5): warning ECA0065:")
            .And.Contain("requiredSessionLevel (High Assurance)");
    }

    [Test]
    public void Retrieved_metadata_in_the_Salesforce_DX_project_around_it_is_a_warning_that_can_be_switched_off()
    {
        var consumer = new Consumer(name: "sf/policies", properties: "<NoWarn>$(NoWarn);ECA0065</NoWarn>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write("../sfdx-project.json", """{ "packageDirectories": [{ "path": "force-app", "default": true }] }""");
        consumer.Write($"../force-app/main/default/{OauthPolicy}-meta.xml", Retrieved);

        consumer.Build("-p:NoWarn=").Output.Should().Contain("warning ECA0065:");
        consumer.Build("-p:EcaApiVersion=65.0").Lines.Should().Contain("0 Warning(s)");
    }

    [Test]
    public void A_warning_is_told_again_by_the_next_build()
    {
        var consumer = new Consumer() { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write($"retrieved/{OauthPolicy}", Retrieved);

        consumer.Build();

        consumer.Build().Output.Should().Contain("warning ECA0065:");
    }

    [Test]
    public void A_retrieved_file_that_is_replaced_by_an_older_one_is_merged_into_again()
    {
        var consumer = new Consumer(properties: "<EcaRetrieved>retrieved</EcaRetrieved>") { GeneratesOnly = true };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write($"retrieved/{OauthPolicy}", Retrieved);
        consumer.Build();

        consumer.Write($"retrieved/{OauthPolicy}", Retrieved.Replace("mine", "older", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(consumer.At($"retrieved/{OauthPolicy}"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        consumer.Build();

        consumer.Read($"bin/eca/metadata/{OauthPolicy}").Should().Contain("older");
    }

    [Test]
    public void A_Salesforce_DX_project_is_patched_in_place_and_clean_brings_it_back()
    {
        const string Tree = "../sf/force-app/main/default";
        var consumer = new Consumer(
            properties: "<EcaFormat>Source</EcaFormat><EcaOutputPath>../sf</EcaOutputPath><EcaRetrieved>../sf</EcaRetrieved>"
                + "<NoWarn>$(NoWarn);ECA0188</NoWarn>")
        {
            GeneratesOnly = true,
        };
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write($"{Tree}/{OauthPolicy}-meta.xml", Retrieved);

        consumer.Build();
        var patched = consumer.Read($"{Tree}/{OauthPolicy}-meta.xml");
        patched.Should().Contain("<!-- mine -->").And.Contain("Agent_User");
        consumer.Files("../sf").Should().Contain("NEXT-STEPS.md", "it lies beside what is deployed");
        consumer.Build("--verbosity", "detailed").IsUpToDate.Should().BeTrue();

        // Merged into what the org has and not into what the last build made of it.
        consumer.Write("policy.eca.yaml", Agent.Replace("[Agent_User]", "[Agent_Admin]", StringComparison.Ordinal));
        consumer.Build();
        consumer.Read($"{Tree}/{OauthPolicy}-meta.xml").Should().Be(patched.Replace("Agent_User", "Agent_Admin", StringComparison.Ordinal));

        // An admin's change, retrieved again, is what the org has from then on.
        consumer.Write($"{Tree}/{OauthPolicy}-meta.xml", Retrieved.Replace("mine", "retrieved again", StringComparison.Ordinal));
        consumer.Build();
        consumer.Read($"{Tree}/{OauthPolicy}-meta.xml").Should().Contain("retrieved again").And.Contain("Agent_Admin");

        consumer.Succeed("clean");
        consumer.Files("../sf").Should().Equal($"force-app/main/default/{OauthPolicy}-meta.xml");
        consumer.Read($"{Tree}/{OauthPolicy}-meta.xml").Should().Be(Retrieved.Replace("mine", "retrieved again", StringComparison.Ordinal));
    }
}
