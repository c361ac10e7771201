namespace IDialogue.Eca.Packages.Tests;

/// <summary>What makes a build generate again, and what becomes of files that are no longer part of the package.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class IncrementalTests
{
    private const string Tree = "../salesforce/force-app/main/default";
    private const string AgentFile = "extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml";
    private const string BotFile = "extlClntAppOauthPolicies/Bot_oauth_defaultPolicy.ecaOauthPlcy-meta.xml";

    private static readonly DateTime LongAgo = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly Consumer consumer = new(properties: "<EcaFormat>Source</EcaFormat><EcaOutputPath>../salesforce</EcaOutputPath>")
    {
        GeneratesOnly = true,
    };

    [Test]
    public void An_overlay_that_appears_changes_or_goes_is_noticed_whatever_its_time()
    {
        const string Overlay = "policy.production.eca.yaml";
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Write("bot.eca.yaml", PolicyOf("Bot"));
        consumer.Write("bot.production.eca.yaml", "apps: {}\n");
        Build().Should().Contain("Agent_User");

        consumer.Write(Overlay, "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Agent_Admin]\n");
        File.SetLastWriteTimeUtc(consumer.At(Overlay), LongAgo);
        Build().Should().Contain("Agent_Admin");

        consumer.Write(Overlay, "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Agent_Auditor]\n");
        Build().Should().Contain("Agent_Auditor");

        File.Delete(consumer.At(Overlay));
        Build().Should().Contain("Agent_User");

        string Build()
        {
            consumer.Build("-p:EcaEnvironment=production", "-p:EcaAppendEnvironmentToOutputPath=false");
            return consumer.Read($"{Tree}/{AgentFile}");
        }
    }

    [Test]
    public void A_policy_file_that_appears_or_goes_is_noticed_and_what_was_made_of_it_goes_with_it()
    {
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Build();

        consumer.Write("bot.eca.yaml", PolicyOf("Bot"));
        File.SetLastWriteTimeUtc(consumer.At("bot.eca.yaml"), LongAgo);
        consumer.Build();
        consumer.Files(Tree).Should().Equal(AgentFile, BotFile);

        File.Delete(consumer.At("bot.eca.yaml"));
        var build = consumer.Build("-v:n");
        consumer.Files(Tree).Should().Equal(AgentFile);
        build.Lines.Should().Contain($"deleted   {Path.GetFullPath(consumer.At($"{Tree}/{BotFile}"))}");
    }

    [Test]
    public void A_changed_guard_file_is_noticed()
    {
        const string Guard = "../company.eca-guard.yaml";
        consumer.Write("policy.eca.yaml", "rules:\n  ECA0034: off\n" + PolicyOf("Agent"));
        consumer.Write(Guard, "rules: { ECA0095: error }\n");
        consumer.Build($"-p:EcaGuard={Guard}").ExitCode.Should().Be(0);
        consumer.Build("-v:d", $"-p:EcaGuard={Guard}").IsUpToDate.Should().BeTrue();

        consumer.Write(Guard, "rules: { ECA0034: error }\n");
        var refused = consumer.Dotnet("build", $"-p:EcaGuard={Guard}", "-p:NoWarn=ECA0264");

        refused.ExitCode.Should().Be(1);
        refused.Output.Should().MatchRegex(
            @"policy\.eca\.yaml\(2,3\): error ECA0264: The level 'off' of ECA0034 .*company\.eca-guard\.yaml\(1,10\) requires 'error'");
        consumer.Dotnet("build", "-p:EcaGuard=missing.yaml").Output.Should().Contain("error ECA0001:");
    }

    [Test]
    public void Another_version_of_the_package_generates_again()
    {
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Build();
        var before = consumer.Snapshot("../salesforce");

        consumer.Write("Consumer.csproj", consumer.Read("Consumer.csproj")
            .Replace($"\"{Packages.Version}\"", $"\"{Packages.PackAgain()}\"", StringComparison.Ordinal));
        consumer.Build("-v:d").IsUpToDate.Should().BeFalse();

        consumer.Snapshot("../salesforce").Should().Equal(before, "the same bytes come of it");
        consumer.Build("-v:d").IsUpToDate.Should().BeTrue();
    }

    [Test]
    public void What_was_changed_by_hand_is_left_with_a_warning_and_what_the_tool_did_not_write_is_left_without()
    {
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Write("bot.eca.yaml", PolicyOf("Bot"));
        consumer.Write($"{Tree}/extlClntAppOauthPolicies/Mine_oauth_defaultPolicy.ecaOauthPlcy-meta.xml", "<mine />");
        consumer.Build();
        File.AppendAllText(consumer.At($"{Tree}/{BotFile}"), "<!-- by hand -->");

        File.Delete(consumer.At("bot.eca.yaml"));
        var build = consumer.Build();

        build.Warnings.Should().ContainSingle().Which.Should().Contain("warning ECA0049:").And.Contain("Bot_oauth");
        consumer.Files(Tree).Should().Equal(AgentFile, BotFile, "extlClntAppOauthPolicies/Mine_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");
        consumer.Build().Warnings.Should().BeEmpty("from then on the file is somebody's own");
    }

    [Test]
    public void Clean_removes_what_was_made_outside_bin_too_but_nothing_that_was_changed_by_hand()
    {
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Write("bot.eca.yaml", PolicyOf("Bot"));
        consumer.Build();
        File.AppendAllText(consumer.At($"{Tree}/{BotFile}"), "<!-- by hand -->");

        var clean = consumer.Dotnet("clean");

        clean.ExitCode.Should().Be(0, clean.Output);
        clean.Warnings.Should().ContainSingle().Which.Should().Contain("warning ECA0049:");
        consumer.Files("../salesforce").Should().Equal($"force-app/main/default/{BotFile}");
    }

    [Test]
    public void Clean_before_the_first_build_does_nothing()
    {
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Restore();

        consumer.Dotnet("clean").Warnings.Should().BeEmpty();

        Directory.Exists(consumer.At("../salesforce")).Should().BeFalse();
    }

    private static string PolicyOf(string app) =>
        $"""
        apps:
          {app}:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]

        """;
}
