using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Policies.Repair;

namespace IDialogue.Eca.Cli.Tests;

public sealed class FixTests
{
    private const string App =
        """
        <ExternalClientApplication xmlns="http://soap.sforce.com/2006/04/metadata">
            <distributionState>Local</distributionState>
            <label>Agent</label>
            <orgScopedExternalApp>00D5g000004ABCD:Agent</orgScopedExternalApp>
        </ExternalClientApplication>
        """;

    private const string Fixed =
        """
        <ExternalClientApplication xmlns="http://soap.sforce.com/2006/04/metadata">
            <distributionState>Local</distributionState>
            <label>Agent</label>
        </ExternalClientApplication>
        """;

    private const string Path = "/project/force-app/main/default/externalClientApps/Agent.eca-meta.xml";

    [TestCase("y", 0, Fixed, "1 of 1 file changed.\n")]
    [TestCase("yes", 0, Fixed, "1 of 1 file changed.\n")]
    [TestCase("n", 2, App, "Nothing was changed.\n")]
    [TestCase("", 2, App, "Nothing was changed.\n")]
    public void A_terminal_is_asked(string answer, int exitCode, string content, string output)
    {
        var session = With(Path, App);
        session.Answer = answer;

        var printed = session.Eca(["fix", "force-app"]);

        printed.ExitCode.Should().Be(exitCode);
        printed.Output.Should().Be(output);
        printed.Errors.Should()
            .Contain("  - orgScopedExternalApp (line 4)").And.Contain("Change 1 of 1 file? [y/N]").And.NotContain("00D5");
        session.Disk.File.ReadAllText(Path).Should().Be(content);
    }

    [TestCase("\n")]
    [TestCase("\r\n")]
    public void All_else_in_a_file_stays_byte_for_byte(string lineEnd)
    {
        var source = ("\uFEFF<?xml version='1.0'?>\n<!-- ours -->\n" + App).Replace("\n", lineEnd, StringComparison.Ordinal);
        var session = With(Path, source);

        session.Eca(["fix", "force-app", "--yes"]).ExitCode.Should().Be(0);

        session.Disk.File.ReadAllBytes(Path).Should().Equal(new MockFileData(source.Replace(
            $"{lineEnd}    <orgScopedExternalApp>00D5g000004ABCD:Agent</orgScopedExternalApp>", "", StringComparison.Ordinal)).Contents);
    }

    [TestCase("force-app/externalClientApps/Agent.eca.xml", "force-app/externalClientApps/Agent.eca-meta.xml")]
    [TestCase("force-app/apps/Agent.ECA-meta.xml", "force-app/apps/Agent.eca-meta.xml")]
    [TestCase("force-app/externalClientApps/Agent.ecaOauth-meta.xml", "force-app/externalClientApps/Agent.eca-meta.xml")]
    [TestCase("src/apps/Agent.eca", "src/externalClientApps/Agent.eca")]
    [TestCase("src/Agent.eca", "src/externalClientApps/Agent.eca")]
    [TestCase("src/package/externalClientApps/Agent.eca", "src/package/externalClientApps/Agent.eca")]
    public void A_file_gets_its_right_place(string source, string place)
    {
        var session = With($"/project/{source}", Fixed);

        session.Eca(["fix", source.Split('/')[0], "--yes"]).ExitCode.Should().Be(0);

        session.Disk.AllFiles.Select(file => file.Replace('\\', '/')).Where(file => file.Contains("Agent", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().EndWith($"/project/{place}");
        session.Eca(["fix", source.Split('/')[0]]).Output.Should().Be("Nothing to fix in 1 file.\n");
    }

    [Test]
    public void A_file_in_the_folder_of_its_package_goes_one_folder_down()
    {
        var session = With("/project/retrieved/org/Agent.eca", Fixed);
        session.Disk.AddFile("/project/retrieved/org/package.xml", new MockFileData(
            "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"><version>66.0</version></Package>"));

        session.Eca(["fix", "retrieved", "--yes"]).ExitCode.Should().Be(0);

        session.Disk.File.Exists("/project/retrieved/org/externalClientApps/Agent.eca").Should().BeTrue();
    }

    [Test]
    public void A_file_that_cannot_be_fixed_stops_no_other()
    {
        var session = With(Path, App);
        session.Disk.AddFile("/project/force-app/Broken.ecaOauth-meta.xml", new MockFileData("<ExtlClntAppOauthSettings"));
        session.Disk.AddFile("/project/force-app/one/Other.eca-meta.xml", new MockFileData(Fixed));
        session.Disk.AddFile("/project/force-app/one/Other.ECA-meta.xml", new MockFileData(Fixed));

        var printed = session.Eca(["fix", "force-app", "--yes"]);

        printed.ExitCode.Should().Be(1);
        printed.Errors.Should().Contain("Broken.ecaOauth-meta.xml").And.Contain("error ECA0255");
        session.Disk.File.ReadAllText(Path).Should().Be(Fixed);
        session.Disk.File.Exists("/project/force-app/one/Other.ECA-meta.xml").Should().BeTrue();
    }

    [TestCase("/project/src/apps/Agent.eca", "an edit")]
    [TestCase("/project/src/externalClientApps/Agent.eca", "a new file")]
    [TestCase(Path, "an edit in place")]
    public void What_someone_changes_while_the_changes_are_read_is_not_lost(string path, string content)
    {
        var session = With("/project/src/apps/Agent.eca", Fixed);
        session.Disk.AddFile(Path, new MockFileData(App));
        var (source, force) = (Plan("/project/src"), Plan("/project/force-app"));
        session.Disk.Directory.CreateDirectory("/project/src/externalClientApps");
        session.Disk.File.WriteAllText(path, content);

        var problems = new[] { source, force }.Select(repair => repair.Apply(session.Disk, default)).OfType<Diagnostic>();

        problems.Should().ContainSingle().Which.Code.Should().Be("ECA0047");
        session.Disk.File.ReadAllText(path).Should().Be(content);

        TreeRepair Plan(string folder) => TreeRepair.Plan(session.Disk, folder, progress: null, default).Value!;
    }

    [Test]
    public void One_file_can_be_named_by_itself()
    {
        var session = With(Path, App);

        session.Eca(["fix", Path, "--yes"]).ExitCode.Should().Be(0);

        session.Disk.File.ReadAllText(Path).Should().Be(Fixed);
    }

    private static Session With(string path, string content)
    {
        var session = Session.Empty();
        session.Disk.AddFile(path, new MockFileData(content));
        return session;
    }
}
