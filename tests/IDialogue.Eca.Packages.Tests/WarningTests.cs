namespace IDialogue.Eca.Packages.Tests;

/// <summary>What a project makes of warnings: errors, or nothing.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class WarningTests
{
    private readonly Consumer consumer = new() { GeneratesOnly = true };

    [OneTimeSetUp]
    public void Restore()
    {
        consumer.Write(
            "policy.eca.yaml",
            """
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  permissionSets: [Agent_User]
            """);
        consumer.Write(
            "retrieved/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy",
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
            </ExtlClntAppOauthConfigurablePolicies>
            """);
        consumer.Restore();
    }

    [TestCase("-p:EcaTreatWarningsAsErrors=true")]
    [TestCase("-p:WarningsAsErrors=ECA0065")]
    [TestCase("-p:MSBuildWarningsAsErrors=ECA0065")]
    [TestCase("-p:MSBuildTreatWarningsAsErrors=true")]
    [TestCase("-warnAsError:ECA0065")]
    public void A_warning_fails_the_build_where_the_project_wants_it(string option)
    {
        var output = consumer.At("bin/eca");
        if (Directory.Exists(output))
        {
            Directory.Delete(output, recursive: true);
        }

        var build = Build(option);

        build.ExitCode.Should().Be(1, build.Output);
        Directory.Exists(output).Should().BeFalse("a warning that is an error changes nothing on disk");
        build.Errors.Should().ContainSingle().Which.Should().StartWith($"{consumer.At("policy.eca.yaml")}(4,5): error ECA0065:");
    }

    [Test]
    public void After_a_warning_that_is_an_error_nothing_is_up_to_date()
    {
        Build("-p:EcaTreatWarningsAsErrors=true");

        Build("-p:EcaTreatWarningsAsErrors=true").ExitCode.Should().Be(1);
    }

    [TestCase("-p:NoWarn=ECA0065")]
    [TestCase("-p:MSBuildWarningsAsMessages=ECA0065")]
    [TestCase("-p:EcaTreatWarningsAsErrors=true", "-p:NoWarn=ECA0065")]
    public void A_warning_is_not_shown_where_the_project_does_not_want_it(params string[] options)
    {
        var build = Build(options);

        build.ExitCode.Should().Be(0, build.Output);
        build.Output.Should().NotContain(" ECA0065:");
    }

    [Test]
    public void A_code_can_stay_a_warning() =>
        Build("-p:EcaTreatWarningsAsErrors=true", "-p:WarningsNotAsErrors=ECA0065").Warnings.Should().ContainSingle();

    [Test]
    public void A_warning_that_is_not_shown_leaves_the_build_up_to_date()
    {
        Build("-p:NoWarn=ECA0065");

        Build("-p:NoWarn=ECA0065", "-v:d").IsUpToDate.Should().BeTrue();
    }

    private DotnetResult Build(params string[] options) => consumer.Dotnet(["build", .. options]);
}
