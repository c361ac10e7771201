using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.RegularExpressions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Salesforce.Tests.Loopback;
using IDialogue.Eca.Testing;
using YamlDotNet.RepresentationModel;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>
/// The pipelines and release scripts of the samples: their commands exist, hold no secret, and do with an org of the tests what their pages
/// show.
/// </summary>
public sealed partial class SampleScriptTests
{
    private const string GitHub = "Pipelines/.github/workflows/eca.yml";
    private const string GitHubDeploy = "Pipelines/.github/workflows/eca-deploy.yml";
    private const string GitHubDrift = "Pipelines/.github/workflows/eca-drift.yml";
    private const string Azure = "Pipelines/azure-pipelines.yml";
    private const string AzureDeploy = "Pipelines/azure-deploy.yml";
    private const string AzureDrift = "Pipelines/azure-drift.yml";
    private const string Bash = "ReleaseScript/release.sh";
    private const string PowerShell = "ReleaseScript/release.ps1";
    private const string Record = "iDialogue_External_Client_Connection_oauth_defaultPolicy";

    private static readonly string[] Secrets = ["SF_CLIENT_ID", "SF_JWT_KEY"];
    private static readonly string[] OfGitHub = [GitHub, GitHubDeploy, GitHubDrift];
    private static readonly string[] OfAzure = [Azure, AzureDeploy, AzureDrift];
    private static readonly string[] Pipelines = [.. OfGitHub, .. OfAzure];
    private static readonly string[] All = [.. Pipelines, Bash, PowerShell];

    [Test]
    public void Every_option_of_eca_and_dotnet_is_one_of_the_command([ValueSource(nameof(All))] string sample) =>
        SampleScript.Commands(sample)
            .Where(line => !line.StartsWith("sf ", StringComparison.Ordinal))
            .Should().NotBeEmpty()
            .And.AllSatisfy(line =>
        {
            var words = SampleScript.CommandOf(line).Split(' ');
            var program = words[0] == "eca" ? Path.Combine(AppContext.BaseDirectory, "eca.dll") : words[1];
            var help = Command.Run(new ProcessStartInfo("dotnet", [program, .. words.Skip(words[0] == "eca" ? 1 : 2), "--help"]));
            help.ExitCode.Should().Be(0, line);
            Words(help.Output).Should().Contain(SampleScript.OptionsOf(line).Append(words[^1]), line);
        });

    [Test]
    [Category("Salesforce")]
    public void Every_option_of_sf_is_one_of_the_command([ValueSource(nameof(All))] string sample) =>
        SampleScript.Commands(sample)
            .Where(line => line.StartsWith("sf ", StringComparison.Ordinal))
            .Should().NotBeEmpty()
            .And.AllSatisfy(line =>
        {
            var help = Command.Run(SalesforceClients.StartSf([.. SampleScript.CommandOf(line).Split(' ')[1..], "--help"]));
            help.ExitCode.Should().Be(0, line);
            Words(help.Output).Should().Contain(SampleScript.OptionsOf(line), line);
        });

    [Test]
    public void Both_pipelines_and_both_scripts_run_the_same_commands()
    {
        for (var index = 0; index < OfGitHub.Length; index++)
        {
            SampleScript.Commands(OfAzure[index]).Distinct().Order().Should()
                .Equal(SampleScript.Commands(OfGitHub[index]).Distinct().Order());
        }

        SampleScript.Commands(PowerShell).Should().Equal(SampleScript.Commands(Bash));
    }

    [Test]
    public void Actions_are_pinned_by_digest_and_a_checkout_keeps_no_token()
    {
        OfGitHub.SelectMany(workflow => SampleScript.Read(workflow).Split('\n'))
            .Where(line => line.Contains("uses:", StringComparison.Ordinal) && !line.Contains("uses: ./.github", StringComparison.Ordinal))
            .Should().NotBeEmpty()
            .And.AllSatisfy(line => line.Should().MatchRegex("uses: [a-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9]+[.][0-9]+[.][0-9]+$"));

        var steps = Pipelines.SelectMany(pipeline => SampleScript.Yaml(pipeline).AllNodes).OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("checkout") || (step.Children.TryGetValue("uses", out var uses) && IsCheckout(uses)))
            .ToArray();
        steps.Should().HaveCount(15).And.AllSatisfy(step => (step.Children.TryGetValue("with", out var with)
            ? with["persist-credentials"]
            : step["persistCredentials"]).ToString().Should().Be("false"));

