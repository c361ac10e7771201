using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>The MCP server, asked by a client that is not ours.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class McpServerTests : IDisposable
{
    private const string ConsumerKey = "3MVG9-consumer-key-of-the-org";
    private const string Secret = "5ECRET-of-the-org";

    private static readonly string[] Tools = ["validate", "explain", "build", "diff", "plan", "import", "convert", "links"];

    private readonly McpClient client = new();

    [SetUp]
    public void WriteFiles()
    {
        client.Write("policy.eca.yaml", Policy("Enforce IP restrictions"));
        client.Write("retrieved/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy",
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """);
        client.Write("connected/connectedApps/Old.connectedApp",
            """
            <ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata">
                <contactEmail>a@example.com</contactEmail>
                <label>Old</label>
            </ConnectedApp>
            """);
        client.Write("../outside/policy.eca.yaml", Policy("Relax IP restrictions"));
    }

    public void Dispose() => client.Dispose();

    [Test]
    public void A_client_finds_the_tools_resources_and_the_prompt_with_their_descriptions()
    {
        var answers = client.Run(["listTools"], ["listResources"], ["listResourceTemplates"], ["listPrompts"]);

        var tools = Items(answers[1], "tools");
        tools.Select(tool => Text(tool, "name")).Should().Equal(Tools);
        tools.Should().OnlyContain(tool => Text(tool, "description").Length > 100
            && tool.GetProperty("inputSchema").GetProperty("properties").EnumerateObject().Any()
            && tool.GetProperty("outputSchema").ToString().Contains("findings", StringComparison.Ordinal));
        Items(answers[2], "resources").Select(resource => Text(resource, "uri")).Should().Equal(
            "eca://schema", "eca://reference", "eca://guide",
            "eca://examples/subscriber", "eca://examples/app", "eca://examples/mcp-client", "eca://findings", "eca://baselines",
            "eca://retrieved/connected/connectedApps/Old.connectedApp",
            "eca://retrieved/retrieved/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy");
        Items(answers[3], "resourceTemplates").Select(template => Text(template, "uriTemplate"))
            .Should().Equal("eca://findings/{code}", "eca://retrieved/{+path}");
        Items(answers[4], "prompts").Select(prompt => Text(prompt, "name")).Should().Equal("subscriber");
        client.Errors.Should().BeEmpty();
    }

    [Test]
    public void Each_tool_answers_what_the_command_prints_with_json()
    {
        (string Line, JsonObject Arguments)[] runs =
        [
            ("validate policy.eca.yaml", new() { ["policies"] = new JsonArray("policy.eca.yaml") }),
            ("explain ECA0012", new() { ["text"] = "ECA0012" }),
            ("build --retrieved retrieved", new() { ["retrieved"] = "retrieved" }),
            ("diff --retrieved retrieved", new() { ["retrieved"] = "retrieved" }),
            ("plan --retrieved retrieved", new() { ["retrieved"] = "retrieved" }),
            ("import retrieved", new() { ["path"] = "retrieved" }),
            ("convert connected", new() { ["path"] = "connected" }),
            ("links", []),
        ];
        // Once before, so that both find the same package.
        client.Eca("build", "--retrieved", "retrieved").ExitCode.Should().Be(0);

        var answers = client.Run([.. runs.Select(run => McpClient.Call(run.Line.Split(' ')[0], run.Arguments))]);

        foreach (var ((line, _), answer) in runs.Zip(answers.Skip(1)))
        {
            var result = answer.GetProperty("result");
            result.GetProperty("isError").GetBoolean().Should().BeFalse(line);
            var text = Text(Items(answer, "content").Single(), "text");
            text.Should().Be(client.Eca([.. line.Split(' '), "--json"]).Output, line);
            JsonElement.DeepEquals(result.GetProperty("structuredContent"), JsonElement.Parse(text)).Should().BeTrue(line);
        }
    }

    [Test]
    public void A_bad_policy_is_a_tool_error_with_code_line_and_column()
    {
        client.Write("bad.eca.yaml", Policy("Relax"));

        var answers = client.Run(
            McpClient.Call("validate", new() { ["policies"] = new JsonArray("bad.eca.yaml") }),
            McpClient.Call("build", new() { ["policyText"] = Policy("Relax") }));

        foreach (var (answer, file) in answers.Skip(1).Zip(["bad.eca.yaml", "stdin"]))
        {
            var finding = Findings(answer).Single();
            Text(finding, "code").Should().Be("ECA0012");
            Text(finding, "file").Should().Be(file);
            finding.GetProperty("line").GetInt32().Should().Be(5);
            finding.GetProperty("column").GetInt32().Should().Be(21);
        }

        Directory.Exists(client.PathOf("bin")).Should().BeFalse("nothing is written of a bad policy");
    }

    [Test]
    public void Arguments_that_a_tool_does_not_take_are_findings_too()
    {
        var answers = client.Run(
            McpClient.Call("validate", new() { ["polices"] = "policy.eca.yaml" }),
            McpClient.Call("diff", []),
            McpClient.Call("build", new() { ["phased"] = "yes" }),
            McpClient.Call("build", new() { ["format"] = "tar" }),
            McpClient.Call("validate", new() { ["policies"] = ".env" }),
            McpClient.Call("validate", new() { ["environment"] = "none" }));

        answers.Skip(1).Take(5).Select(answer => Text(Findings(answer).Single(), "code")).Should().OnlyContain(code => code == "ECA0260");
        Text(Findings(answers[1]).Single(), "message").Should().Contain("Did you mean 'policies'?");
        Findings(answers[6]).Should().NotBeEmpty();
        client.Printed.Should().NotContain("   at ");
    }

    [Test]
    public void Paths_outside_the_folder_are_refused()
    {
        File.CreateSymbolicLink(client.PathOf("linked.eca.yaml"), client.PathOf("../outside/policy.eca.yaml"));
        Directory.CreateSymbolicLink(client.PathOf("linked"), client.PathOf("../outside"));
        JsonArray[] calls =
        [
            McpClient.Call("validate", new() { ["policies"] = new JsonArray("../outside/policy.eca.yaml") }),
            McpClient.Call("validate", new() { ["policies"] = new JsonArray(client.PathOf("../outside/policy.eca.yaml")) }),
            McpClient.Call("validate", new() { ["policies"] = new JsonArray("linked.eca.yaml") }),
            McpClient.Call("validate", new() { ["policies"] = new JsonArray("linked/policy.eca.yaml") }),
            McpClient.Call("validate", new() { ["metadata"] = new JsonArray("..") }),
            McpClient.Call("diff", new() { ["retrieved"] = "../outside" }),
            McpClient.Call("import", new() { ["path"] = "linked" }),
            McpClient.Call("import", new() { ["path"] = "retrieved", ["output"] = "linked/new.eca.yaml" }),
            McpClient.Call("build", new() { ["output"] = "../outside/new" }),
            McpClient.Call("build", new() { ["output"] = "linked/new" }),
        ];

        var answers = client.Run([.. calls, ["readResource", new JsonObject { ["uri"] = "eca://retrieved/..%2Foutside" }]]);

        answers.Skip(1).Take(calls.Length).Select(answer => Text(Findings(answer).Single(), "code"))
            .Should().OnlyContain(code => code == "ECA0261");
        answers[^1].GetProperty("error").GetString().Should().Contain("ECA0261");
        Directory.EnumerateFileSystemEntries(client.PathOf("../outside")).Should().ContainSingle("nothing is written outside");
    }

    [Test]
    public void Links_that_a_run_meets_on_its_way_are_not_followed_out_of_the_folder()
    {
        client.Write("../outside/policy.production.eca.yaml", Policy("5ECRET of the overlay"));
        File.CreateSymbolicLink(client.PathOf("policy.production.eca.yaml"), client.PathOf("../outside/policy.production.eca.yaml"));
        client.Write("../outside/Other_oauth_defaultPolicy.ecaOauthPlcy", Secret);
        File.CreateSymbolicLink(
            client.PathOf("retrieved/extlClntAppOauthPolicies/Other_oauth_defaultPolicy.ecaOauthPlcy"),
            client.PathOf("../outside/Other_oauth_defaultPolicy.ecaOauthPlcy"));
        Directory.CreateDirectory(client.PathOf("bin"));
        Directory.CreateSymbolicLink(client.PathOf("bin/eca"), client.PathOf("../outside"));

        var answers = client.Run(
            McpClient.Call("validate", new() { ["environment"] = "production" }),
            McpClient.Call("import", new() { ["path"] = "retrieved" }),
            McpClient.Call("build", []));

        Findings(answers[1]).Should().NotBeEmpty();
        Findings(answers[2]).Should().NotBeEmpty();
        Findings(answers[3]).Should().NotBeEmpty();
        client.Printed.Should().NotContain("5ECRET");
        Directory.EnumerateFileSystemEntries(client.PathOf("../outside")).Should().HaveCount(3, "nothing is written outside");
    }

    [Test]
    public void No_answer_contains_a_secret_a_consumer_key_or_the_value_of_a_variable()
    {
        client.Environment["ECA_TEST_TOKEN"] = Secret;
        client.Write("own/extlClntAppGlobalOauthSets/Own_glbloauth.ecaGlblOauth",
            $"""
            <ExtlClntAppGlobalOauthSettings xmlns="http://soap.sforce.com/2006/04/metadata">
                <callbackUrl>https://example.com/cb</callbackUrl>
                <consumerKey>{ConsumerKey}</consumerKey>
                <consumerSecret>{Secret}</consumerSecret>
                <externalClientApplication>Own</externalClientApplication>
                <label>Own</label>
            </ExtlClntAppGlobalOauthSettings>
            """);
        const string Own =
            "publicVariables: [ECA_TEST_TOKEN]\napps:\n  Own:\n    origin: deployed\n    globalOauthSettings:\n      isPkceRequired: true\n"
            + "      callbackUrls: ['https://${ECA_TEST_TOKEN}/', 'https://${HOST}/']\n";
        var open = Own.Replace("publicVariables: [ECA_TEST_TOKEN]\n", "", StringComparison.Ordinal);
        JsonObject Arguments(string policy) => new()
        {
            ["policyText"] = policy,
            ["retrieved"] = "own",
            ["variables"] = new JsonObject { ["HOST"] = "5ECRET.example.com", ["ECA_TEST_TOKEN"] = "5ECRET-token" },
        };
        JsonObject Environment() => new()
        {
            ["policyText"] = Own,
            ["retrieved"] = "own",
            ["variables"] = new JsonObject { ["HOST"] = "5ECRET" },
        };

        var answers = client.Run(
        [
            McpClient.Call("validate", new() { ["metadata"] = new JsonArray("own") }),
            McpClient.Call("import", new() { ["path"] = "own" }),
            .. new[] { "validate", "diff", "plan", "build" }.SelectMany(
                tool => new[] { McpClient.Call(tool, Arguments(open)), McpClient.Call(tool, Environment()) }),
            ["listResources"],
            ["readResource", new JsonObject { ["uri"] = "eca://retrieved/own/extlClntAppGlobalOauthSets/Own_glbloauth.ecaGlblOauth" }],
        ]);

        answers[2].GetProperty("result").GetProperty("isError").GetBoolean().Should().BeFalse();
        answers[4].GetProperty("result").GetProperty("isError").GetBoolean().Should().BeTrue("environment variables are not read");
        answers[5].GetProperty("result").GetProperty("isError").GetBoolean().Should().BeFalse();
        answers[^1].ToString().Should().Contain("https://example.com/cb");
        client.Printed.Should().NotContain("5ECRET").And.NotContain(ConsumerKey);
    }

    [Test]
    [Platform("Linux")]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void No_argument_makes_the_server_run_another_program()
    {
        client.Write("../path/sf", "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\n");
        File.SetUnixFileMode(client.PathOf("../path/sf"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        client.Environment["PATH"] = client.PathOf("../path") + ":" + Environment.GetEnvironmentVariable("PATH");

        var answers = client.Run(
            McpClient.Call("diff", new() { ["retrieved"] = "--target-org=acme" }),
            McpClient.Call("plan", new() { ["retrieved"] = "retrieved", ["environment"] = "--target-org" }),
            McpClient.Call("validate", new() { ["metadata"] = new JsonArray("--target-org", "acme") }),
            McpClient.Call("import", new() { ["path"] = "--target-org=acme" }),
            McpClient.Call("deploy", new() { ["policies"] = "policy.eca.yaml" }));

        answers.Skip(1).Take(4).SelectMany(Findings).Should().NotBeEmpty();
        answers[5].ToString().Should().Contain("deploy");
        File.Exists(client.PathOf("../path/ran")).Should().BeFalse();
    }

    [Test]
    public void Long_work_reports_progress_and_can_be_cancelled()
    {
        foreach (var number in Enumerable.Range(0, 3000))
        {
            Directory.CreateDirectory(client.PathOf($"retrieved/deep/{number}"));
        }

        var answers = client.Run(
            McpClient.Call("import", new() { ["path"] = "retrieved" }, new JsonObject { ["cancelAfter"] = 1 }),
            McpClient.Call("import", new() { ["path"] = "retrieved" }));

        answers[1].GetProperty("error").GetString().Should().Contain("cancelled by the test");
        answers[2].GetProperty("result").GetProperty("isError").GetBoolean().Should().BeFalse();
        answers[2].GetProperty("progress").EnumerateArray().Select(value => value.GetInt32())
            .Should().NotBeEmpty().And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Test]
    public void Other_commands_load_nothing_of_the_protocol()
    {
        const string Sdk = "ModelContextProtocol.Core.dll";
        var tool = Directory.CreateDirectory(client.PathOf("../tool")).FullName;
        var files = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(file => Path.GetFileName(file) != Sdk);
        foreach (var file in files.Append(Path.ChangeExtension(McpClient.Tool, ".runtimeconfig.json")))
        {
            File.Copy(file, Path.Combine(tool, Path.GetFileName(file)));
        }

        CommandResult Run(string command) =>
            Command.Run(new ProcessStartInfo("dotnet", [Path.Combine(tool, "eca.dll"), command]) { WorkingDirectory = client.Folder });

        Run("validate").ExitCode.Should().Be(0);
        Run("--version").ExitCode.Should().Be(0);
        Run("mcp").Errors.Should().Contain("ModelContextProtocol.Core");
    }

    [Test]
    public void A_client_reads_the_schema_the_reference_examples_and_pages_of_findings()
    {
        string[] addresses =
        [
            "eca://schema", "eca://reference", "eca://examples/mcp-client", "eca://findings", "eca://findings/ECA0012", "eca://x",
            "eca://guide", "eca://baselines",
        ];

        var answers = client.Run([.. addresses.Select(uri => new JsonArray("readResource", new JsonObject { ["uri"] = uri }))]);

        string Read(int number) => Text(Items(answers[number], "contents").Single(), "text");
        Read(1).Should().Be(client.Eca("schema").Output);
        Read(2).Should().StartWith("# ").And.Contain("permittedUsers");
        Read(3).Should().Contain("apps:").And.NotContain("#if");
        Read(4).Should().Contain("- ECA0012: An invalid value\n");
        Read(5).Should().Be(client.Eca("explain", "ECA0012").Output);
        answers[6].GetProperty("error").GetString().Should().Contain("There is no resource 'eca://x'.");
        Read(7).Should().Contain("permissionSets: { exact: [Agent_User] }").And.Contain("state: absent");
        Read(8).Should().Contain(client.Eca("explain", "hosted-mcp").Output).And.Contain("# partner-2026: ");
    }

    [Test]
    public void An_agent_lists_the_controls_of_a_baseline_and_is_told_in_its_own_words_what_explain_takes()
    {
        var answers = client.Run(
            McpClient.Call("explain", new() { ["text"] = "hosted-mcp" }), McpClient.Call("explain", new() { ["text"] = "hosted-mpc" }));

        Text(Items(answers[1], "content").Single(), "text").Should().Contain("Require Proof Key for Code Exchange (PKCE) | Warning | ECA0095: ")
            .And.Contain("Activate MCP Servers |  | None: no file shows it.");
        Text(Findings(answers[2]).Single(), "message").Should().Be(
            "There is no code or baseline 'hosted-mpc'. Did you mean 'hosted-mcp'? Pass a code of a finding, for example ECA0001, or a baseline: "
            + "salesforce-health, partner-2026, hosted-mcp.");
    }

    [Test]
    public void What_a_merge_keeps_is_no_change_of_a_package_and_told_apart_in_a_diff()
    {
        var answers = client.Run(
            McpClient.Call("build", new() { ["retrieved"] = "retrieved" }), McpClient.Call("diff", new() { ["retrieved"] = "retrieved" }));

        Text(Items(answers[1], "content").Single(), "text").Should()
            .Contain("\"difference\"").And.NotContain("ByMerge").And.NotContain("willReset");
        Text(Items(answers[2], "content").Single(), "text").Should().Contain("\"keptByMerge\"").And.NotContain("willReset");
    }

    [Test]
    public void The_prompt_names_app_permission_set_and_API_user()
    {
        JsonObject Arguments() => new() { ["app"] = "Agent", ["namespace"] = "acme", ["permissionSet"] = "Agent_User" };
        var whole = Arguments();
        whole["apiUser"] = "api@example.com";

        var answers = client.Run(
            ["getPrompt", new JsonObject { ["name"] = "subscriber", ["arguments"] = whole }],
            ["getPrompt", new JsonObject { ["name"] = "subscriber", ["arguments"] = Arguments() }]);

        Items(answers[1], "messages").Single().ToString().Should()
            .Contain("Agent (namespace acme)").And.Contain("[Agent_User]").And.Contain("[api@example.com]");
        answers[2].GetProperty("error").GetString().Should().Contain("'apiUser'");
    }

    private static string Policy(string ipRelaxation) =>
        $"""
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              ipRelaxation: {ipRelaxation}
        """;

    private static JsonElement[] Items(JsonElement answer, string name) =>
        [.. answer.GetProperty("result").GetProperty(name).EnumerateArray()];

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;

    /// <summary>The findings of a call that failed.</summary>
    private static JsonElement[] Findings(JsonElement answer)
    {
        var result = answer.GetProperty("result");
        result.GetProperty("isError").GetBoolean().Should().BeTrue(answer.ToString());
        return [.. result.GetProperty("structuredContent").GetProperty("findings").EnumerateArray()];
    }
}
