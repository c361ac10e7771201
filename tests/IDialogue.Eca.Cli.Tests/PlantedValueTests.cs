namespace IDialogue.Eca.Cli.Tests;

/// <summary>Values of variables in many places of a policy file, and the output of the commands.</summary>
public sealed class PlantedValueTests
{
    private static readonly (string Name, string Value)[] Planted =
    [
        ("PART", "planted-part"),
        ("SET", "Planted_Set"),
        ("KEY", "planted_key"),
        ("START", "https://planted.example.com/start?a=1&b='2'"),
        ("LONG", $"https://planted.example.com/{string.Concat(Enumerable.Repeat("segment/", 25))}"),
        ("MARK", "planted*|_<mark>"),
    ];

    [TestCase("diff --retrieved org", 2)]
    [TestCase("diff --retrieved org --format json", 2)]
    [TestCase("diff --retrieved org --format markdown", 2)]
    [TestCase("diff --retrieved org --json", 2)]
    [TestCase("merge --into org", 0)]
    [TestCase("merge --into org --json", 0)]
    [TestCase("build --retrieved org --no-steps", 0)]
    [TestCase("validate", 0)]
    [TestCase("validate --retrieved org --format json", 0)]
    [TestCase("validate --retrieved org --format markdown", 0)]
    [TestCase("validate --retrieved org --format sarif", 0)]
    public void No_value_of_a_variable_is_in_the_output(string line, int exitCode)
    {
        var session = Session.WithInstalledApp();
        session.Disk.File.WriteAllText(
            "/project/policy.eca.yaml",
            """
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  ipRelaxation: Relax IP restrictions
                  startUrl: ${START}
                  singleLogoutUrl: ${LONG}
                  customAttributes:
                    - { key: "${KEY}", formula: '"${PART} and ${MARK}"' }
                  permissionSets: ["${SET}"]
            """);
        foreach (var (name, value) in Planted)
        {
            session.EnvironmentVariables[name] = value;
        }

        var printed = session.Eca(line.Split(' '));

        printed.ExitCode.Should().Be(exitCode, printed.Errors);
        (printed.Output + printed.Errors).ToUpperInvariant().Should().NotContain("PLANTED");
        if (line.StartsWith("diff", StringComparison.Ordinal))
        {
            printed.Output.Should().ContainAll("{START}", "{LONG}", "{PART}", "{MARK}");
        }
    }
}
