using System.IO.Abstractions.TestingHelpers;

namespace IDialogue.Eca.Cli.Tests;

/// <summary>What a run against an org takes from its surroundings.</summary>
public sealed class DeployingTests
{
    [Test]
    public void Environment_variables_may_differ_in_case_alone()
    {
        var session = WithPolicy();
        session.EnvironmentVariables["http_proxy"] = "http://proxy.example.com";
        session.EnvironmentVariables["HTTP_PROXY"] = "http://proxy.example.com";

        session.Eca(["check"]).Should().Match<Session.Printed>(printed => printed.ExitCode == 0 && printed.Errors == "");
    }

    private static Session WithPolicy()
    {
        var session = Session.Empty();
        session.Disk.AddFile("/work/policy.eca.yaml", new MockFileData("apps:\n  Agent:\n    namespace: acme\n    oauthPolicies:\n      ipRelaxation: Relax IP restrictions\n"));
        session.Disk.AddFile("/work/org/extlClntAppOauthPolicies/Agent_oauth_defaultPolicy.ecaOauthPlcy", new MockFileData(
            """
            <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
                <externalClientApplication>acme__Agent</externalClientApplication>
                <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            </ExtlClntAppOauthConfigurablePolicies>
            """));
        return session;
    }
}
