using System.IO.Abstractions;
using System.IO.Abstractions.TestingHelpers;
using System.Text;
using System.Text.RegularExpressions;
using IDialogue.Eca.Conversion;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Importing;
using IDialogue.Eca.Policies.Reporting;
using IDialogue.Eca.Policies.Rules;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;
using IDialogue.Eca.Testing;
using IDialogue.Eca.Xml;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Diagnostic = IDialogue.Eca.Diagnostics.Diagnostic;

namespace IDialogue.Eca.Policies.Tests.Documentation;

/// <summary>The examples of docs/library.md, compiled and run.</summary>
public sealed partial class LibraryExamples
{
    private const string ImplicitUsings =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly IFileSystem fileSystem = new MockFileSystem(new Dictionary<string, MockFileData>
    {
        ["/repo/policy.eca.yaml"] = new(
            """
            apps:
              Agent:
                namespace: acme
                oauthPolicies:
                  preset: long-running-agent
                  permissionSets: [Agent_User]
            """),
        ["/repo/policy.production.eca.yaml"] = new(
            """
            apps:
              Agent:
                oauthPolicies:
                  isClientCredentialsFlowEnabled: true
                  clientCredentialsFlowUser: ${AGENT_USER}
            """),
        ["/repo/retrieved/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy"] = new(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <!-- Ann's -->
                <externalClientApplication>acme__Agent</externalClientApplication>
                <refreshTokenPolicyType>Zero</refreshTokenPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """),
        ["/repo/salesforce/connectedApps/Billing.connectedApp-meta.xml"] = new(
            """
            <ConnectedApp xmlns="http://soap.sforce.com/2006/04/metadata">
                <contactEmail>ops@example.com</contactEmail>
                <label>Billing</label>
                <oauthConfig>
                    <callbackUrl>https://billing.example.com/callback</callbackUrl>
                    <consumerKey>3MVG9example</consumerKey>
                    <scopes>SFAP</scopes>
                </oauthConfig>
            </ConnectedApp>
            """),
    });

    [Test]
    public void Policies_in_code()
    {
        // <policies-in-code>
        var policies = new ExtlClntAppOauthConfigurablePolicies
        {
            FullName = "Agent_oauth_defaultPolicy",
            ExternalClientApplication = "acme__Agent",
            PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
            CommaSeparatedPermissionSet = "Agent_User",
            RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite,
            IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
        };

        string xml = MetadataXml.Serialize(policies);
        // </policies-in-code>
        xml.Should().Contain("<commaSeparatedPermissionSet>Agent_User</commaSeparatedPermissionSet>");

        // <packages>
        MetadataPackage package = MetadataPackage.Create(ApiVersion.Default, [policies]).ValueOrThrow();
        var layout = new PackageLayout { Format = PackageFormat.Source };
        WriteReport report = new PackageWriter(fileSystem)
            .Write(layout.GetFiles(package), "/repo/salesforce", inputHash: "")
            .ValueOrThrow();
        // </packages>
        report.Files.Should().ContainSingle().Which.Path.Should().EndWith("Agent_oauth_defaultPolicy.ecaOauthPlcy-meta.xml");

        using var log = new StringWriter();
        Roll_out(policies, package, layout, log);
        log.ToString().Should().Contain("sf package install --package 04tPj00000B5Ql7IAF").And.Contain("orgid=00D000000000062EAA");
    }

    private static void Roll_out(
        ExtlClntAppOauthConfigurablePolicies policies, MetadataPackage package, PackageLayout layout, TextWriter log)
    {
        // <rollout>
        if (!SubscriberPackage.TryParse("04tPj00000B5Ql7IAF", out SubscriberPackage? installed)
            || !ConnectionUrl.TryParse(
                "https://api.idialogue.app/v1/connect/salesforce/start?ctx=api&orgid={orgid}", out ConnectionUrl? url)
            || !SalesforceId.TryParse("00D000000000062", out SalesforceId organization))
        {
            return;
        }

        var app = new RolloutApp("acme__Agent")
        {
            Subscriber = new SubscriberOrg
            {
                Package = installed,
                ConnectionUrl = url,
                OrganizationId = organization,
                Users = ["api.user@example.com"],
            },
        };

        RolloutPlan plan = RolloutPlan.Create(
            [PlannedComponent.New(new DesiredComponent(policies))], [app], [layout.DeployCommand("/repo/salesforce")]);
        log.Write(plan.ToText());
        // </rollout>
    }

    [Test]
    public void Reading_a_file()
    {
        using var log = new StringWriter();
        var bytes = Encoding.UTF8.GetBytes(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>Agent</externalClientApplication>
                <newThing>1</newThing>
            </ExtlClntAppOauthConfigurablePolicies>
            """);

        // <reading-a-file>
        Result<ExtlClntAppOauthConfigurablePolicies> result =
            MetadataXml.Read<ExtlClntAppOauthConfigurablePolicies>(bytes, "extlClntAppOauthPolicies/Agent_oauthPlcy.ecaOauthPlcy-meta.xml");
        foreach (Diagnostic diagnostic in result.Diagnostics)
        {
            log.WriteLine(diagnostic);
        }

        ExtlClntAppOauthConfigurablePolicies changed = result.ValueOrThrow() with { RefreshTokenPolicyType = RefreshTokenPolicyType.Zero };
        // </reading-a-file>
        log.ToString().Should().Contain("warning ECA0041");
        MetadataXml.Serialize(changed).Should().Contain("<newThing>1</newThing>").And.Contain("Zero");
    }

    [Test]
    public void Trees_merge_diff_and_import()
    {
        using var log = new StringWriter();
        var policies = new ExtlClntAppOauthConfigurablePolicies
        {
            FullName = "Agent_oauth_defaultPolicy",
            ExternalClientApplication = "acme__Agent",
            RefreshTokenPolicyType = RefreshTokenPolicyType.Infinite,
        };

        // <merge>
        MetadataTree retrieved = MetadataTree.Read(fileSystem, "/repo/retrieved").ValueOrThrow();
        var desired = new DesiredComponent(policies)
        {
            Exact = [ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedPermissionSet],
        };

        MetadataDiff diff = MetadataDiff.Compare(retrieved, [desired]).ValueOrThrow();
        log.WriteLine(diff.HasChanges ? diff.ToText() : "The org has all of it.");

        ValueList<PlannedComponent> merged = MetadataMerge.Merge(retrieved, [desired]).ValueOrThrow();
        MetadataPackage patched = MetadataPackage.Create(ApiVersion.Default, merged.Select(component => component.Result)).ValueOrThrow();
        // </merge>
        log.ToString().Should().Contain("~ Refresh Token Policy: Immediately expire refresh token -> Refresh token is valid until revoked");
        patched.Components.Should().ContainSingle();
        var bytes = merged.Single().Result.Content.ToArray();

        // <merge-a-file>
        PlannedComponent file = MetadataMerge.Merge(bytes, "Agent_oauthPlcy.ecaOauthPlcy", new DesiredComponent(policies)).ValueOrThrow();
        ReadOnlyMemory<byte> content = file.Result.Content;
        // </merge-a-file>
        content.ToArray().Should().Equal(bytes, "it was merged before");

        // <import>
        Result<string> policyFile = PolicyImporter.Import(retrieved);
        // </import>
        policyFile.ValueOrThrow().Should().Contain("refreshToken: Immediately expire refresh token");
    }

    [Test]
    public void Connected_apps()
    {
        using var log = new StringWriter();

        // <connected-apps>
        MetadataTree project = MetadataTree.Read(fileSystem, "/repo/salesforce").ValueOrThrow();
        Result<ValueList<MetadataComponent>> converted = ConnectedAppConverter.Convert(project);
        foreach (Diagnostic diagnostic in converted.Diagnostics)
        {
            log.WriteLine(diagnostic);
        }

        MetadataPackage records = MetadataPackage.Create(ApiVersion.Default, converted.ValueOrThrow()).ValueOrThrow();
        // </connected-apps>
        log.ToString().Should().Contain("info ECA0134: ConnectedAppOauthConfig.consumerKey was not moved");
        records.Components.OfType<ExtlClntAppOauthSettings>().Single().CommaSeparatedOauthScopes.Should().Be("SFApiPlatform");

        // <connected-apps-policy>
        Result<string> policyFile = PolicyImporter.ImportConnectedApps(project);
        // </connected-apps-policy>
        policyFile.ValueOrThrow().Should().Contain("- SFApiPlatform");
    }

    [Test]
    public void Policy_files()
    {
        // <policy-files>
        Result<GenerationReport> generated = new PolicyGenerator(fileSystem).Generate(new GenerationRequest
        {
            PolicyFiles = ["/repo/policy.eca.yaml"],
            OutputFolder = "/repo/out",
            Retrieved = "/repo/retrieved",
        });
        // </policy-files>
        generated.IsSuccess.Should().BeTrue();
    }

    [Test]
    public void Configuration()
    {
        // <configuration>
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AGENT_USER", "agent@example.com")])
            .Build();

        Result<MetadataPackage> compiled = new PolicyGenerator(fileSystem).Compile(new PolicyRequest
        {
            PolicyFiles = ["/repo/policy.eca.yaml"],
            Environment = "production",
            Configuration = configuration,
        });
        // </configuration>
        compiled.ValueOrThrow()
            .Components.OfType<ExtlClntAppOauthConfigurablePolicies>()
            .Single()
            .ClientCredentialsFlowUser.Should()
            .Be("agent@example.com");
    }

    [Test]
    public void Rules_and_reports()
    {
        MetadataTree retrieved = MetadataTree.Read(fileSystem, "/repo/retrieved").ValueOrThrow();

        // <rules>
        Result<RuleReport> files = new PolicyGenerator(fileSystem).Check(new PolicyRequest
        {
            PolicyFiles = ["/repo/policy.eca.yaml"],
            Today = DateTime.UtcNow,
        });
        Result<RuleReport> tree = RuleCheck.Check(
            retrieved, new RuleSettings { Baselines = [RuleBaseline.SalesforceHealth] }, DateTime.UtcNow);

        var report = new FindingReport(files.Diagnostics.Concat(tree.Diagnostics), folder: "/repo");
        string lines = report.ToText();
        string sarif = report.ToSarif();
        string evidence = EvidenceReport.ToMarkdown(tree.Value!, DateTime.UtcNow, folder: "/repo");
        // </rules>
        lines.Should().BeEmpty();
        sarif.Should().Contain("\"2.1.0\"");
        evidence.Should().Contain("## acme\\_\\_Agent").And.Contain("| Refresh Token Policy | Immediately expire refresh token |");
    }

    [Test]
    public void The_catalogue()
    {
        // <catalogue>
        MetadataField field = ExtlClntAppOauthConfigurablePolicies.Fields.CommaSeparatedProfile;
        bool isKnown = field.IsKnownTo(new ApiVersion(61));
        // </catalogue>
        isKnown.Should().BeFalse();
    }

    [Test]
    public void The_page_shows_exactly_these_examples()
    {
        var source = File.ReadAllText(Repository.Path("tests", "IDialogue.Eca.Policies.Tests", "Documentation", "LibraryExamples.cs"));
        var compiled = CompiledExample().Matches(source).ToDictionary(
            match => match.Groups[1].Value, match => IndentedLine().Replace(match.Groups[2].Value, "").Trim());
        var shown = ShownExample().Matches(File.ReadAllText(Repository.Path("docs", "library.md"))).ToDictionary(
            match => match.Groups[1].Value, match => match.Groups[2].Value.Trim());

        shown.Keys.Should().BeEquivalentTo(compiled.Keys);
        shown.Should().AllSatisfy(example => example.Value.Should().EndWith(compiled[example.Key], "it runs here as shown"));
    }

    [Test]
    public void Each_example_compiles_as_pasted_into_a_new_program()
    {
        var failures =
            from example in ShownExample().Matches(File.ReadAllText(Repository.Path("docs", "library.md")))
            from finding in Compile(example.Groups[2].Value)
            select $"{example.Groups[1].Value}: {finding}";
        string.Join("\n", failures).Should().BeEmpty();
    }

    [TestCase("IDialogue.Eca")]
    [TestCase("IDialogue.Eca.Policies")]
    public void The_example_of_a_package_is_one_of_these(string package)
    {
        var readme = File.ReadAllText(Repository.Path("src", package, "README.md")).Split("```csharp\n")[1].Split("```")[0];

        ShownExample().Matches(File.ReadAllText(Repository.Path("docs", "library.md"))).Select(match => match.Groups[2].Value)
            .Should().Contain(readme);
    }

    /// <summary>Compiles a text as Program.cs of a new console project.</summary>
    private static IEnumerable<Microsoft.CodeAnalysis.Diagnostic> Compile(string program)
    {
        var options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return CSharpCompilation.Create(
                "Program",
                [CSharpSyntaxTree.ParseText(program, options), CSharpSyntaxTree.ParseText(ImplicitUsings, options)],
                trusted.Select(path => MetadataReference.CreateFromFile(path)),
                new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .GetDiagnostics()
            .Where(finding => finding.Severity >= Microsoft.CodeAnalysis.DiagnosticSeverity.Warning);
    }

    [GeneratedRegex(@"^ +// <([a-z-]+)>\n(.*?)^ +// </\1>", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex CompiledExample();

    [GeneratedRegex("^        ", RegexOptions.Multiline)]
    private static partial Regex IndentedLine();

    [GeneratedRegex(@"<!-- example: ([a-z-]+) -->\n```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShownExample();
}
