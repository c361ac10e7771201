using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PolicyLockTests : IDisposable
{
    private const string Policy =
        """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              startUrl: https://${HOST:-acme.example.com}/
              permissionSets: [Agent_User, Agent_Admin]
              permittedUsers: AdminApprovedPreAuthorized
              customAttributes:
                - { key: note, formula: '"a, b"' }

        """;

    private readonly RecordingEngine engine = new();
    private readonly string folder = Directory.CreateTempSubdirectory("eca-lock-").FullName;

    private string LockFile => Path.Combine(folder, "eca.lock.json");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_file_lists_each_value_of_a_package_in_the_words_of_Setup_for_all_environments_and_no_value_of_a_variable()
    {
        Write("1.0.0", "policy.eca.yaml", Policy);
        Write("1.0.0", "policy.production.eca.yaml", "apps: { Agent: { oauthPolicies: { permissionSets: ['a, b', c], profiles: [], startUrl: } } }\n");
        Write("1.0.0", "keys/agent.pem", "abc");

        Task("1.0.0", withLockFile: true).Execute().Should().BeTrue(Errors());

        File.ReadAllText(LockFile).Should().Be(
            """
            {
              "format": 1,
              "packages": {
                "Acme.Policies": {
                  "keys/agent.pem": {
                    "SHA-256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                  },
                  "package": {
                    "Version": "1.0.0"
                  },
                  "policy.eca.yaml": {
                    "apps / Agent / namespace": "acme",
                    "apps / Agent / oauthPolicies / Permitted Users": "Admin approved users are pre-authorized",
                    "apps / Agent / oauthPolicies / customAttributes / [1] / formula": "\"a, b\"",
                    "apps / Agent / oauthPolicies / customAttributes / [1] / key": "note",
                    "apps / Agent / oauthPolicies / permissionSets": "Agent_User, Agent_Admin",
                    "apps / Agent / oauthPolicies / startUrl": "https://${HOST:-acme.example.com}/"
                  },
                  "policy.production.eca.yaml": {
                    "apps / Agent / oauthPolicies / permissionSets": "\"a, b\", c",
                    "apps / Agent / oauthPolicies / profiles": "[]",
                    "apps / Agent / oauthPolicies / startUrl": "(no value)"
                  }
                }
              }
            }

            """.ReplaceLineEndings("\n"));
    }

    [TestCase("[Agent_User, Agent_Admin]", "[Agent_Admin]", "Agent_User, Agent_Admin -> Agent_Admin")]
    [TestCase("acme.example.com", "other.example.com", "https://${HOST:-acme.example.com}/ -> https://${HOST:-other.example.com}/")]
    [TestCase("      startUrl: https://${HOST:-acme.example.com}/\n", "", "https://${HOST:-acme.example.com}/ -> (not set)")]
    public void A_locked_build_refuses_a_difference_and_generates_nothing_until_the_file_is_updated(
        string before, string after, string difference)
    {
        Write("1.0.0", "policy.eca.yaml", Policy);
        Task("1.0.0", withLockFile: true).Execute().Should().BeTrue(Errors());
        var locked = File.ReadAllText(LockFile);
        // Git may have checked it out with other line ends.
        File.WriteAllText(LockFile, locked.Replace("\n", "\r\n", StringComparison.Ordinal));
        Task("1.0.0", locked: true).Execute().Should().BeTrue(Errors());

        Directory.Delete(Path.Combine(folder, "out"), recursive: true);
        Write("1.0.0", "policy.eca.yaml", Policy.ReplaceLineEndings("\n").Replace(before, after, StringComparison.Ordinal));
        Task("1.0.0", locked: true).Execute().Should().BeFalse();
        var error = engine.Errors.Should().ContainSingle().Subject;
        error.Code.Should().Be("ECA0191");
        error.File.Should().Be(LockFile);
        error.Message.Should().Contain("policy.eca.yaml: apps / Agent / oauthPolicies / ").And.Contain($": {difference}. Review");
        Directory.Exists(Path.Combine(folder, "out")).Should().BeFalse();

        engine.Errors.Clear();
        Task("1.0.0").Execute().Should().BeTrue(Errors());
        engine.Messages.Should().Contain(message => message.Message!.Contains(difference, StringComparison.Ordinal));
        Task("1.0.0", locked: true).Execute().Should().BeTrue(Errors());
    }

    [Test]
    public void A_policy_of_a_package_is_listed_whatever_overlay_its_subscriber_gives_it()
    {
        Write("1.0.0", "policy.eca.yaml", Policy);
        Task("1.0.0", withLockFile: true).Execute().Should().BeTrue(Errors());
        var locked = File.ReadAllText(LockFile);
        File.WriteAllText(Path.Combine(folder, "mine.eca.yaml"), "apps: {}\n");

        Task("1.0.0", locked: true, overlay: "mine.eca.yaml").Execute().Should().BeTrue(Errors());
        File.Delete(LockFile);
        Task("1.0.0", withLockFile: true, overlay: "mine.eca.yaml").Execute().Should().BeTrue(Errors());

        File.ReadAllText(LockFile).Should().Be(locked);
    }

    [TestCase(null)]
    [TestCase("<<<<<<< HEAD\n")]
    [TestCase("{ \"version\": 2, \"packages\": {} }")]
    public void A_locked_build_needs_a_file_that_it_can_read(string? content)
    {
        Write("1.0.0", "policy.eca.yaml", Policy);
        if (content is not null)
        {
            File.WriteAllText(LockFile, content);
        }

        Task("1.0.0", locked: true).Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.Code.Should().Be("ECA0192");
    }

    [Test]
    public void Without_packages_and_without_being_asked_there_is_no_file()
    {
        Write("1.0.0", "policy.eca.yaml", Policy);
        Task("1.0.0").Execute().Should().BeTrue(Errors());
        File.Exists(LockFile).Should().BeFalse();

        var task = Task("1.0.0", locked: true);
        task.PolicyFiles = [new TaskItem(task.PolicyFiles[0].ItemSpec)];
        task.Execute().Should().BeTrue(Errors());
    }

    private string Errors() => string.Join('\n', engine.Errors.Select(error => error.Message));

    private void Write(string version, string path, string content)
    {
        var file = Path.Combine(folder, "acme.policies", version, "eca", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }

    private EcaGeneratePackage Task(
        string version, bool withLockFile = false, bool locked = false, string overlay = "Acme.Policies/policy.eca.yaml")
    {
        var item = new TaskItem(Path.Combine(folder, "acme.policies", version, "eca", "policy.eca.yaml"));
        item.SetMetadata("NuGetPackageId", "Acme.Policies");
        item.SetMetadata("EcaPath", "policy.eca.yaml");
        item.SetMetadata("Overlay", overlay);
        var host = new TaskItem("HOST");
        host.SetMetadata("Value", "planted.example.com");
        return new EcaGeneratePackage
        {
            BuildEngine = engine,
            PolicyFiles = [item],
            Variables = [host],
            OutputFolder = Path.Combine(folder, "out"),
            StateFolder = Path.Combine(folder, "obj"),
            ProjectFile = Path.Combine(folder, "my.csproj"),
            StartFolder = folder,
            WithLockFile = withLockFile,
            Locked = locked,
        };
    }
}
