using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace IDialogue.Eca.MSBuild.Tests;

/// <summary>A green build leaves no package that its project no longer builds.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ObsoletePackageTests : IDisposable
{
    private const string Record = "metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private readonly RecordingEngine engine = new();
    private readonly string folder = Directory.CreateTempSubdirectory("eca-obsolete-").FullName;

    private string[] Packages => !Directory.Exists(At("out")) ? [] : [.. Directory
        .EnumerateFiles(At("out"), ".eca-manifest", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, Path.GetDirectoryName(path)!).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Test]
    public void The_package_of_a_renamed_environment_is_removed_with_a_message()
    {
        Build("sandbox;production").Should().BeTrue();

        Build("sandbox;prod", "production").Should().BeTrue();

        Packages.Should().Equal("out/sandbox");
        Directory.Exists(At("out/production")).Should().BeFalse("its next steps are gone too");
        Messages().Should().Contain("my.csproj has no package for environment 'production'. It declares: sandbox, prod.")
            .And.Contain("Removed the package of my.csproj for environment 'production', which is no longer built: out/production");
    }

    [Test]
    public void Once_environments_are_declared_the_package_without_one_is_removed()
    {
        Build("").Should().BeTrue();

        Build("sandbox").Should().BeTrue();

        Packages.Should().Equal("out/sandbox");
        Directory.Exists(At("out/metadata")).Should().BeFalse();
    }

    [Test]
    public void The_package_of_an_environment_whose_overlay_is_gone_is_removed_and_all_others_stay()
    {
        Write("policy.production.eca.yaml", "apps: {}\n");
        Write("policy.sandbox.eca.yaml", "apps: {}\n");
        Build("", "production").Should().BeTrue();
        Build("", "sandbox").Should().BeTrue();
        Build("").Should().BeTrue();
        Packages.Should().Equal("out", "out/production", "out/sandbox");

        File.Move(At("policy.production.eca.yaml"), At("policy.prod.eca.yaml"));
        Build("").Should().BeTrue();

        Packages.Should().Equal("out", "out/sandbox");
    }

    [Test]
    public void A_project_without_overlays_keeps_the_package_of_each_environment_it_was_built_for()
    {
        Build("", "production").Should().BeTrue();
        Build("").Should().BeTrue();

        Packages.Should().Equal("out", "out/production");
    }

    [Test]
    public void A_package_with_an_edited_file_is_an_error_until_the_file_is_gone()
    {
        Build("sandbox;production");
        var edited = At($"out/production/{Record}");
        File.AppendAllText(edited, "<!-- mine -->");

        for (var again = 0; again < 2; again++)
        {
            engine.Errors.Clear();
            Build("sandbox;prod").Should().BeFalse();
            var error = engine.Errors.Should().ContainSingle().Subject;
            (error.Code, error.File).Should().Be(("ECA0200", edited));
            error.Message.Should().StartWith("The package of my.csproj for environment 'production' is no longer built, but this file");
            File.Exists(At("out/production/metadata/package.xml")).Should().BeTrue("nothing of it is removed");
        }

        File.Delete(edited);
        Build("sandbox;prod").Should().BeTrue();
        Packages.Should().Equal("out/prod", "out/sandbox");
    }

    [Test]
    public void Packages_of_others_and_files_without_a_manifest_stay()
    {
        Build("sandbox;production");
        File.Move(At("out/production/.eca-manifest"), At("kept"));
        Write("out/production/.eca-manifest", File.ReadAllText(At("kept")).Replace("my.csproj", "other.csproj", StringComparison.Ordinal));
        Build("sandbox;prod").Should().BeTrue();
        File.Exists(At($"out/production/{Record}")).Should().BeTrue();

        File.Delete(At("out/production/.eca-manifest"));
        Build("sandbox;prod").Should().BeTrue();
        File.Exists(At($"out/production/{Record}")).Should().BeTrue();
    }

    [Test]
    public void Clean_leaves_copies_of_packages()
    {
        Build("sandbox;production");
        foreach (var file in Directory.GetFiles(At("out/production"), "*", SearchOption.AllDirectories))
        {
            var copy = file.Replace(At("out/production"), At("out/backup"), StringComparison.Ordinal);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        new EcaCleanPackage { BuildEngine = engine, OutputFolder = At("out"), StateFolder = At("obj"), ProjectFile = At("my.csproj") }
            .Execute().Should().BeTrue();

        Packages.Should().Equal("out/backup");
        File.Exists(At($"out/backup/{Record}")).Should().BeTrue();
    }

    [Test]
    public void A_build_that_fails_or_only_checks_removes_nothing()
    {
        Build("sandbox;production");
        Build("sandbox;prod", checkOnly: true).Should().BeFalse("prod was not built");
        Write("policy.eca.yaml", "apps: [");
        Build("sandbox;prod", isPolicyWritten: false).Should().BeFalse();

        Packages.Should().Equal("out/production", "out/sandbox");
    }

    [Test]
    public void A_project_that_is_turned_off_leaves_no_package()
    {
        Build("sandbox;production");
        var task = new EcaRemovePackages
        {
            BuildEngine = engine,
            OutputFolder = At("out"),
            ProjectFile = At("my.csproj"),
            StartFolder = folder,
        };

        task.Execute().Should().BeTrue();

        Directory.Exists(At("out/sandbox")).Should().BeFalse();
        Packages.Should().BeEmpty();
        Messages().Should().Contain("Removed the package of my.csproj for environment 'sandbox', which is no longer built: out/sandbox");
    }

    private IEnumerable<string> Messages() => engine.Messages
        .Where(message => message.Importance == MessageImportance.High)
        .Select(message => message.Message!.Trim().Replace('\\', '/'));

    private string At(string path) => Path.Combine([folder, .. path.Split('/')]);

    private void Write(string path, string text) => File.WriteAllText(At(path), text);

    private bool Build(string environments, string environment = "", bool checkOnly = false, bool isPolicyWritten = true)
    {
        if (isPolicyWritten)
        {
            Write("policy.eca.yaml", "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies: { permissionSets: [Agent_User] }\n");
        }

        return new EcaGeneratePackage
        {
            BuildEngine = engine,
            PolicyFiles = [new TaskItem(At("policy.eca.yaml"))],
            OutputFolder = At("out"),
            StateFolder = At("obj"),
            ProjectFile = At("my.csproj"),
            StartFolder = folder,
            Environments = environments.Split(';', StringSplitOptions.RemoveEmptyEntries),
            EnvironmentName = environment,
            CheckOnly = checkOnly,
        }.Execute();
    }
}
