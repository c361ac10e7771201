using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Rollout;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests;

public sealed class TextFormTests
{
    private static readonly string[] Names = ["SET", "USER", "VALUE", "URL", "REASON"];

    private readonly MockFileSystem disk = new(new Dictionary<string, MockFileData>
    {
        ["/eca/policy.eca.yaml"] = new(
            """
            suppressions:
              - rule: ECA0095
                reason: ${REASON}
            apps:
              Agent:
                origin: deployed
                subscriber:
                  connectionUrl: https://example.com/${URL}
                  users: ["${USER}@example.com"]
                oauthPolicies:
                  permittedUsers: AdminApprovedPreAuthorized
                  permissionSets: ["${SET}"]
                  isClientCredentialsFlowEnabled: true
                  clientCredentialsFlowUser: ${USER}@example.com
                  customAttributes:
                    - key: note
                      formula: '"${VALUE}"'
            """),
        ["/eca/retrieved/extlClntAppOauthPolicies/Agent_defaultPolicy.ecaOauthPlcy"] = new(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>Before</commaSeparatedPermissionSet>
                <externalClientApplication>Agent</externalClientApplication>
                <startUrl>https://plantedBefore.example.com</startUrl>
            </ExtlClntAppOauthConfigurablePolicies>
            """),
    });

    [TestCase(true)]
    [TestCase(false)]
    public void No_text_form_shows_the_value_of_a_variable(bool isMerged)
    {
        var request = new GenerationRequest
        {
            PolicyFiles = ["/eca/policy.eca.yaml"],
            OutputFolder = "/eca/out",
            Retrieved = isMerged ? "/eca/retrieved" : null,
            Configuration = Planted,
            Layout = new PackageLayout { Format = PackageFormat.Source },
        };
        var result = new PolicyGenerator(disk).Generate(request);
        var report = result.ValueOrThrow();
        var plan = report.ToRolloutPlan(["deploy"]);
        var file = PolicyGenerator.Parse(disk.File.ReadAllText("/eca/policy.eca.yaml"), "policy.eca.yaml", Planted).Value!;

        string[] forms =
        [
            $"{request}", $"{result}", $"{report}", $"{plan}", $"{file}", $"{report.Difference}", $"{report.Rules}",
            $"{report.Components}", $"{report.Apps}", $"{plan.Steps}", $"{plan.Effects}", $"{file.Rules}",
            $"{new PermissionSetAssignment(["planted"], ["planted"])}",
            .. report.Package.Components.Select(component => component.ToString()),
            .. report.Apps.Select(app => app.Subscriber!.ToString()),
            .. result.Diagnostics.Select(finding => finding.ToString()),
        ];
        disk.AllFiles.Where(path => path.StartsWith("/eca/out", StringComparison.Ordinal)).Select(disk.File.ReadAllText)
            .Should().Contain(text => text.Contains("plantedUSER"), "the values were used");
        disk.File.ReadAllText("/eca/out/NEXT-STEPS.md").Should().Contain("${SET}").And.NotContain("planted", "it is kept");
        result.Diagnostics.Any(finding => finding.Code == "ECA0188" && finding.Message.Contains("${SET}")).Should().Be(isMerged);
        plan.ToText().Should().Contain(
            "--name '${SET}' --on-behalf-of '${USER}@example.com'").And.Contain("/${URL}").And.NotContain("planted");
        forms.Should().AllSatisfy(form => form.Should().NotContain("planted"));
        forms.Should().Contain(form => form.Contains("CommaSeparatedPermissionSet"));
    }

    [Test]
    public void A_finding_about_a_formula_does_not_show_the_value_of_a_variable() =>
        PolicyGenerator.Parse(
            "apps: { Agent: { origin: deployed, oauthPolicies: { customAttributes: [{ key: note, formula: '${VALUE}' }] } } }",
            "policy.eca.yaml",
            Planted).Diagnostics
            .Should().ContainSingle(finding => finding.Code == "ECA0165").Which.Message.Should().NotContain("planted");

    private static IConfiguration Planted => new ShownConfiguration(new ConfigurationBuilder()
        .AddInMemoryCollection(Names.Select(name => new KeyValuePair<string, string?>(name, "planted" + name)))
        .Build());

    /// <summary>A configuration whose text form has its values, as a host's own may.</summary>
    private sealed class ShownConfiguration(IConfiguration inner) : IConfiguration
    {
        public string? this[string key]
        {
            get => inner[key];
            set => inner[key] = value;
        }

        public IConfigurationSection GetSection(string key) => inner.GetSection(key);

        public IEnumerable<IConfigurationSection> GetChildren() => inner.GetChildren();

        public Microsoft.Extensions.Primitives.IChangeToken GetReloadToken() => inner.GetReloadToken();

        public override string ToString() => string.Join(", ", Names.Select(name => inner[name]));
    }
}
