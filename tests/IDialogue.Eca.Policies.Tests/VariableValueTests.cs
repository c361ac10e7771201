using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Policies.Reporting;
using Microsoft.Extensions.Configuration;

namespace IDialogue.Eca.Policies.Tests;

public sealed class VariableValueTests
{
    [TestCase("oauthPolicies: { permissionSets: [\"${SEC}\"] }", "hunter two", "ECA0167")]
    [TestCase("oauthPolicies: { profiles: [\"${SEC}\"] }", "00ehunter2hunte", "ECA0025")]
    [TestCase("oauthSettings: { scopes: [Api, \"${SEC}\"] }", "hunter2", "ECA0083")]
    [TestCase("oauthPolicies: { customAttributes: [{ key: \"${SEC}\", formula: $User.Id }, { key: \"${SEC}\", formula: $User.Id }] }", "hunter2", "ECA0105")]
    [TestCase("globalOauthSettings: { callbackUrls: [\"${SEC}/cb\"] }", "hunter2.example", "ECA0084")]
    public void A_finding_shows_the_name_of_a_variable_and_not_its_value(string section, string value, string code)
    {
        var disk = new MockFileSystem();
        disk.AddFile("/policy.eca.yaml", new MockFileData($"apps:\n  A:\n    origin: deployed\n    {section}\n"));

        var checkedPolicies = new PolicyGenerator(disk).Check(new PolicyRequest
        {
            PolicyFiles = ["/policy.eca.yaml"],
            Configuration = new ConfigurationBuilder().AddInMemoryCollection([new("SEC", value)]).Build(),
        });

        checkedPolicies.Diagnostics.Should().Contain(finding => finding.Code == code)
            .And.NotContain(finding => finding.Message.Contains(value));
        checkedPolicies.Value!.Findings.Should().NotContain(finding => finding.Message.Contains(value));
        EvidenceReport.ToMarkdown(checkedPolicies.Value, null, "/").Should().Contain("${SEC}").And.NotContain(value);
    }
}
