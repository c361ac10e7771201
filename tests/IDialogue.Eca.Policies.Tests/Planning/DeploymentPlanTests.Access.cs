namespace IDialogue.Eca.Policies.Tests.Planning;

/// <summary>Who gains and who loses access, as a plan tells it.</summary>
public sealed partial class DeploymentPlanTests
{
    private const string AppPath = "/project/retrieved/extlClntAppPolicies/Agent_defaultPolicy.ecaPlcy";

    private static string AppPolicies(bool isEnabled) =>
        $"""
        <ExtlClntAppConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <externalClientApplication>acme__Agent</externalClientApplication>
            <isEnabled>{(isEnabled ? "true" : "false")}</isEnabled>
        </ExtlClntAppConfigurablePolicies>

        """;

    [Test]
    public void A_plan_tells_who_gains_and_who_loses_access()
    {
        Write("apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      permissionSets: { exact: [Ops, Agent_User] }\n");

        var plan = Plan();

        plan.Gains.Should().ContainSingle().Which.Description.Should().Be(
            "After the deploy, users with permission set Agent_User can use acme__Agent.");
        plan.Losses.Should().ContainSingle().Which.Description.Should().Contain("Sales");
    }

    [Test]
    public void A_new_app_that_everyone_can_authorize_gives_access_to_everyone()
    {
        Write(
            "apps:\n  Fresh:\n    basicInformation: { label: Fresh, contactEmail: a@example.com, distributionState: Local }\n"
            + "    oauthPolicies: { permittedUsers: All users may self-authorize }\n");

        Plan().Gains.Should().ContainSingle().Which.Description.Should().Be(
            "After the deploy, every user of the org can authorize Fresh and use it.");
    }

    [TestCase(
        "requiredSessionLevel: High Assurance\n      policyAction: Block",
        "After the deploy, users whose session is below High Assurance are blocked from acme__Agent.")]
    [TestCase(
        "requiredSessionLevel: High Assurance\n      policyAction: RaiseSessionLevel",
        "After the deploy, users whose session is below High Assurance must verify their identity to use acme__Agent.")]
    public void A_higher_session_level_is_a_loss(string policies, string loss)
    {
        Write($"apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      {policies}\n");

        Plan().Losses.Select(effect => effect.Description).Should().Equal(loss);
    }

    [Test]
    public void No_one_gains_or_loses_access_to_an_app_that_is_disabled_before_and_after()
    {
        const string Policies = "apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      permissionSets: { exact: [Ops, Agent_User] }\n";
        Write(Policies);
        var enabled = Plan();
        disk.AddFile(AppPath, new(AppPolicies(isEnabled: false)));
        var disabled = Plan();

        disabled.Gains.Should().BeEmpty();
        disabled.Losses.Should().BeEmpty();
        Prepare(disabled).IsSuccess.Should().BeTrue("it is what the plan says");
        Prepare(enabled).IsSuccess.Should().BeTrue("more was approved than comes of it");

        disk.AddFile(AppPath, new(AppPolicies(isEnabled: true)));
        Prepare(disabled).Diagnostics.Should().ContainSingle().Which.Code.Should().Be("ECA0231");

        Write(Policies + "    appPolicies: { isEnabled: false }\n");
        Plan().Gains.Should().BeEmpty();
        Plan().Losses.Should().Contain(effect => effect.Description.EndsWith("because it is disabled."))
            .And.Contain(effect => effect.Description.Contains("Sales"));

        disk.AddFile(AppPath, new(AppPolicies(isEnabled: false)));
        Write(Policies + "    appPolicies: { isEnabled: true }\n");
        Plan().Losses.Should().BeEmpty();
        Plan().Gains.Should().HaveCount(2);
    }

    [Test]
    public void Another_run_as_user_is_told()
    {
        disk.File.WriteAllText(RecordPath, disk.File.ReadAllText(RecordPath).Replace(
            "</ExtlClntAppOauthConfigurablePolicies>",
            "<isClientCredentialsFlowEnabled>true</isClientCredentialsFlowEnabled>"
            + "<clientCredentialsFlowUser>old@example.com</clientCredentialsFlowUser></ExtlClntAppOauthConfigurablePolicies>",
            StringComparison.Ordinal));
        Write("apps:\n  Agent:\n    namespace: acme\n    oauthPolicies: { clientCredentialsFlowUser: new@example.com }\n");

        Plan().Gains.Should().ContainSingle().Which.Description.Should().Be(
            "After the deploy, clients of acme__Agent act as new@example.com with the client credentials flow, no longer as old@example.com.");
    }
}
