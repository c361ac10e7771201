using System.IO.Abstractions;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Salesforce.Tests.Loopback;

namespace IDialogue.Eca.Salesforce.Tests;

/// <summary>Tests with Salesforce's own command line tool, <c>sf</c>, and an org of the tests.</summary>
[Category("Salesforce")]
public abstract class LoopbackOrgTests
{
    /// <summary>Policies of an app that a package installed.</summary>
    private protected const string InstalledApp = """
        apps:
          Agent:
            namespace: acme
            oauthPolicies:
              permittedUsers: Admin approved users are pre-authorized
              refreshToken: Refresh token is valid until revoked
              ipRelaxation: Enforce IP restrictions, but relax for refresh tokens
              permissionSets: [Agent_User]
        """;

    private protected const string OwnApp = """
        apps:
          Agent:
            basicInformation:
              label: Agent
              contactEmail: agent@example.com
            oauthSettings:
              scopes: [Api, RefreshToken]
            globalOauthSettings:
              callbackUrls: [https://example.com/callback]
            appPolicies:
              isEnabled: true
            oauthPolicies:
              preset: idle-limit-30-days
              permissionSets: [Agent_User]
        """;

    /// <summary>What an admin chose in Setup, and an element that came with a later release.</summary>
    private protected const string SetUpByAnAdmin = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ExtlClntAppOauthConfigurablePolicies xmlns="http://soap.sforce.com/2006/04/metadata">
            <commaSeparatedPermissionSet>Field_Staff</commaSeparatedPermissionSet>
            <commaSeparatedProfile>System Administrator</commaSeparatedProfile>
            <customAttributes>
                <formula>$User.Country</formula>
                <key>country</key>
            </customAttributes>
            <externalClientApplication>acme__Agent</externalClientApplication>
            <ipRelaxationPolicyType>Enforce</ipRelaxationPolicyType>
            <isOfALaterRelease>true</isOfALaterRelease>
            <permittedUsersPolicyType>AllSelfAuthorized</permittedUsersPolicyType>
            <policyAction>Block</policyAction>
            <refreshTokenPolicyType>SpecificLifetime</refreshTokenPolicyType>
            <refreshTokenValidityPeriod>365</refreshTokenValidityPeriod>
            <refreshTokenValidityUnit>Days</refreshTokenValidityUnit>
            <requiredSessionLevel>HIGH_ASSURANCE</requiredSessionLevel>
            <startUrl>https://example.com/start</startUrl>
        </ExtlClntAppOauthConfigurablePolicies>
        """;

    /// <summary>Gets the org.</summary>
    private protected LoopbackOrg Org { get; private set; } = null!;

    /// <summary>Gets a folder with Salesforce CLI, logged in to the org.</summary>
    private protected SalesforceFolder Folder { get; private set; } = null!;

    [SetUp]
    public void LogIn()
    {
        SalesforceClients.Require();
        Org = new LoopbackOrg();
        Folder = new SalesforceFolder();
        Folder.LogIn(Org);
    }

    [TearDown]
    public void CloseOrg()
    {
        Org?.Dispose();
        Folder?.Dispose();
        Org?.Unserved.Should().BeEmpty("these are all calls that sf makes");
    }

    private protected void InstallAgent()
    {
        Org.Records.NewElements.Add("isOfALaterRelease");
        Org.Records.Add("acme__Agent", "<ExternalClientApplication xmlns='http://soap.sforce.com/2006/04/metadata'/>");
        Org.Records.Add("Agent_oauth_defaultPolicy", SetUpByAnAdmin);
    }

    private protected string ContentOfAgent() =>
        Org.Records.Find(ExtlClntAppOauthConfigurablePolicies.MetadataType, "Agent_oauth_defaultPolicy")!.Content.ToString();

    private protected GenerationReport Generate(string policy, string output, PackageLayout layout, string? retrieved = null)
    {
        Folder.Write("policy.eca.yaml", policy);
        return new PolicyGenerator(new FileSystem()).Generate(new GenerationRequest
        {
            PolicyFiles = [Folder.At("policy.eca.yaml")],
            OutputFolder = Folder.At(output),
            Layout = layout,
            Retrieved = retrieved is null ? null : Folder.At(retrieved),
        }).ValueOrThrow();
    }
}
