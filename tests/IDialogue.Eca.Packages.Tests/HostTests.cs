namespace IDialogue.Eca.Packages.Tests;

/// <summary>The task among other tasks, in the MSBuilds that may run it and in those that cannot.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class HostTests
{
    private const string Loaded = "Assembly loaded during TaskRun (IDialogue.Eca.MSBuild.EcaGeneratePackage): ";

    private readonly Consumer consumer = new();

    [SetUp]
    public void Write() =>
        consumer.Write("policy.eca.yaml", "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      permissionSets: [Agent_User]\n");

    [Test]
    public void The_task_works_with_its_own_libraries_though_the_build_loaded_others_before()
    {
        consumer.Write("Consumer.csproj", consumer.Read("Consumer.csproj").Replace(
            "</ItemGroup>",
            """<PackageReference Include="YamlDotNet" Version="13.7.1" GeneratePathProperty="true" /></ItemGroup>""",
            StringComparison.Ordinal));
        consumer.Write(
            "Directory.Build.targets",
            """
            <Project>
              <UsingTask TaskName="LoadAnother" TaskFactory="RoslynCodeTaskFactory" AssemblyFile="$(MSBuildToolsPath)/Microsoft.Build.Tasks.Core.dll">
                <ParameterGroup><Path Required="true" /></ParameterGroup>
                <Task>
                  <Code Type="Fragment" Language="cs">
                    <![CDATA[
                      var name = System.Reflection.AssemblyName.GetAssemblyName(Path);
                      System.Reflection.Assembly.LoadFrom(Path).GetType("YamlDotNet.RepresentationModel.YamlStream", true);
                      Log.LogMessage(Microsoft.Build.Framework.MessageImportance.High, "another: " + System.Reflection.Assembly.Load("YamlDotNet").GetName().Version);
                    ]]>
                  </Code>
                </Task>
              </UsingTask>
              <Target Name="Another" BeforeTargets="BeforeEcaGenerate">
                <LoadAnother Path="$(PkgYamlDotNet)/lib/net7.0/YamlDotNet.dll" />
              </Target>
            </Project>
            """);

        var build = consumer.Build("-v:diag", "-m:1");

        build.Lines.Should().Contain(line => line.StartsWith("another: 13.0.0.0", StringComparison.Ordinal));
        build.Lines.Should().ContainSingle(line => line.StartsWith(Loaded + "YamlDotNet,", StringComparison.Ordinal))
            .Which.Should().Contain("Version=18.0.0.0").And.Contain("/idialogue.eca.msbuild/").And.Contain("/tasks/net10.0/YamlDotNet.dll");
        consumer.Has("bin/eca/metadata/package.xml").Should().BeTrue();
    }

    [Test]
    public void A_multithreaded_build_runs_the_task_in_its_own_process()
    {
        var build = consumer.Build("-v:diag", "-mt");

        build.Lines.Should().Contain(line => line.StartsWith(Loaded, StringComparison.Ordinal));
        build.Output.Should()
            .NotContain("Launching task \"EcaGeneratePackage\"")
            .And.Contain("Launching task \"", "tasks without the mark run in another");
    }

    [TestCase("build", "17.14.8", "9.0.304")]
    [TestCase("clean", "17.14.8", "9.0.304")]
    [TestCase("build", "18.0.2", "9.0.304")]
    public void An_older_host_gets_one_error_that_says_what_to_do(string command, string version, string sdk)
    {
        consumer.Restore();

        var result = consumer.Dotnet(command, $"-p:_EcaMSBuildVersion={version}", $"-p:_EcaSdkVersion={sdk}");

        result.ExitCode.Should().Be(1, result.Output);
        result.Errors.Should().ContainSingle().Which.Should()
            .Contain(
                $"error ECA0054: IDialogue.Eca.MSBuild runs on .NET 10, and this is MSBuild {version} with the .NET SDK {sdk}, which cannot.")
            .And.Contain("global.json");
    }
}