        static bool IsCheckout(YamlNode action) => action.ToString().StartsWith("actions/checkout@", StringComparison.Ordinal);
    }

    [Test]
    public void A_plan_with_secrets_runs_the_tools_of_the_base_branch()
    {
        var steps = (YamlSequenceNode)SampleScript.Yaml(GitHub)["jobs"]["plan"]["steps"];
        var checkouts = steps.OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("with"))
            .Select(step => step["with"]).ToArray();
        checkouts[0]["ref"].ToString().Should().Be("${{ github.event.pull_request.base.sha || github.sha }}");
        checkouts[1]["path"].ToString().Should().Be("proposed");

        ((YamlSequenceNode)AzureJob("plan")["steps"]).OfType<YamlMappingNode>()
            .Where(step => step.Children.ContainsKey("bash"))
            .Where(step => !step["bash"].ToString().StartsWith("git ", StringComparison.Ordinal))
            .Should().HaveCount(6)
            .And.AllSatisfy(step => step["workingDirectory"].ToString().Should().Be("$(Pipeline.Workspace)/trusted"));
    }

    [Test]
    public void Only_main_is_deployed()
    {
        ((YamlMappingNode)SampleScript.Yaml(GitHub)["jobs"]).Children.Values
            .Where(job => ((YamlMappingNode)job).Children.ContainsKey("uses"))
            .Should().HaveCount(3)
            .And.AllSatisfy(job => job["if"].ToString().Should().Contain("github.event_name == 'push' && github.ref == 'refs/heads/main'"));
        SampleScript.Yaml(Azure)["stages"][1]["${{ each wave in parameters.waves }}"][0]["condition"].ToString()
            .Should().Contain("eq(variables['Build.SourceBranch'], 'refs/heads/main')")
            .And.Contain("ne(variables['Build.Reason'], 'PullRequest')");
    }

    [Test]
    public void They_install_the_versions_that_this_repository_makes_and_tests([ValueSource(nameof(Pipelines))] string sample)
    {
        var pinned = File.ReadAllText(Repository.Path("tests", "salesforce", "package.json"));

        foreach (Match match in SalesforceCli().Matches(SampleScript.Read(sample)))
        {
            pinned.Should().Contain($"\"@salesforce/cli\": \"{match.Groups[1].Value}\"");
        }

        SalesforceCli().IsMatch(SampleScript.Read(sample)).Should().BeTrue();
        var version = typeof(MetadataType).Assembly.GetName().Version!.ToString(3);
        SampleScript.Read("Pipelines/.config/dotnet-tools.json").Should().Contain($"\"version\": \"{version}\"");
    }

    [Test]
    public void A_secret_comes_from_a_secret_variable_and_reaches_only_the_step_that_logs_in([ValueSource(nameof(Pipelines))] string sample)
    {
        var holders = SampleScript.Yaml(sample).AllNodes.OfType<YamlMappingNode>()
            .Where(mapping => mapping.Children.Keys.OfType<YamlScalarNode>().Any(key => Secrets.Contains(key.Value))).ToArray();

        holders.Should().NotBeEmpty().And.AllSatisfy(holder =>
        {
            foreach (var secret in Secrets)
            {
                holder.Children[secret].ToString().Should().Be(OfGitHub.Contains(sample) ? $"${{{{ secrets.{secret} }}}}" : $"$({secret})");
            }
        });
        Regex.Matches(SampleScript.Read(sample), @"secrets\.|\$\(SF_").Should().HaveCount(Secrets.Length * holders.Length);
    }

    [Test]
    public void No_secret_stands_in_a_file_or_becomes_an_argument(
        [ValueSource(nameof(All))] string sample)
    {
        var text = SampleScript.Read(sample) + SampleScript.Read("Pipelines/orgs.json");

        // Log-in URLs, private keys, consumer keys, sessions, and what else is long and random.
        LooksSecret().IsMatch(text).Should().BeFalse();
        text.Split('\n').Should().NotContain(line => line.TrimStart().StartsWith("sf ", StringComparison.Ordinal)
            && (line.Contains("SF_JWT_KEY", StringComparison.Ordinal) || line.Contains("SF_AUTH_URL", StringComparison.Ordinal)));
    }

    [Test]
    public void The_orgs_are_named_as_both_systems_take_them_and_their_environments_are_there()
    {
        using var orgs = JsonDocument.Parse(SampleScript.Read("Pipelines/orgs.json"));

        orgs.RootElement.EnumerateArray().Should().HaveCountGreaterThan(1).And.AllSatisfy(org =>
        {
            org.EnumerateObject().Select(property => property.Name).Should().Equal("org", "environment", "username", "instanceUrl");
            org.GetProperty("org").GetString().Should().MatchRegex("^[A-Za-z][A-Za-z0-9_]*$");
            File.Exists(SampleScript.PathOf($"Pipelines/policy.{org.GetProperty("environment").GetString()}.eca.yaml")).Should().BeTrue();
        });
    }

    [Test]
    [Category("Salesforce")]
    [UnsupportedOSPlatform("windows")]
    public void The_release_script_prints_what_its_page_shows_and_has_nothing_to_do_the_second_time()
    {
        SalesforceClients.Require();
        using var org = new LoopbackOrg();
        using var folder = Folder(org, "ReleaseScript");

        var first = folder.RunBash($"'{folder.At("release.sh")}' acme");

        first.ExitCode.Should().Be(0, first.Output + first.Errors);
        ShouldShow("ReleaseScript", first.Output, folder);
        Content(org).Should().Contain("Field_Staff,iDialogue_API_User");
        folder.RunBash($"'{folder.At("release.sh")}' acme").Output.TrimEnd().Should().EndWith("Nothing to deploy.");
    }

    [Test]
    [Category("Salesforce")]
    [UnsupportedOSPlatform("windows")]
    public void The_jobs_of_an_org_plan_and_apply_as_the_page_shows()
    {
        SalesforceClients.Require();
        using var org = new LoopbackOrg();
        using var folder = Folder(org, "Pipelines");
        var before = Content(org);

        Step(folder, "Plan").ExitCode.Should().Be(0);
        File.ReadAllText(folder.At("summary.md")).Should().Contain("**Loses access**");
        Step(folder, "Dry run").ExitCode.Should().Be(0);
        Content(org).Should().Be(before);
        var deploy = Step(folder, "Apply");

        deploy.ExitCode.Should().Be(0, deploy.Output + deploy.Errors);
        ShouldShow("Pipelines", deploy.Output, folder);
        Content(org).Should().Contain(">iDialogue_API_User<");
        File.Exists(folder.At("acme.undo.ecaplan")).Should().BeTrue();
        Step(folder, "Plan").ExitCode.Should().Be(0, "an org without changes is no error");
    }

    [Test]
    [Category("Salesforce")]
    [UnsupportedOSPlatform("windows")]
    public void A_nightly_comparison_tells_an_org_that_differs_from_one_that_is_the_same_and_one_without_an_answer()
    {
        SalesforceClients.Require();
        using var org = new LoopbackOrg();
        using var folder = Folder(org, "Pipelines");
        Directory.CreateDirectory(folder.At("result"));

        Step(folder, "Retrieve").ExitCode.Should().Be(0);
        Step(folder, "Compare").ExitCode.Should().Be(0);
        File.ReadAllText(folder.At("result/status")).Should().Be("differs\n");
        File.ReadAllText(folder.At("result/drift.md")).Should()
            .Contain("| changed | Permitted Users |").And.Contain("1 of 1 record differs.");

        Step(folder, "Plan");
        Step(folder, "Apply").ExitCode.Should().Be(0);
        Directory.Delete(folder.At("result/retrieved"), recursive: true);
        Step(folder, "Retrieve");
        Step(folder, "Compare").ExitCode.Should().Be(0);
        File.ReadAllText(folder.At("result/status")).Should().Be("same\n");

        File.Delete(folder.At("result/status"));
        Directory.Delete(folder.At("result/retrieved"), recursive: true);
        Step(folder, "Compare").ExitCode.Should().Be(1);
        File.Exists(folder.At("result/status")).Should().BeFalse();
    }

    [TestCaseSource(nameof(Pipelines))]
    [Category("Salesforce")]
    [UnsupportedOSPlatform("windows")]
    public void A_log_in_leaves_no_key_behind(string sample)
    {
        SalesforceClients.Require();
        using var folder = new SalesforceFolder();
        Directory.CreateDirectory(folder.At("tmp"));
        var logIn = SampleScript.ShellSteps(SampleScript.Yaml(sample))
            .Distinct()
            .Single(step => step.Contains("sf org login", StringComparison.Ordinal));

        // Says whether the key is there while sf runs, and fails as sf does with a wrong one.
        var run = folder.RunBash(
            "sf() { cat \"$9\"; ls -l \"$9\" | cut -c 1-10; return 1; }\n" + logIn,
            ("TMPDIR", folder.At("tmp")),
            ("SF_JWT_KEY", "a2V5Cg=="),
            ("SF_CLIENT_ID", "id"),
            ("SF_USERNAME", "u"),
            ("SF_INSTANCE_URL", "https://x"),
            ("ORG", "o"));

        run.ExitCode.Should().Be(1, run.Errors);
        run.Output.Should().Be("key\n-rw-------\n");
        Directory.EnumerateFiles(folder.At("tmp")).Should().BeEmpty();
    }

    private static YamlNode AzureJob(string name) => ((YamlSequenceNode)SampleScript.Yaml(Azure)["stages"])
        .Take(1)
        .SelectMany(stage => (YamlSequenceNode)stage["jobs"])
        .Single(job => job["job"].ToString() == name);

    [UnsupportedOSPlatform("windows")]
    private static CommandResult Step(SalesforceFolder folder, string name)
    {
        var step = OfGitHub.SelectMany(workflow => SampleScript.Yaml(workflow).AllNodes).OfType<YamlMappingNode>()
            .First(mapping => mapping.Children.TryGetValue("name", out var title) && title.ToString() == name);
        return folder.RunBash(
            step.Children["run"].ToString(),
            ("ORG", "acme"),
            ("GITHUB_STEP_SUMMARY", folder.At("summary.md")),
            ("POLICY_ENVIRONMENT", "production"),
            ("POLICY_FILE", "policy.eca.yaml"));
    }

    /// <summary>A folder with the files of a sample, logged in to an org in which an admin has set something.</summary>
    private static SalesforceFolder Folder(LoopbackOrg org, string sample)
    {
        const string App = "idialogue__iDialogue_External_Client_Connection";
        org.Records.Add(App, "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        org.Records.Add(Record, $"""
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>Field_Staff</commaSeparatedPermissionSet>
                <externalClientApplication>{App}</externalClientApplication>
                <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
                <permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>
                <refreshTokenPolicyType>Infinite</refreshTokenPolicyType>
                <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
            </ExtlClntAppOauthConfigurablePolicies>
            """);
        var folder = new SalesforceFolder();
        folder.LogIn(org);
        folder.Run($"sf alias set acme={LoopbackOrg.Username}");
        foreach (var file in Directory.EnumerateFiles(SampleScript.PathOf(sample)))
        {
            File.Copy(file, folder.At(Path.GetFileName(file)));
        }

        return folder;
    }

    private static string Content(LoopbackOrg org) =>
        org.Records.Find(ExtlClntAppOauthConfigurablePolicies.MetadataType, Record)!.Content.ToString();

    /// <summary>
    /// All lines of the page's block are printed, in their order; between them stand those of <c>sf</c>, which has times and ids in them.
    /// </summary>
    private static void ShouldShow(string sample, string output, SalesforceFolder folder)
    {
        var printed = WorkFolder()
            .Replace(output.ReplaceLineEndings("\n").Replace(folder.At(""), "", StringComparison.Ordinal), "/tmp/run/")
            .Split('\n');
        var shown = SampleScript.Read($"{sample}/README.md").Split("```text\n")[1].Split("```")[0]
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

        printed.Where(shown.Contains).Should().Equal(shown, string.Join('\n', printed));
    }

    private static IEnumerable<string> Words(string help) =>
        help.Split([' ', ',', '\n', '\r', '[', ']'], StringSplitOptions.RemoveEmptyEntries).Select(word => word.Split('=')[0]);

    [GeneratedRegex(@"@salesforce/cli@(\S+)")]
    private static partial Regex SalesforceCli();

    [GeneratedRegex(@"force://|-----BEGIN|3MVG9|00D\w{12,15}!|[A-Za-z0-9+/=]{41,}")]
    private static partial Regex LooksSecret();

    [GeneratedRegex(@"[^ ""']*/(eca-|tmp\.)[A-Za-z0-9]+/")]
    private static partial Regex WorkFolder();
}
