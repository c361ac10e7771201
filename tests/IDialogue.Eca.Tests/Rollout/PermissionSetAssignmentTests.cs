using System.Diagnostics;
using CsCheck;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Tests.Rollout;

public sealed class PermissionSetAssignmentTests
{
    /// <summary>What shells, and terminals, may take for their own, and what they may not.</summary>
    private static readonly Gen<string> Names = Gen.Frequency(
        (3, Gen.String[Gen.Char["aZ0_.-+@ '#éЖ"], 0, 12]),
        (1, Gen.String[Gen.Char["aZ0_.-+@ '#éЖ\"\\$`!%&|;<>()[]{}*?~^=,:/\n\r\t\0\u001b“”‘’–😀"], 0, 12]));

    [Test]
    public void Names_each_permission_set_and_each_user() =>
        new PermissionSetAssignment(["API_User", "acme__Agent"], ["a@example.com", "b@example.com"]).Command("prod").Should()
            .Be("sf org assign permset --name API_User --name acme__Agent --on-behalf-of a@example.com --on-behalf-of b@example.com --target-org prod");

    [TestCase("o'brien@example.com", "\"o'brien@example.com\"")]
    [TestCase("jörg@example.com", "\"jörg@example.com\"")]
    [TestCase("a+b-c_d.e@example.com", "a+b-c_d.e@example.com")]
    [TestCase("@alias", "\"@alias\"")]
    public void Quotes_what_a_shell_would_change(string user, string written) =>
        new PermissionSetAssignment(["A"], [user]).Command().Should().Be($"sf org assign permset --name A --on-behalf-of {written}");

    [TestCase("")]
    [TestCase("-rf@example.com")]
    [TestCase("--json")]
    [TestCase("a@b.c; rm -rf ~")]
    [TestCase("a@b.c&calc")]
    [TestCase("a@b.c|calc")]
    [TestCase("a\" $(calc) \"@b.c")]
    [TestCase("$HOME@b.c")]
    [TestCase("`calc`@b.c")]
    [TestCase("%PATH%@b.c")]
    [TestCase("wow!@b.c")]
    [TestCase("a@b.c”;calc;“")]
    [TestCase("a@b.c\ncalc")]
    public void Writes_no_command_that_no_quotes_make_safe(string name)
    {
        new PermissionSetAssignment(["A"], [name]).Command().Should().BeNull();
        new PermissionSetAssignment([name], ["a@b.c"]).Command().Should().BeNull();
    }

    [Test]
    public void Nothing_to_assign_needs_no_command()
    {
        new PermissionSetAssignment([], ["a@b.c"]).Command().Should().BeNull();
        new PermissionSetAssignment(["A"], []).Command().Should().BeNull();
    }

    [Test]
    public void Bash_reads_what_was_meant()
    {
        if (!File.Exists("/bin/bash"))
        {
            Assert.Inconclusive("There is no bash here.");
        }

        var written = 0;
        Gen.Select(Names, Names).Sample((permissionSet, user) =>
        {
            if (new PermissionSetAssignment([permissionSet], [user]).Command() is { } command)
            {
                Interlocked.Increment(ref written);
                ReadByBash(command).Should().Equal("org", "assign", "permset", "--name", permissionSet, "--on-behalf-of", user);
            }
        }, iter: 300);
        written.Should().BeGreaterThan(50, "most of the names can be written");
    }

    /// <summary>The other shells cannot be run here, so their special characters are held against what is written.</summary>
    [Test]
    public void Nothing_that_another_shell_would_take_for_its_own_is_written() => Gen.Select(Names, Names).Sample((permissionSet, user) =>
        new PermissionSetAssignment([permissionSet], [user]).Command() is not { } command
        || (command.IndexOfAny(
            ['$', '`', '!', '%', '&', '|', ';', '<', '>', '^', '\\', '\n', '\r', '\0', '“', '”', '„', '‘', '’', '–', '—']) < 0
            && command.Count(character => character == '"') == 2 * new[] { permissionSet, user }.Count(
                name => command.Contains($" \"{name}\"", StringComparison.Ordinal))));

    private static string[] ReadByBash(string command)
    {
        var start = new ProcessStartInfo("/bin/bash", ["--norc", "-c", "sf() { printf '%s\\0' \"$@\"; }\n" + command])
        {
            RedirectStandardOutput = true,
        };
        using var bash = Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output.Split('\0')[..^1];
    }
}
