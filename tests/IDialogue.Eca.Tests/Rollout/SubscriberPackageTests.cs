using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Tests.Rollout;

public sealed class SubscriberPackageTests
{
    [TestCase("04tPj00000B5Ql7IAF")]
    [TestCase("04tPj00000B5Ql7")]
    public void Has_the_links_that_install_it(string versionId)
    {
        var package = Package(versionId);

        package.ProductionInstallUrl.AbsoluteUri.Should()
            .Be("https://login.salesforce.com/packaging/installPackage.apexp?p0=04tPj00000B5Ql7IAF");
        package.SandboxInstallUrl.AbsoluteUri.Should()
            .Be("https://test.salesforce.com/packaging/installPackage.apexp?p0=04tPj00000B5Ql7IAF");
    }

    [TestCase(null, false, "sf package install --package 04tPj00000B5Ql7IAF --wait 10")]
    [TestCase("prod", false, "sf package install --package 04tPj00000B5Ql7IAF --wait 10 --target-org prod")]
    [TestCase("my org", true, "sf package install --package 04tPj00000B5Ql7IAF --wait 10 --target-org \"my org\" --installation-key INSTALLATION_KEY")]
    [TestCase("$(calc)", false, null)]
    public void Has_the_command_that_installs_it(string? targetOrg, bool hasKey, string? command) =>
        Package("04tPj00000B5Ql7IAF").InstallCommand(targetOrg, hasKey).Should().Be(command);

    [TestCase(null)]
    [TestCase("04tPj00000B5Ql7IAG")]
    [TestCase("0HoPj00000B5Ql7IAF")]
    [TestCase("00D000000000062EAA")]
    public void Refuses_what_is_no_id_of_a_package_version(string? versionId)
    {
        SubscriberPackage.TryParse(versionId, out var package).Should().BeFalse();
        package.Should().BeNull();
    }

    [TestCase("Acme Agent@1.0.0-1", true)]
    [TestCase(null, true)]
    [TestCase("", false)]
    [TestCase(" ", false)]
    [TestCase("Acme\nAgent", false)]
    public void Takes_an_alias_of_one_line(string? alias, bool isTaken)
    {
        SubscriberPackage.TryParse("04tPj00000B5Ql7IAF", alias, out var package).Should().Be(isTaken);
        package?.Alias.Should().Be(alias);
    }

    private static SubscriberPackage Package(string versionId) =>
        SubscriberPackage.TryParse(versionId, out var package) ? package : throw new InvalidOperationException(versionId);
}
