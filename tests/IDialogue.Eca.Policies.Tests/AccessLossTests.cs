using System.IO.Abstractions.TestingHelpers;
using IDialogue.Eca.Diagnostics;

namespace IDialogue.Eca.Policies.Tests;

public sealed class AccessLossTests
{
    private const string Lost = "ECA0188";

    [TestCase("permissionSets: { exact: [A] }", "AdminApprovedPreAuthorized", "users with only permission set B lose access to acme__Agent")]
    [TestCase("permittedUsers: AdminApprovedPreAuthorized", "AllSelfAuthorized", "only users with one of the permission sets A, B can still use")]
    [TestCase("ipRelaxation: Enforce", "AllSelfAuthorized", "users outside the org's allowed IP ranges may lose access to acme__Agent")]
    [TestCase("refreshToken: Zero", "AllSelfAuthorized", "refresh tokens of acme__Agent expire earlier")]
    public void Who_loses_access_that_the_org_gives_is_a_warning_at_the_record(string policy, string users, string who)
    {
        var disk = Disk(policy, users);

        var built = new PolicyGenerator(disk).Generate(Request);

        var finding = built.Diagnostics.Should().ContainSingle(finding => finding.Code == Lost).Subject;
        finding.Severity.Should().Be(DiagnosticSeverity.Warning);
        finding.Location.ToString().Should().Be("/policy.eca.yaml(4,5)");
        finding.Message.Should().StartWith("After the deploy, ").And.Contain(who);
        disk.File.ReadAllText("/out/NEXT-STEPS.md").Should().Contain(who);
        new PolicyGenerator(disk).MergeInPlace(Request).Diagnostics.Should().Contain(finding);
    }

    [TestCase("refreshToken: Infinite", "AllSelfAuthorized")]
    [TestCase("permittedUsers: AllSelfAuthorized", "AdminApprovedPreAuthorized")]
    [TestCase("permissionSets: [C]", "AdminApprovedPreAuthorized")]
    public void An_effect_by_which_no_one_loses_access_is_no_warning(string policy, string users) =>
        new PolicyGenerator(Disk(policy, users)).Generate(Request).Diagnostics.Should().NotContain(finding => finding.Code == Lost);

    [Test]
    public void Where_the_access_of_now_is_not_known_there_is_no_warning()
    {
        var disk = Disk("permittedUsers: AdminApprovedPreAuthorized, permissionSets: [A]", "AllSelfAuthorized");
        disk.File.Delete(Record);
        var policy = disk.File.ReadAllText("/policy.eca.yaml").Replace("namespace: acme", "origin: setup", StringComparison.Ordinal);
        disk.AddFile("/policy.eca.yaml", new MockFileData(policy));

        var alone = Request with { Retrieved = null };
        foreach (var request in new[] { Request, alone, alone with { KnownRetrieved = "/org" } })
        {
            var built = new PolicyGenerator(disk).Generate(request);
            built.IsSuccess.Should().BeTrue();
            built.Diagnostics.Should().NotContain(finding => finding.Code == Lost);
        }

        disk.File.ReadAllText("/out/NEXT-STEPS.md").Should().Contain("only users with permission set A can use Agent");
    }

    [Test]
    public void As_an_error_it_changes_nothing_on_disk()
    {
        var disk = Disk("permissionSets: { exact: [A] }", "AdminApprovedPreAuthorized");

        var built = new PolicyGenerator(disk).Generate(
            Request with { SeverityOf = finding => finding.Code == Lost ? DiagnosticSeverity.Error : finding.Severity });

        built.HasErrors.Should().BeTrue();
        disk.Directory.Exists("/out").Should().BeFalse();
    }

    private const string Record = "/org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy";

    private static GenerationRequest Request => new() { PolicyFiles = ["/policy.eca.yaml"], Retrieved = "/org", OutputFolder = "/out" };

    private static MockFileSystem Disk(string policy, string users) => new(new Dictionary<string, MockFileData>
    {
        ["/policy.eca.yaml"] = new($"apps:\n  Agent:\n    namespace: acme\n    oauthPolicies: {{ {policy} }}\n"),
        [Record] = new(
            $"""
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <commaSeparatedPermissionSet>A,B</commaSeparatedPermissionSet>
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Bypass</ipRelaxationPolicyType>
                <permittedUsersPolicyType>{users}</permittedUsersPolicyType>
                <refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>
                <refreshTokenValidityPeriod>5</refreshTokenValidityPeriod>
                <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>
            </ExtlClntAppOauthConfigurablePolicies>
            """),
    });
}
