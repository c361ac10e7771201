using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Keys;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>Values of variables in every place of a policy file, and the output of the commands.</summary>
public sealed class PlantedValueTests
{
    private static readonly (string Name, string Value)[] Merged =
    [
        ("PART", "planted-part"),
        ("SET", "Planted_Set"),
        ("KEY", "planted_key"),
        ("START", "https://planted.example.com/start?a=1&b='2'"),
        ("LONG", $"https://planted.example.com/{string.Concat(Enumerable.Repeat("segment/", 25))}"),
        ("MARK", "planted*|_<mark>"),
    ];

    private const string MergedPolicy =
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
        """;

    private static readonly string Certificate = MakeCertificate();

    private static readonly (string Name, string Value)[] Whole =
    [
        ("APP", "Planted_App"),
        ("LABEL", "Planted Label"),
        ("MAIL", "planted@planted.example.com"),
        ("CALLBACK", "https://Planted.example.com/callback"),
        ("CERT", Certificate),
        ("CERT_PATH", "planted.pem"),
        ("IP", "203.0.113.77"),
        ("IP_NOTE", "planted range"),
        ("RECORD", "Planted_Record"),
        ("SET", "Planted_Set"),
        ("USER", "planted.user@example.com"),
        ("PACKAGE", "04t6A0000004eyt"),
        ("ALIAS", "Planted Agent@1.0.0-1"),
        ("ORG", "00D000000000062"),
        ("LINK", "https://Planted.Example.com/connect"),
        ("REASON", "planted reason"),
        ("SCOPE", "Planted_Scope"),
    ];

    private const string WholePolicy =
        """
        suppressions:
          - { rule: ECA0090, reason: "${REASON}" }
        oauthCustomScopes:
          ${SCOPE}: { masterLabel: "${SCOPE}", description: "${IP_NOTE}", isPublic: true }
        apps:
          ${APP}:
            basicInformation: { label: "${LABEL}", contactEmail: "${MAIL}", distributionState: Local, description: "${LABEL}" }
            oauthSettings:
              scopes: [api, refresh_token]
              trustedIpRanges: [{ start: "${IP}", end: "${IP}", description: "${IP_NOTE}" }]
            globalOauthSettings:
              callbackUrls: ["${CALLBACK}"]
              certificate: ${CERT}
              isPkceRequired: true
            samlPolicies:
              fullName: ${RECORD}
              certificate: { file: "${CERT_PATH}" }
              acsUrl: ${CALLBACK}
              entityUrl: ${CALLBACK}
            appPolicies: { isEnabled: true, isOauthPluginEnabled: true, isSamlPluginEnabled: true }
            oauthPolicies:
              preset: long-running-agent
              permissionSets: ["${SET}"]
              isClientCredentialsFlowEnabled: true
              clientCredentialsFlowUser: ${USER}
              startUrl: ${CALLBACK}
            subscriber:
              package: { "${ALIAS}": "${PACKAGE}" }
              connectionUrl: ${LINK}?orgid={orgid}
              organizationId: ${ORG}
              users: ["${USER}"]
        """;

    [TestCase("diff --retrieved org", 2)]
    [TestCase("diff --retrieved org --format json", 2)]
    [TestCase("diff --retrieved org --format markdown", 2)]
    [TestCase("diff --retrieved org --json", 2)]
    [TestCase("merge --into org", 0)]
    [TestCase("merge --into org --json", 0)]
    [TestCase("build --retrieved org", 0)]
    [TestCase("build --retrieved org --json", 0)]
    [TestCase("links", 0)]
    [TestCase("validate", 0)]
    [TestCase("validate --retrieved org --format json", 0)]
    [TestCase("validate --retrieved org --format markdown", 0)]
    [TestCase("validate --retrieved org --format sarif", 0)]
    [TestCase("report policy.eca.yaml --format text", 0)]
    [TestCase("report policy.eca.yaml --format html", 0)]
    [TestCase("report policy.eca.yaml --format json", 0)]
    [TestCase("report policy.eca.yaml --format markdown", 0)]
    [TestCase("report policy.eca.yaml --format csv", 0)]
    [TestCase("check --target-org acme", 0)]
    [TestCase("check --target-org acme --print bash", 0)]
    [TestCase("check --target-org acme --json", 0)]
    [TestCase("deploy --target-org acme --yes", 0)]
    [TestCase("deploy --target-org acme --yes --json", 0)]
    public void No_value_of_a_variable_is_in_the_output(string line, int exitCode)
    {
        var session = Session.WithInstalledApp();
        session.Disk.File.WriteAllText("/project/policy.eca.yaml", MergedPolicy);
        session.Org.Says = "sf says " + string.Join(", ", Merged.Select(variable => variable.Value));

        var printed = Run(session, line, Merged);

        printed.ExitCode.Should().Be(exitCode, printed.Errors);
        if (line.StartsWith("diff", StringComparison.Ordinal))
        {
            printed.Output.Should().ContainAll("{START}", "{LONG}", "{PART}", "{MARK}");
        }
    }

    [TestCase("build")]
    [TestCase("build --json")]
    [TestCase("build --phased")]
    [TestCase("build --format source")]
    [TestCase("links")]
    [TestCase("links --json")]
    [TestCase("validate")]
    [TestCase("validate --json")]
    [TestCase("validate --format markdown")]
    [TestCase("validate --format sarif")]
    [TestCase("report policy.eca.yaml --format html")]
    [TestCase("report policy.eca.yaml --format json")]
    [TestCase("report policy.eca.yaml --format markdown")]
    [TestCase("report policy.eca.yaml --format csv")]
    [TestCase("diff --retrieved org")]
    [TestCase("diff --retrieved org --format markdown")]
    [TestCase("diff --retrieved org --format json")]
    [TestCase("check")]
    [TestCase("deploy --phased --yes")]
    [TestCase("deploy --json --yes")]
    public void No_value_of_a_whole_app_is_in_the_output(string line)
    {
        var session = Session.Empty();
        session.Disk.Directory.CreateDirectory("/project/org");
        session.Disk.File.WriteAllText("/project/org/package.xml", "<Package xmlns=\"http://soap.sforce.com/2006/04/metadata\"/>");
        session.Disk.File.WriteAllText("/project/policy.eca.yaml", WholePolicy);
        session.Disk.File.WriteAllText("/project/planted.pem", Certificate);
        session.Org.Says = "sf says " + string.Join(", ", Whole.Select(variable => variable.Value));
        session.Org.Answers.Users = [Whole.Single(variable => variable.Name == "USER").Value];

        var printed = Run(session, line, Whole);

        printed.ExitCode.Should().BeOneOf([0, 2], printed.Errors);
        if (line.StartsWith("build", StringComparison.Ordinal))
        {
            var steps = session.Disk.File.ReadAllText("/project/bin/eca/NEXT-STEPS.md");
            ShouldHide(steps, Whole);
            steps.Should().Contain("sf package install --package '${PACKAGE}")
                .And.Contain("--name '${SET}' --on-behalf-of '${USER}'")
                .And.Contain("${LINK}?orgid=${ORG}");
        }
    }

    /// <summary>Reports show lists item by item, without blanks around them.</summary>
    [Test]
    public void No_part_of_a_value_is_in_a_report(
        [Values("report policy.eca.yaml --format", "validate --format")] string command, [Values("markdown", "json")] string format)
    {
        (string, string)[] planted =
        [
            ("CALLBACKS", "http://planted\n http://planted"),
            ("RUNNER", " planted@planted.example.com "),
        ];
        var session = Session.Empty();
        session.Disk.File.WriteAllText(
            "/project/policy.eca.yaml",
            """
            apps:
              Agent:
                origin: deployed
                oauthSettings: { scopes: [api] }
                globalOauthSettings: { callbackUrls: ["${CALLBACKS}"] }
                oauthPolicies:
                  preset: long-running-agent
                  permissionSets: [Agent_User]
                  isClientCredentialsFlowEnabled: true
                  clientCredentialsFlowUser: "${RUNNER}"
            """);

        Run(session, $"{command} {format}", planted).Output.Should().NotBeEmpty();
    }

    [Test]
    public void Values_that_the_author_marks_as_public_are_shown_and_commands_with_them_run_as_they_are()
    {
        var session = Session.Empty();
        session.Disk.File.WriteAllText("/project/planted.pem", Certificate);
        session.Disk.File.WriteAllText("/project/policy.eca.yaml", $"publicVariables: [SET, User]\n{WholePolicy}");
        session.Disk.File.WriteAllText("/project/policy.test.eca.yaml", "publicVariables: [PACKAGE]\n");
        foreach (var (name, value) in Whole)
        {
            session.EnvironmentVariables[name] = value;
        }

        session.Eca(["links"]).Output.Should().Contain("sf org assign permset --name Planted_Set --on-behalf-of planted.user@example.com")
            .And.Contain("--package '${PACKAGE}");
        session.Eca(["links", "--environment", "test"]).Output.Should().Contain("--package 04t6A0000004eytQAA")
            .And.Contain("permset --name Planted_Set").And.Contain("${LINK}");
    }

    [Test]
    public void A_variable_of_two_files_is_public_only_if_both_say_so()
    {
        var session = Session.Empty();
        session.EnvironmentVariables["SET"] = "Planted_Set";
        session.Disk.File.WriteAllText("/project/a.eca.yaml", "publicVariables: [SET]\n" + OfApp("A"));
        session.Disk.File.WriteAllText("/project/b.eca.yaml", OfApp("B"));

        session.Eca(["links", "a.eca.yaml", "b.eca.yaml"]).Output.Should().Contain("${SET}").And.NotContain("Planted_Set");
        session.Eca(["links", "a.eca.yaml"]).Output.Should().Contain("Planted_Set");

        static string OfApp(string name) =>
            $"apps: {{ {name}: {{ origin: setup, oauthPolicies: {{ preset: long-running-agent, permissionSets: ['${{SET}}'] }} }} }}\n";
    }

    /// <summary>Most keys do not take these values; their findings must not show them either.</summary>
    [TestCaseSource(nameof(Keys))]
    public void No_value_is_in_the_findings_of_a_key(string policy)
    {
        (string, string)[] planted = [("P", "planted one,two\nplanted 'three' <four>")];
        foreach (var line in new[]
        {
            "build", "validate --format markdown", "report policy.eca.yaml --format html", "diff --retrieved org", "deploy --yes",
        })
        {
            var session = Session.Empty();
            session.Disk.Directory.CreateDirectory("/project/org");
            session.Disk.File.WriteAllText("/project/policy.eca.yaml", policy);
            session.Org.Says = "sf says nothing";

            Run(session, line, planted);
        }
    }

    private static IEnumerable<TestCaseData> Keys()
    {
        const string Value = "\"${P}\"";
        foreach (var type in AppKeys.Sections)
        {
            foreach (var field in SectionKeys.FieldsOf(type))
            {
                yield return Case($"apps: {{ A: {{ origin: deployed, {type.PolicyKey}: {{ {field.PolicyKey}: {ValueOf(field)} }} }} }}");
            }
        }

        foreach (var key in SubscriberKeys.All)
        {
            var value = key.Shape == KeyShape.List ? $"[{Value}]" : Value;
            yield return Case($"apps: {{ A: {{ subscriber: {{ {key.Name}: {value} }}, oauthPolicies: {{ preset: long-running-agent }} }} }}");
        }

        yield return Case("apps: { \"${P}\": { oauthPolicies: { preset: long-running-agent } } }");
        yield return Case("apps: { A: { namespace: \"${P}\", oauthPolicies: { preset: \"${P}\" } } }");
        yield return Case("apps: { A: { origin: \"${P}\", oauthPolicies: { fullName: \"${P}\", remove: [\"${P}\"] } } }");
        yield return Case("apiVersion: \"${P}\"\nbaselines: [\"${P}\"]\nrules: { \"${P}\": \"${P}\" }\n\"${P}\": 1");

        static TestCaseData Case(string policy) => new(policy) { TestName = $"No_value_is_in_the_findings_of({policy})" };

        static string ValueOf(MetadataField field) => field switch
        {
            { ComplexType: { } type, IsRepeated: true } => $"[{ValuesOf(type)}]",
            { ComplexType: { } type } => ValuesOf(type),
            { IsRepeated: true } or { Separator: not null } => $"[{Value}]",
            { IsCertificate: true } => $"{{ file: {Value} }}",
            _ => Value,
        };

        static string ValuesOf(MetadataType type) =>
            $"{{ {string.Join(", ", SectionKeys.FieldsOf(type).Select(field => $"{field.PolicyKey}: {ValueOf(field)}"))} }}";
    }

    private static Session.Printed Run(Session session, string line, (string Name, string Value)[] planted)
    {
        foreach (var (name, value) in planted)
        {
            session.EnvironmentVariables[name] = value;
        }

        var printed = session.Eca(line.Split(' '));
        ShouldHide(printed.Output + printed.Errors, planted);
        return printed;
    }

    /// <summary>Names of files are of the package.</summary>
    private static void ShouldHide(string output, (string Name, string Value)[] planted)
    {
        string[] folders = ["/extlClnt", "/externalClient", "/oauthcustom"];
        var text = string.Join('\n', output.Split('\n').Where(line => !Array.Exists(folders, line.Contains)));
        text.ToUpperInvariant().Should().NotContain("PLANTED");
        foreach (var value in planted.SelectMany(variable => variable.Value.Split('\n')).Where(part => part.Length > 8))
        {
            text.Should().NotContain(value);
        }
    }

    private static string MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=agent", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.ExportCertificatePem();
    }
}
