using System.IO.Compression;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>A folder with policies only is a project of <c>IDialogue.Eca.Sdk</c>.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ProjectSdkTests
{
    private const string Policy =
        "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      preset: long-running-agent\n      permissionSets: [Agent_User]\n";

    [Test]
    public void It_builds_packs_and_cleans_policies_without_an_assembly()
    {
        var project = Project("<Project Sdk=\"IDialogue.Eca.Sdk\"><PropertyGroup><EcaPack>true</EcaPack></PropertyGroup></Project>");

        project.Build().Lines.Should().Contain("0 Warning(s)");
        project.Files("bin").Should().Contain("eca/metadata/package.xml").And.OnlyContain(file => file.StartsWith("eca/"));
        project.Files("obj").Should().NotContain(file => file.EndsWith(".dll") || file.EndsWith(".pdb") || file.EndsWith(".cs"));

        project.Succeed("pack", "--output", "packed").Warnings.Should().BeEmpty();
        using var package = ZipFile.OpenRead(project.At("packed/Policies.1.0.0.nupkg"));
        package.Entries.Select(entry => entry.FullName).Should()
            .Contain(["eca/policy.eca.yaml", "buildTransitive/Policies.props"])
            .And.NotContain(file => file.StartsWith("lib/"));

        project.Succeed("publish", "-p:EcaPublish=true", "--output", "published");
        project.Files("published").Should().Contain("eca/policies/policy.eca.yaml").And.OnlyContain(file => file.StartsWith("eca/"));

        project.Succeed("clean");
        project.Files("bin").Should().BeEmpty();
    }

    [Test]
    public void To_reference_its_package_is_enough_for_a_subscriber()
    {
        const string Id = "Acme.Enough.Policies";
        var publisher = Project(
            $"<Project Sdk=\"IDialogue.Eca.Sdk\"><PropertyGroup><EcaPack>true</EcaPack><PackageId>{Id}</PackageId></PropertyGroup></Project>");
        publisher.Succeed("pack", "--output", Packages.Feed).Warnings.Should().BeEmpty();
        using (var package = ZipFile.OpenRead(Path.Combine(Packages.Feed, $"{Id}.1.0.0.nupkg")))
        using (var nuspec = new StreamReader(package.GetEntry($"{Id}.nuspec")!.Open()))
        {
            nuspec.ReadToEnd().Should().Contain($"<dependency id=\"IDialogue.Eca.MSBuild\" version=\"{Packages.Version}\" include=\"All\" />");
        }

        var subscriber = new Consumer { RestoresItself = true };
        subscriber.Write(Consumer.Project, subscriber.Read(Consumer.Project).Replace(
            Consumer.GeneratorReference, $"<PackageReference Include=\"{Id}\" Version=\"1.0.0\" />"));
        subscriber.Write($"{Id}/policy.eca.yaml", "apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [Mine]\n");

        subscriber.Build().Lines.Should().Contain("0 Warning(s)");
        subscriber.Read("bin/eca/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy").Should().Contain("Mine");
    }

    [Test]
    public void A_program_can_reference_it_to_have_it_built_and_gets_no_assembly()
    {
        var policies = Project("<Project Sdk=\"IDialogue.Eca.Sdk\" />");
        policies.Write(
            "../program/program.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><ProjectReference Include="../Policies/Policies.csproj" /></ItemGroup>
            </Project>
            """);
        policies.Write("../program/Program.cs", "System.Console.WriteLine();");

        var build = Dotnet.Run(policies.At("../program"), ["build", "-p:OutputType=Exe"]);

        build.ExitCode.Should().Be(0, build.Output);
        build.Lines.Should().Contain("0 Warning(s)");
        policies.Has("bin/eca/metadata/package.xml").Should().BeTrue();
        policies.Files("../program/bin").Should().NotContain(file => file.Contains("Policies"));
    }

    private static Consumer Project(string content)
    {
        var consumer = Consumer.Empty("Policies");
        consumer.Write("Policies.csproj", content);
        consumer.Write("../global.json", $$"""{ "msbuild-sdks": { "IDialogue.Eca.Sdk": "{{Packages.Version}}" } }""");
        consumer.Write("policy.eca.yaml", Policy);
        return consumer;
    }
}
