namespace IDialogue.Eca.Packages.Tests;

/// <summary>Two projects, one of them with two target frameworks, built in all the ways in which people and pipelines build.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class BuildModeTests
{
    private readonly Consumer consumer = Consumer.Empty("app");

    [OneTimeSetUp]
    public void Restore()
    {
        WriteProject("library", "Agent", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>", "");
        WriteProject(
            "app", "Bot", "<TargetFramework>net10.0</TargetFramework>", "<ProjectReference Include=\"../library/library.csproj\" />");
        consumer.Succeed("restore");
    }

    [TestCase("build", "--no-restore", "-m:1")]
    [TestCase("build", "--no-restore", "-m")]
    [TestCase("build", "--no-restore", "-graph")]
    [TestCase("build", "--no-restore", "-graph", "-isolate")]
    [TestCase("build", "--no-restore", "-mt")]
    [TestCase("build", "--no-restore", "-p:EcaTaskFactory=TaskHostFactory")]
    [TestCase("msbuild", "-restore", "-t:Build", "-m")]
    [TestCase("build", "--no-incremental")]
    public void Each_project_makes_its_package_once(params string[] arguments)
    {
        foreach (var folder in new[] { "bin", "obj/eca", "../library/bin", "../library/obj/eca" }
            .Select(consumer.At)
            .Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        var build = consumer.Dotnet([.. arguments, "-v:n"]);

        build.ExitCode.Should().Be(0, build.Output);
        build.Count("ECA package for API").Should().Be(2);
        build.Warnings.Should().BeEmpty();
        consumer.Files("bin/eca").Should().HaveCount(4);
        consumer.Files("../library/bin/eca").Should().HaveCount(4);
    }

    private void WriteProject(string name, string app, string frameworks, string reference)
    {
        consumer.Write(
            $"../{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>{frameworks}</PropertyGroup>
              <ItemGroup>
                {Consumer.GeneratorReference}
                {reference}
              </ItemGroup>
            </Project>
            """);
        consumer.Write(
            $"../{name}/policy.eca.yaml",
            $"apps:\n  {app}:\n    namespace: acme\n    oauthPolicies:\n      permissionSets: [Agent_User]\n");
    }
}
