namespace IDialogue.Eca.Packages.Tests;

/// <summary>A project that references a subscriber's project gets the publisher's policies with the subscriber's overlays.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReferencedSubscriberTests
{
    private const string Package = "Acme.Flow.Policies";
    private const string OauthPolicy = "bin/eca/metadata/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private const string PackageReference = $"<PackageReference Include=\"{Package}\" Version=\"1.0.0\" />";

    [OneTimeSetUp]
    public void Publish()
    {
        var publisher = new Consumer(
            properties: $"<EcaPack>true</EcaPack><PackageId>{Package}</PackageId><Authors>Acme</Authors><Description>Policies</Description>");
        publisher.Write(
            Consumer.Project, publisher.Read(Consumer.Project).Replace("=\"all\"", "=\"none\"", StringComparison.Ordinal));
        publisher.Write(
            "policy.eca.yaml", "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      permissionSets: [Of_Publisher]\n");
        publisher.Succeed("pack", "--output", Packages.Feed);
    }

    [Test]
    public void Its_overlays_flow_with_the_policies_also_through_a_project_that_generates_nothing()
    {
        var top = Solution(
            ("Top", Consumer.GeneratorReference, "", ["Between"]),
            ("Between", "", "", ["Subscriber"]),
            ("Subscriber", PackageReference + "<EcaPolicy Include=\"more/mine.eca.yaml\" />", "", []));
        top.Write($"../Subscriber/{Package}/policy.eca.yaml", OverlayOf("Of_Subscriber"));
        top.Write($"../Subscriber/{Package}/policy.production.eca.yaml", OverlayOf("In_Production"));
        top.Write(
            "../Subscriber/more/mine.eca.yaml",
            OverlayOf("Of_Subscriber").Replace("Agent:", "Mine:\n    namespace: acme", StringComparison.Ordinal));

        Build(top, "Top");
        top.Read($"../Subscriber/{OauthPolicy}").Should().Contain("Of_Subscriber").And.NotContain("Of_Publisher");
        top.Read(OauthPolicy).Should().Be(top.Read($"../Subscriber/{OauthPolicy}"));

        Build(top, "Top", "-p:EcaEnvironment=production", "-p:EcaPublish=true", "-t:Publish");
        top.Read(OauthPolicy.Replace("bin/eca", "bin/eca/production", StringComparison.Ordinal)).Should().Contain("In_Production");

        top.Write($"../Subscriber/{Package}/policy.eca.yaml", OverlayOf("Changed"));
        Build(top, "Top");
        top.Read(OauthPolicy).Should().Contain("Changed", "it is an input of the build");
        Build(top, "Top", "-v:d", "-t:EcaGenerate").IsUpToDate.Should().BeTrue();
    }

    [Test]
    public void A_project_with_several_frameworks_gets_the_policies_of_packages_and_passes_its_overlays_on()
    {
        const string Several = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";
        var top = Solution(
            ("Top", Consumer.GeneratorReference, Several, ["Subscriber"]),
            ("Subscriber", PackageReference + Consumer.GeneratorReference, Several, []));
        top.Write($"../Subscriber/{Package}/policy.eca.yaml", OverlayOf("Of_Subscriber"));

        Build(top, "Top");

        top.Read($"../Subscriber/{OauthPolicy}").Should().Contain("Of_Subscriber").And.NotContain("Of_Publisher");
        top.Read(OauthPolicy).Should().Be(top.Read($"../Subscriber/{OauthPolicy}"));
    }

    [Test]
    public void Different_overlays_of_two_projects_are_an_error_at_their_files_and_the_same_ones_are_none()
    {
        var top = Solution(
            ("Top", Consumer.GeneratorReference, "", ["First", "Second"]),
            ("First", PackageReference, "", []),
            ("Second", PackageReference, "", []));
        var (first, second) = (top.At($"../First/{Package}/policy.eca.yaml"), top.At($"../Second/{Package}/policy.eca.yaml"));
        top.Write($"../First/{Package}/policy.eca.yaml", OverlayOf("Of_First"));
        top.Write($"../Second/{Package}/policy.eca.yaml", OverlayOf("Of_Second"));

        Refuse(top).Should().ContainSingle().Which.Should()
            .StartWith($"{Path.GetFullPath(first)} : error ECA0194: Two projects have overlays of package {Package}, ")
            .And.Contain($"this file differs from {Path.GetFullPath(second)}. ");

        File.Copy(first, second, overwrite: true);
        Build(top, "Top");
        top.Read(OauthPolicy).Should().Contain("Of_First");

        top.Write($"{Package}/policy.production.eca.yaml", OverlayOf("Of_Top"));
        Refuse(top).Should().HaveCount(4, "each file is compared with both").And.Contain(line => line.StartsWith(
            $"{top.At($"{Package}/policy.production.eca.yaml")} : error ECA0194: ", StringComparison.Ordinal));
    }

    [Test]
    public void Overlays_that_are_kept_private_stay_where_they_are()
    {
        var top = Solution(
            ("Top", Consumer.GeneratorReference + PackageReference, "", ["Between", "Third"]),
            ("Between", Consumer.GeneratorReference, "", ["Subscriber\" PrivateAssets=\"all"]),
            ("Subscriber", PackageReference, "", []),
            ("Third", PackageReference.Replace(" />", " PrivateAssets=\"all\" />", StringComparison.Ordinal), "", []));
        top.Write($"../Subscriber/{Package}/policy.eca.yaml", OverlayOf("Of_Subscriber"));
        top.Write($"../Third/{Package}/policy.eca.yaml", OverlayOf("Of_Third"));

        Build(top, "Top");

        top.Read($"../Between/{OauthPolicy}").Should().Contain("Of_Subscriber");
        top.Read($"../Third/{OauthPolicy}").Should().Contain("Of_Third");
        top.Read(OauthPolicy).Should().Contain("Of_Publisher");
    }

    [Test]
    public void Overlays_that_a_target_of_the_subscriber_sets_flow_too_and_a_reference_without_policies_passes_none()
    {
        const string Target =
            $"</ItemGroup><Target Name=\"Mine\" BeforeTargets=\"BeforeEcaGenerate\"><ItemGroup><EcaPolicy Update=\"@(EcaPolicy)\" Overlay=\"{Package}/other.eca.txt\" />"
            + "</ItemGroup></Target><ItemGroup>";
        var top = Solution(
            ("Top", Consumer.GeneratorReference, "", ["Subscriber", "Compiled\" IncludeAssets=\"compile"]),
            ("Subscriber", Consumer.GeneratorReference + PackageReference + Target, "", []),
            ("Compiled", PackageReference, "", []));
        top.Write($"../Subscriber/{Package}/other.eca.txt", OverlayOf("Of_Target"));
        top.Write($"../Compiled/{Package}/policy.eca.yaml", OverlayOf("Of_Compiled"));

        Build(top, "Top");

        top.Read($"../Subscriber/{OauthPolicy}").Should().Contain("Of_Target");
        top.Read(OauthPolicy).Should().Contain("Of_Target");
    }

    [TestCase("ResolveProjectReferences", "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>")]
    [TestCase("AssignProjectConfiguration", "")]
    public void A_reference_that_a_target_adds_too_late_for_its_overlays_is_an_error(string before, string frameworks)
    {
        var target = $"</ItemGroup><Target Name=\"Mine\" BeforeTargets=\"{before}\"><ItemGroup>"
            + "<ProjectReference Include=\"../Subscriber/Subscriber.csproj\" /></ItemGroup></Target><ItemGroup>";
        var top = Solution(
            ("Top", Consumer.GeneratorReference + PackageReference + target, frameworks, []),
            ("Subscriber", PackageReference, "<TargetFramework>netstandard2.0</TargetFramework>", []));
        Dotnet.Run(top.At("../Subscriber"), ["restore"]).ExitCode.Should().Be(0);
        Build(top, "Top");

        top.Write($"../Subscriber/{Package}/policy.eca.yaml", OverlayOf("Of_Subscriber"));

        Dotnet.Run(top.Folder, ["build"]).Errors.Should().NotBeEmpty().And.AllSatisfy(error => error.Should().StartWith(
            $"{top.At("Top.csproj")} : error ECA0222: ProjectReference {Path.GetFullPath(top.At("../Subscriber/Subscriber.csproj"))}: "));
    }

    private static IEnumerable<string> Refuse(Consumer solution) =>
        Dotnet.Run(solution.Folder, ["build", "-t:EcaGenerate", "-restore"]).Errors;

    private static string OverlayOf(string permissionSet) =>
        $"apps:\n  Agent:\n    oauthPolicies:\n      permissionSets: [{permissionSet}]\n";

    private static DotnetResult Build(Consumer solution, string project, params string[] arguments)
    {
        var build = Dotnet.Run(solution.At($"../{project}"), ["build", .. arguments]);
        build.ExitCode.Should().Be(0, build.Output);
        return build;
    }

    /// <summary>Projects beside each other; the first is the consumer.</summary>
    private static Consumer Solution(params (string Name, string Items, string Properties, string[] References)[] projects)
    {
        var first = Consumer.Empty(projects[0].Name);
        foreach (var (name, items, properties, references) in projects)
        {
            first.Write(
                $"../{name}/{name}.csproj",
                $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <PropertyGroup>
                    {(properties.Length > 0 ? properties : "<TargetFramework>net10.0</TargetFramework>")}
                  </PropertyGroup>
                  <ItemGroup>
                    {items}
                    {string.Join("\n    ", references.Select(ReferenceTo))}
                  </ItemGroup>
                </Project>
                """);
        }

        return first;
    }

    /// <summary>A reference to a project, whose name may have more attributes behind it.</summary>
    private static string ReferenceTo(string project)
    {
        var name = project.Split('"')[0];
        return $"<ProjectReference Include=\"../{name}/{name}.csproj{project[name.Length..]}\" />";
    }
}
