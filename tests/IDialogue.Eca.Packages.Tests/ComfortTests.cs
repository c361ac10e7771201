namespace IDialogue.Eca.Packages.Tests;

/// <summary>What a project may set and add, and how much it hears.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class ComfortTests
{
    private const string OauthPolicy = "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";
    private const string NextSteps = "Next steps, in an order that locks no one out:";

    private const string Agent =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]

        """;

    private readonly Consumer consumer = new();

    [Test]
    public void At_minimal_verbosity_only_the_next_steps_are_printed_and_only_once()
    {
        consumer.Write("policy.eca.yaml", Agent);

        var first = consumer.Build("-v:m");
        first.Count(NextSteps).Should().Be(1);
        first.Output.Should().NotContain("ECA package for API").And.NotContain("wrote ").And.NotContain("_Eca");

        consumer.Write("policy.eca.yaml", "# Nothing comes of a comment.\n" + Agent);
        var second = consumer.Build("-v:m");
        second.Lines.Should()
            .OnlyContain(line => !line.Contains("ECA", StringComparison.Ordinal) && !line.Contains("Next", StringComparison.Ordinal));

        consumer.Build("-t:Build;EcaSteps", "-v:m").Count(NextSteps).Should().Be(1, "they are printed when they are asked for");
        consumer.Read("bin/eca/NEXT-STEPS.md").Should().Contain(NextSteps);
        var terminal = consumer.Build("-t:EcaSteps", "-tl:on");
        terminal.Count(NextSteps).Should().Be(1, "the terminal logger shows warnings, and no messages");
        terminal.Output.Should().Contain("ECA0189").And.Contain("sf project deploy start --metadata-dir bin/eca/metadata");
        consumer.Build("-v:q", "-p:EcaFormat=Zip").Output.Should().NotContain(NextSteps);
    }

    [Test]
    public void Default_items_are_the_policy_files_beside_the_project_without_their_overlays()
    {
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write("policy.production.eca.yaml", "apps: {}");
        consumer.Write("bot.eca.yaml", Agent);
        consumer.Write("folder/other.eca.yaml", Agent);

        consumer.Items("EcaPolicy").Should().Equal("bot.eca.yaml", "policy.eca.yaml");
        consumer.Items("EcaPolicy", "-p:EnableDefaultEcaItems=false").Should().BeEmpty();
    }

    [Test]
    public void A_target_before_the_generation_may_write_policies_and_one_after_it_sees_the_files()
    {
        consumer.Write("agent.txt", Agent);
        consumer.Write(
            "Directory.Build.targets",
            """
            <Project>
              <Target Name="Mine" BeforeTargets="BeforeEcaGenerate">
                <Copy SourceFiles="agent.txt" DestinationFiles="obj/agent.eca.yaml" SkipUnchangedFiles="true" />
                <ItemGroup>
                  <EcaPolicy Include="obj/agent.eca.yaml" />
                </ItemGroup>
              </Target>
              <Target Name="Theirs" AfterTargets="AfterEcaGenerate">
                <Message Importance="high" Text="made @(EcaOutput->'%(Filename)%(Extension)')" />
              </Target>
            </Project>
            """);

        const string Made = "made Agent_oauth_defaultPolicy.ecaOauthPlcy;package.xml";
        consumer.Build().Lines.Should().Contain(Made);
        consumer.Build().Lines.Should().Contain(Made, "the hooks run when there is nothing to do, too");
    }

    [Test]
    public void A_project_that_compiles_nothing_makes_a_package()
    {
        consumer.Write("policy.eca.yaml", Agent);
        consumer.Write("global.json", """{ "msbuild-sdks": { "Microsoft.Build.NoTargets": "3.7.0" } }""");
        consumer.Write("Consumer.csproj", consumer.Read("Consumer.csproj")
            .Replace("Microsoft.NET.Sdk", "Microsoft.Build.NoTargets", StringComparison.Ordinal));

        consumer.Build().Warnings.Should().BeEmpty();

        consumer.Files("bin").Should().Equal(
            "eca/.eca-manifest", "eca/NEXT-STEPS.md", $"eca/metadata/{OauthPolicy}", "eca/metadata/package.xml");
        consumer.Build("-v:d")
            .IsUpToDate.Should().BeTrue();
        consumer.Succeed("clean");
        consumer.Files("bin/eca").Should().BeEmpty();
    }
}
