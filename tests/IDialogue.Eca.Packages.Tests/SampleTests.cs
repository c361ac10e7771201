using IDialogue.Eca.Testing;

namespace IDialogue.Eca.Packages.Tests;

/// <summary>
/// Each sample, copied out of the repository and built with the packed packages, as its reader would; its page shows what that prints.
/// </summary>
[Parallelizable(ParallelScope.All)]
public sealed class SampleTests
{
    [TestCase("IDialogueConnection", "bin/eca")]
    [TestCase("OwnApp", "bin/eca/production", "-p:EcaEnvironment=production")]
    public void Builds_with_the_packages_and_makes_this_output(string sample, string folder, params string[] options)
    {
        var consumer = Consumer.CopyOf(Repository.Path("samples", sample));

        var build = consumer.Build(options);

        build.Lines.Should().Contain("0 Warning(s)").And.Contain(Printed(sample));
        var output = consumer.Files(folder).Where(path => path != ".eca-manifest");
        Golden.VerifyFolder(
            Repository.Path("tests", "IDialogue.Eca.Packages.Tests", "Golden", sample),
            output.ToDictionary(path => path, path => File.ReadAllBytes(consumer.At($"{folder}/{path}"))));
    }

    [Test]
    public void The_program_on_the_typed_models_prints_what_its_page_shows()
    {
        var consumer = Consumer.CopyOf(Repository.Path("samples", "TypedModels"));

        var run = consumer.Succeed("run");

        run.Output.ReplaceLineEndings("\n").Should().EndWith(Block("TypedModels", "text"));
        consumer.Read("out/metadata/extlClntAppOauthPolicies/Billing_oauth_defaultPolicy.ecaOauthPlcy").Should()
            .Contain("Ops,Billing_User").And.Contain("<sessionTimeoutInMinutes>30<");
    }

    [Test]
    public void Policies_of_a_package_are_packed_and_overlaid_as_the_page_shows()
    {
        var consumer = Consumer.CopyOf(Repository.Path("samples", "PolicyPackage"));
        // The publisher's feed is a folder of the sample; what this repository makes comes from the tests' feed.
        consumer.Write("Subscriber/nuget.config", consumer.Read("Subscriber/nuget.config").Replace(
            "</packageSources>",
            "</packageSources><packageSourceMapping><packageSource key=\"publisher\"><package pattern=\"Acme.*\" /></packageSource></packageSourceMapping>",
            StringComparison.Ordinal));

        consumer.Succeed("pack", "Publisher", "--output", "feed");
        var build = consumer.Build("Subscriber");

        build.Lines.Should().Contain("0 Warning(s)").And.Contain(Printed("PolicyPackage"));
        consumer.Read("Subscriber/bin/eca/metadata/extlClntAppOauthPolicies/Billing_oauth_defaultPolicy.ecaOauthPlcy")
            .Should().Be(Block("PolicyPackage", "xml"));
    }

    [Test]
    public void They_name_the_version_that_this_repository_makes() =>
        Directory.EnumerateFiles(Repository.Path("samples"), "*.csproj", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(project => project.Contains("IDialogue.Eca", StringComparison.Ordinal))
            .Should().HaveCountGreaterThan(3)
            .And.AllSatisfy(project => project.Should().MatchRegex($"IDialogue\\.Eca[.A-Za-z]*(/|\" Version=\"){Packages.Version}\""));

    /// <summary>What the sample's page says that a build prints. Outside the repository the paths begin at the project.</summary>
    private static IEnumerable<string> Printed(string sample) =>
        Block(sample, "text").Replace($"samples/{sample}/", "", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The first block of a kind that the sample's page shows.</summary>
    private static string Block(string sample, string kind) =>
        File.ReadAllText(Repository.Path("samples", sample, "README.md")).ReplaceLineEndings("\n").Split($"```{kind}\n")[1].Split("```")[0];
}
