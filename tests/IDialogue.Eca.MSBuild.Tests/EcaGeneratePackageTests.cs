using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild.Tests;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class EcaGeneratePackageTests : IDisposable
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

    private readonly RecordingEngine engine = new();
    private readonly string folder = Directory.CreateTempSubdirectory("eca-task-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Writes_the_package_and_gives_its_files_back()
    {
        var task = Task(Agent);

        task.Execute().Should().BeTrue();

        task.GeneratedFiles.Select(file => Path.GetRelativePath(folder, file.ItemSpec).Replace('\\', '/')).Should().Equal(
            "out/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy", "out/metadata/package.xml");
        task.GeneratedFiles.Should().AllSatisfy(file => File.Exists(file.ItemSpec).Should().BeTrue());
    }

    [Test]
    public void Prints_what_was_written_and_louder_the_command_to_use_next()
    {
        Task(Agent).Execute();

        Messages(MessageImportance.Normal).Should().Contain("wrote     out/metadata/package.xml");
        Messages(MessageImportance.High)
            .Should().Contain("sf project deploy start --metadata-dir out/metadata")
            .And.NotContain(line => line.Contains("wrote"));
    }

    [Test]
    public void Prints_the_next_steps_louder_only_when_there_is_something_new_to_deploy()
    {
        Task(Agent).Execute();
        engine.Messages.Clear();

        Task("# Nothing comes of a comment.\n" + Agent).Execute();

        Messages(MessageImportance.High).Should().BeEmpty();
        Messages(MessageImportance.Normal)
            .Should().Contain("unchanged out/metadata/package.xml")
            .And.Contain("sf project deploy start --metadata-dir out/metadata");
    }

    [Test]
    public void Next_steps_that_are_gone_are_written_again_and_are_no_part_of_the_package()
    {
        Task(Agent).Execute();
        File.Delete(Path.Combine(folder, "out", "NEXT-STEPS.md"));

        var task = Task(Agent);
        task.Execute().Should().BeTrue();

        File.ReadAllText(Path.Combine(folder, "out", "NEXT-STEPS.md"))
            .Should().Contain("\n  sf project deploy start --metadata-dir metadata\n");
        task.GeneratedFiles.Should().HaveCount(2);
        engine.Messages.Clear();
        Task(Agent).Execute();
        engine.Messages.Should().ContainSingle().Which.Message.Should().Contain("up to date");
    }

    [Test]
    public void Next_steps_that_were_asked_for_are_a_warning_where_messages_are_not_shown()
    {
        Task(Agent).Execute();
        engine.Messages.Clear();
        var task = Task(Agent);
        (task.PrintSteps, task.TextAsWarning, task.TreatWarningsAsErrors) = (true, true, true);

        task.Execute().Should().BeTrue();

        var warning = engine.Warnings.Should().ContainSingle().Subject;
        warning.Code.Should().Be("ECA0189");
        warning.File.Should().Be(task.ProjectFile);
        warning.Message.Should().StartWith("After the deploy, only users with permission set Agent_User can use acme__Agent.\n")
            .And.Contain("\n  sf project deploy start --metadata-dir out/metadata\n");
        Messages(MessageImportance.High).Should().BeEmpty("they are told once");
    }

    [TestCase("", "", true)]
    [TestCase("CA1000;eca0065", "", false)]
    [TestCase("", "ECA0064, ECA0065", false)]
    public void Warnings_are_errors_where_the_project_wants_them_to_be(string noWarn, string notAsErrors, bool isError)
    {
        var task = Task(Agent);
        task.KnownRetrieved = Retrieve();
        (task.TreatWarningsAsErrors, task.NoWarn, task.WarningsNotAsErrors) = (true, noWarn, notAsErrors);

        task.Execute().Should().Be(!isError);

        engine.Errors.Any(error => error.Code == "ECA0065").Should().Be(isError);
        Directory.Exists(Path.Combine(folder, "out")).Should().Be(!isError, "a warning that is an error changes nothing on disk");
    }

    [Test]
    public void A_mistake_is_an_error_with_code_place_and_help_link()
    {
        var task = Task(Agent.Replace("long-running-agent", "long-runing-agent", StringComparison.Ordinal));

        task.Execute().Should().BeFalse();

        var error = engine.Errors.Should().ContainSingle().Subject;
        error.Code.Should().Be("ECA0012");
        error.File.Should().Be(Path.Combine(folder, "policy.eca.yaml"));
        (error.LineNumber, error.ColumnNumber).Should().Be((5, 15));
        error.HelpLink.Should().EndWith("/ECA0012.md");
        error.Message.Should().Contain("Did you mean 'long-running-agent'?");
        Directory.Exists(Path.Combine(folder, "out")).Should().BeFalse();
    }

    [Test]
    public void A_value_with_braces_is_told_as_it_stands()
    {
        Task(Agent.Replace("Agent_User", "\"{0}\"", StringComparison.Ordinal)
            .Replace("long-running-agent", "\"{1}\"", StringComparison.Ordinal)).Execute();

        engine.Errors.Should().Contain(error => error.Message!.Contains("'{1}'", StringComparison.Ordinal));
    }

    [Test]
    public void A_warning_does_not_fail_the_build()
    {
        Task(Agent).Execute().Should().BeTrue();
        File.AppendAllText(
            Path.Combine(folder, "out", "metadata", "extlClntAppOauthPolicies", "Agent_oauth_defaultPolicy.ecaOauthPlcy"), "<!-- mine -->");

        Task(Agent.Replace("Agent:", "Bot:", StringComparison.Ordinal)).Execute().Should().BeTrue();

        engine.Warnings.Should().ContainSingle().Which.Code.Should().Be("ECA0049");
    }

    [Test]
    public void Policies_are_merged_into_a_retrieved_folder()
    {
        var task = Task(Agent);
        task.Retrieved = Retrieve();

        task.Execute().Should().BeTrue();

        File.ReadAllText(Path.Combine(folder, "out", "metadata", "extlClntAppOauthPolicies", "Agent_oauth_defaultPolicy.ecaOauthPlcy"))
            .Should().Contain("<!-- mine -->").And.Contain("HIGH_ASSURANCE").And.Contain("Enforce_relaxrefresh");
        engine.Messages.Select(message => message.Message!.Trim()).Should().Contain("+ permissionSets: Agent_User");
        engine.Warnings.Should().ContainSingle().Which.Code.Should().Be("ECA0188", "not all users can use the app any more");
    }

    [Test]
    public void A_retrieved_folder_that_is_not_used_is_a_warning_that_names_what_would_be_reset()
    {
        var task = Task(Agent);
        task.KnownRetrieved = Retrieve();

        task.Execute().Should().BeTrue();

        var warning = engine.Warnings.Should().ContainSingle().Subject;
        warning.Code.Should().Be("ECA0065");
        warning.LineNumber.Should().Be(4);
        warning.Message.Should().Contain("requiredSessionLevel (High Assurance)").And.Contain("EcaRetrieved").And.NotContain(folder);
    }

    [Test]
    public void A_broken_project_around_is_a_warning_because_then_nothing_names_what_would_be_reset()
    {
        var task = Task(Agent);
        var project = Directory.CreateDirectory(Path.Combine(folder, "sf")).FullName;
        File.WriteAllText(Path.Combine(project, "sfdx-project.json"), "{ \"packageDirectories\": ");
        task.KnownRetrieved = project;

        task.Execute().Should().BeTrue();

        engine.Warnings.Should().ContainSingle().Which.Code.Should().Be("ECA0151");
    }

    [Test]
    public void A_retrieved_folder_that_is_missing_is_an_error()
    {
        var task = Task(Agent);
        task.Retrieved = Path.Combine(folder, "none");

        task.Execute().Should().BeFalse();

        engine.Errors.Should().ContainSingle().Which.Code.Should().Be("ECA0001");
    }

    [Test]
    public void Clean_deletes_what_was_written()
    {
        Task(Agent).Execute();

        var task = Task(Agent);
        new EcaCleanPackage
        {
            BuildEngine = engine,
            OutputFolder = task.OutputFolder,
            StateFolder = task.StateFolder,
            ProjectFile = task.ProjectFile,
        }.Execute().Should().BeTrue();

        Directory.Exists(Path.Combine(folder, "out")).Should().BeFalse();
    }

    private IEnumerable<string> Messages(MessageImportance importance) =>
        engine.Messages.Where(message => message.Importance == importance).Select(message => message.Message!.Trim().Replace('\\', '/'));

    private string Retrieve()
    {
        var records = Directory.CreateDirectory(Path.Combine(folder, "retrieved", "extlClntAppOauthPolicies")).FullName;
        File.WriteAllText(
            Path.Combine(records, "Agent_oauth_defaultPolicy.ecaOauthPlcy"),
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <!-- mine -->
                <externalClientApplication>acme__Agent</externalClientApplication>
                <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
            </ExtlClntAppOauthConfigurablePolicies>
            """);
        return Path.Combine(folder, "retrieved");
    }

    private EcaGeneratePackage Task(string policy)
    {
        var file = Path.Combine(folder, "policy.eca.yaml");
        File.WriteAllText(file, policy);
        return new EcaGeneratePackage
        {
            BuildEngine = engine,
            PolicyFiles = [new TaskItem(file)],
            OutputFolder = Path.Combine(folder, "out"),
            StateFolder = Path.Combine(folder, "obj"),
            ProjectFile = Path.Combine(folder, "my.csproj"),
            StartFolder = folder,
        };
    }
}
