using System.IO.Abstractions.TestingHelpers;
using System.Text;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PolicyGeneratorTests
{
    private const string Agent =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              preset: long-running-agent
              permissionSets: [Agent_User]

        """;

    private readonly MockFileSystem disk = new();

    private PolicyGenerator Generator => new(disk);

    private string Folder => disk.Path.GetFullPath("/out");

    [Test]
    public void Writes_the_package_and_tells_what_to_deploy()
    {
        Save("/policy.eca.yaml", Agent);

        var report = Generate("/policy.eca.yaml").ValueOrThrow();

        report.Package.Components.Should().ContainSingle();
        report.Written.Files.Should().AllSatisfy(file => disk.File.Exists(file.Path).Should().BeTrue());
        report.DeployPaths.Should().Equal(disk.Path.Combine(Folder, "metadata"));
        disk.Directory.Exists(report.DeployPaths.Single()).Should().BeTrue();
    }

    [Test]
    public void An_error_changes_nothing_on_disk()
    {
        Save("/policy.eca.yaml", Agent);
        Generate("/policy.eca.yaml");
        var before = disk.AllFiles.ToDictionary(file => file, file => disk.File.ReadAllText(file));
        Save("/policy.eca.yaml", Agent.Replace("permissionSets: [Agent_User]", "permissionSets: []", StringComparison.Ordinal));

        Generate("/policy.eca.yaml").Value.Should().BeNull();

        foreach (var (file, content) in before.Where(entry => !entry.Key.EndsWith("policy.eca.yaml", StringComparison.Ordinal)))
        {
            disk.File.ReadAllText(file).Should().Be(content);
        }
    }

    [Test]
    public void Several_files_make_one_package()
    {
        Save("/a.eca.yaml", Agent);
        Save("/b.eca.yaml", Agent.Replace("Agent:", "Bot:", StringComparison.Ordinal));

        Generate("/a.eca.yaml", "/b.eca.yaml").ValueOrThrow().Package.Components.Select(component => component.FullName)
            .Should().Equal("Agent_oauth_defaultPolicy", "Bot_oauth_defaultPolicy");
    }

    [Test]
    public void The_same_app_in_two_files_is_an_error_in_the_second()
    {
        Save("/a.eca.yaml", Agent);
        Save("/b.eca.yaml", Agent);

        var finding = Generate("/a.eca.yaml", "/b.eca.yaml").Diagnostics.Should().ContainSingle().Subject;

        finding.Code.Should().Be("ECA0021");
        finding.Location!.Value.File.Should().Be("/b.eca.yaml");
        finding.Message.Should().Contain("/a.eca.yaml(2,3)");
    }

    [Test]
    public void Files_must_agree_on_the_API_version()
    {
        Save("/a.eca.yaml", "apiVersion: 66.0\n" + Agent);
        Save("/b.eca.yaml", "apiVersion: 67.0\n" + Agent.Replace("Agent:", "Bot:", StringComparison.Ordinal));

        Generate("/a.eca.yaml", "/b.eca.yaml").Diagnostics.Single().Code.Should().Be("ECA0027");
    }

    [Test]
    public void A_version_from_outside_wins()
    {
        Save("/a.eca.yaml", "apiVersion: 66.0\n" + Agent);
        Save("/b.eca.yaml", "apiVersion: 67.0\n" + Agent.Replace("Agent:", "Bot:", StringComparison.Ordinal));

        var package = Generator.Compile(new PolicyRequest { PolicyFiles = ["/a.eca.yaml", "/b.eca.yaml"], ApiVersion = new ApiVersion(64) })
            .ValueOrThrow();

        package.ApiVersion.Should().Be(new ApiVersion(64));
    }

    [Test]
    public void Without_a_version_it_is_the_default()
    {
        Save("/a.eca.yaml", Agent);

        Generate("/a.eca.yaml").ValueOrThrow().Package.ApiVersion.Should().Be(ApiVersion.Default);
    }

    [Test]
    public void A_missing_file_is_a_finding() => Generate("/none.eca.yaml").Diagnostics.Single().Code.Should().Be("ECA0001");

    [Test]
    public void A_file_that_is_not_UTF_8_is_a_finding()
    {
        disk.AddFile("/policy.eca.yaml", new MockFileData([(byte)'a', 0xE4, (byte)'b']));

        Generate("/policy.eca.yaml").Diagnostics.Single().Code.Should().Be("ECA0002");
    }

    [Test]
    public void A_byte_order_mark_and_CR_LF_change_nothing()
    {
        Save("/policy.eca.yaml", Agent);
        var expected = Generate("/policy.eca.yaml").ValueOrThrow().Package.Components;
        disk.AddFile(
            "/policy.eca.yaml",
            new MockFileData([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Agent.ReplaceLineEndings("\r\n"))]));

        Generate("/policy.eca.yaml").ValueOrThrow().Package.Components.Should().Equal(expected);
    }

    [Test]
    public void The_manifest_changes_with_the_input_and_not_with_the_place()
    {
        Save("/policy.eca.yaml", Agent);
        Save("/elsewhere/policy.eca.yaml", Agent);
        Save("/other.eca.yaml", Agent + "# a comment\n");

        var manifests = new[] { "/policy.eca.yaml", "/elsewhere/policy.eca.yaml", "/other.eca.yaml" }.Select(path =>
        {
            var folder = disk.Path.Combine(disk.Path.GetDirectoryName(path)!, "made");
            Generator.Generate(new GenerationRequest { PolicyFiles = [path], OutputFolder = folder }).IsSuccess.Should().BeTrue();
            return disk.File.ReadAllText(disk.Path.Combine(folder, ".eca-manifest"));
        }).ToArray();

        manifests[1].Should().Be(manifests[0]);
        manifests[2].Should().NotBe(manifests[0]);
    }

    [Test]
    public void The_package_of_another_folder_or_environment_is_not_overwritten_but_that_of_a_project_in_the_folder_is()
    {
        Save("/a/policy.eca.yaml", Agent);
        Save("/a/policy.production.eca.yaml", "apps: {}\n");
        Save("/a/A.csproj", "");
        Save("/b/policy.eca.yaml", Agent);
        var request = new GenerationRequest { PolicyFiles = ["/a/policy.eca.yaml"], OutputFolder = "/a/out" };
        Generator.Generate(request).IsSuccess.Should().BeTrue();
        var manifest = disk.File.ReadAllText("/a/out/.eca-manifest");
        manifest.Should().Contain("\n# project ../\n# environment \n");

        Generator.Generate(request with { Environment = "production" })
            .Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0180")
            .Which.Location!.Value.File.Should().Be("/a/out/.eca-manifest");
        Generator.Generate(request with { PolicyFiles = ["/b/policy.eca.yaml"] })
            .Diagnostics.Should().ContainSingle().Which.Message.Should().Contain("the package of ../ without environment");
        Generator.Generate(request with { Project = "/b/B.csproj" }).HasErrors.Should().BeTrue();
        disk.File.ReadAllText("/a/out/.eca-manifest").Should().Be(manifest);

        Generator.Generate(request with { Project = "/a/A.csproj" }).IsSuccess.Should().BeTrue();
        disk.File.ReadAllText("/a/out/.eca-manifest").Should().Contain("\n# project ../A.csproj\n");
        Generator.Generate(request with { Project = "/a/Other.csproj" }).HasErrors.Should().BeTrue();
        Generator.Generate(request).IsSuccess.Should().BeTrue();
    }

    [Test]
    public void Content_at_hand_is_a_policy_file_with_a_place_for_what_lies_beside_it()
    {
        Save("/policy.production.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Production_User]\n");

        var package = Generator.Compile(new PolicyRequest
        {
            PolicyFiles = [],
            PolicyContents = [new PolicyContent("/policy.eca.yaml", Encoding.UTF8.GetBytes(Agent))],
            Environment = "production",
        }).ValueOrThrow();

        package.Components.OfType<ExtlClntAppOauthConfigurablePolicies>()
            .Single()
            .CommaSeparatedPermissionSet.Should()
            .Be("Production_User");
    }

    [Test]
    public void Files_from_elsewhere_are_laid_over_a_policy_file_and_over_its_environment()
    {
        const string Policy = "/packages/acme/policy.eca.yaml";
        Save(Policy, Agent);
        Save("/packages/acme/policy.production.eca.yaml", Users("Of_Package_In_Production"));
        var overlay = new PolicyOverlay(Policy, "/mine/policy.eca.yaml") { Folder = "/mine" };
        var request = new PolicyRequest { PolicyFiles = [Policy], Overlays = [overlay] };

        PermissionSets(request).Should().Be("Agent_User", "an overlay of a package need not exist");
        Generator.Compile(request with { Overlays = [overlay with { Folder = null }] })
            .Diagnostics.Should().ContainSingle(finding => finding.Code == "ECA0185");
        PermissionSets(request with { Environment = "production" }).Should().Be("Of_Package_In_Production");

        Save("/mine/policy.eca.yaml", Users("Mine"));
        PermissionSets(request).Should().Be("Mine");
        PermissionSets(request with { Environment = "production" }).Should().Be("Mine");

        Save("/mine/policy.production.eca.yaml", Users("Mine_In_Production"));
        PermissionSets(request with { Environment = "production" }).Should().Be("Mine_In_Production");

        var unknown = Generator.Compile(request with { Environment = "prodution" }).Diagnostics.Should().ContainSingle().Subject;
        unknown.Code.Should().Be("ECA0077");
        unknown.Message.Should().Contain("'production'");

        static string Users(string name) => $"apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [{name}]\n";

        string? PermissionSets(PolicyRequest of) =>
            Generator.Compile(of).ValueOrThrow().Components
                .OfType<ExtlClntAppOauthConfigurablePolicies>().Single().CommaSeparatedPermissionSet;
    }

    [Test]
    public void A_plan_tells_the_commands_of_an_org()
    {
        Save("/policy.eca.yaml", Agent + "    subscriber:\n      package: 04t000000000001AAA\n");

        Generator.Plan(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"] }, "production").ValueOrThrow()
            .Steps.SelectMany(step => step.Commands)
            .Should().Contain(command => command.Contains("04t000000000001AAA", StringComparison.Ordinal))
            .And.OnlyContain(command => command.EndsWith("--target-org production", StringComparison.Ordinal)
                || command.Contains("--target-org production ", StringComparison.Ordinal));
    }

    [Test]
    public void Somebody_may_hear_what_is_read()
    {
        Save("/policy.eca.yaml", Agent);
        disk.AddDirectory("/retrieved/a/b");
        var heard = new List<string>();

        Generator.Compile(new PolicyRequest { PolicyFiles = ["/policy.eca.yaml"], Retrieved = "/retrieved", Progress = new Ear(heard) });

        heard.Select(disk.Path.GetFileName).Should().Equal("retrieved", "a", "b");
    }

    [Test]
    public void What_was_said_wins_over_the_environment()
    {
        var values = PolicyVariables.Combine(
            new Dictionary<string, string> { ["HOST"] = "environment", ["OTHER"] = "environment" },
            [new("host", "first"), new("host", "last")]);

        values["HOST"].Should().Be("last");
        values["OTHER"].Should().Be("environment");
    }

    [Test]
    public void A_text_can_be_read_without_a_file_system()
    {
        var file = PolicyGenerator.Parse(Agent, "policy.eca.yaml").ValueOrThrow();

        var app = file.Apps.Should().ContainSingle().Subject;
        app.FullName.Should().Be("acme__Agent");
        app.AppPolicies.Should().BeNull();
        app.OauthPolicies.Should().Be(new ExtlClntAppOauthConfigurablePolicies
        {
            FullName = "Agent_oauth_defaultPolicy",
            ExternalClientApplication = "acme__Agent",
            CommaSeparatedPermissionSet = "Agent_User",
            IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
            PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
            RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite,
        });
    }

    private Result<GenerationReport> Generate(params string[] files) =>
        Generator.Generate(new GenerationRequest { PolicyFiles = files.ToValueList(), OutputFolder = Folder });

    private void Save(string path, string text) => disk.AddFile(path, new MockFileData(text));

    private sealed class Ear(List<string> heard) : IProgress<string>
    {
        public void Report(string value) => heard.Add(value);
    }
}
