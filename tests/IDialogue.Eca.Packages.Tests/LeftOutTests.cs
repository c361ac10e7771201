namespace IDialogue.Eca.Packages.Tests;

/// <summary>A package that was generated without a part of the project is no success.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class LeftOutTests
{
    private const string Policy = "<ItemGroup><EcaPolicy Include=\"more/two.eca.yaml\" /></ItemGroup>";
    private const string Variable = "<ItemGroup><EcaVariable Include=\"HOST\" Value=\"example.com\" /></ItemGroup>";
    private const string Environment = "<PropertyGroup><EcaEnvironment>production</EcaEnvironment></PropertyGroup>";
    private const string Several = "<TargetFrameworks>net10.0;netstandard2.0</TargetFrameworks>";

    [TestCase(Policy, "EcaPolicy ")]
    [TestCase(Environment, "EcaEnvironment production: ")]
    public void What_a_target_sets_after_the_generation_is_an_error(string set, string item)
    {
        var consumer = With($"<Target Name=\"Late\" BeforeTargets=\"CoreCompile\">{set}</Target>");

        consumer.Dotnet("build").Errors.Should().ContainSingle()
            .Which.Should().StartWith($"{consumer.At(Consumer.Project)} : error ECA0220: {item}").And.Contain(": set after ");
    }

    [TestCase(Policy, "EcaPolicy ")]
    [TestCase(Variable, "EcaVariable HOST: ")]
    public void What_is_set_for_one_target_framework_only_is_an_error(string set, string item)
    {
        var consumer = With($"<Choose><When Condition=\"'$(TargetFramework)' == 'net10.0'\">{set}</When></Choose>", Several);

        consumer.Dotnet("build").Errors.Should().ContainSingle()
            .Which.Should().StartWith($"{consumer.At(Consumer.Project)} : error ECA0220: {item}");
    }

    [Test]
    public void A_project_that_is_turned_off_for_one_target_framework_keeps_its_package()
    {
        var consumer = With("", Several);
        consumer.Write(
            Consumer.Project,
            consumer.Read(Consumer.Project).Replace(
                "</TargetFrameworks>",
                "</TargetFrameworks><EcaEnabled Condition=\"'$(TargetFramework)' == 'netstandard2.0'\">false</EcaEnabled>",
                StringComparison.Ordinal));

        consumer.Build("-m:1");
        consumer.Build("-m:1").Lines.Should().NotContain(line => line.StartsWith("Removed", StringComparison.Ordinal));

        consumer.Has("bin/eca/metadata/package.xml").Should().BeTrue();
    }

    private static Consumer With(string content, string? frameworks = null)
    {
        var consumer = new Consumer(frameworks);
        consumer.Write(
            Consumer.Project,
            consumer.Read(Consumer.Project).Replace("</Project>", $"{content}</Project>", StringComparison.Ordinal));
        consumer.Write("policy.eca.yaml", PolicyOf("Agent"));
        consumer.Write("more/two.eca.yaml", PolicyOf("Two"));
        return consumer;
    }

    private static string PolicyOf(string app) =>
        $"apps:\n  {app}:\n    namespace: acme\n    oauthPolicies:\n      preset: long-running-agent\n      permissionSets: [Agent_User]\n";
}
