using System.Globalization;
using System.Text;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>A published list of controls that a policy file can be held to.</summary>
/// <param name="Name">Name, as in policy files.</param>
/// <param name="Title">What the publisher calls it.</param>
/// <param name="Page">Address of the list.</param>
public sealed record RuleBaseline(string Name, string Title, string Page)
{
    /// <summary>Salesforce's security health review of External Client Apps.</summary>
    public static RuleBaseline SalesforceHealth { get; } = new(
        "salesforce-health",
        "Salesforce Security Health Review: External Client Apps",
        "https://help.salesforce.com/s/articleView?id=xcloud.shr_external_client_apps.htm&type=5")
    {
        ReadOn = new DateTime(2026, 11, 26, 0, 0, 0, DateTimeKind.Utc),
        Uncovered =
        [
            // The page was read in other languages here; this title is a translation.
            "Web Apps: SAML Policy Hardening, Single Logout, Signature Verification, and Encrypted Responses Control",
            "Mobile App Settings: Mobile Screen Lock Control",
            "Push Notification Settings and Policies for Mobile: Mobile Push Security Control",
            "Notification Settings: External Client App's Notification Settings Control",
            "Configure OAuth Policies: Custom Attribute Security Control",
            "Configure OAuth Policies: Configure Client Credential Flow Policies Control",
        ],
        Unseen = ["Configure OAuth Policies: Manage External Client App OAuth Usage Control"],
    };

    /// <summary>Gets Salesforce's requirements for partners' apps from May 2026 on.</summary>
    public static RuleBaseline Partner2026 { get; } = new(
        "partner-2026",
        "Salesforce's requirements for partners' connected and External Client Apps, 2026",
        "https://developer.salesforce.com/docs/atlas.en-us.packagingGuide.meta/packagingGuide/secure_code_ac_eca.htm");

    /// <summary>Gets Salesforce's settings of apps for clients of its hosted MCP servers.</summary>
    public static RuleBaseline HostedMcp { get; } = new(
        "hosted-mcp",
        "Salesforce Hosted MCP Servers: Create an External Client App",
        "https://developer.salesforce.com/docs/platform/hosted-mcp-servers/guide/create-external-client-app.html")
    {
        Unseen = ["Activate MCP Servers"],
    };

    /// <summary>All baselines.</summary>
    public static ValueList<RuleBaseline> All { get; } = [SalesforceHealth, Partner2026, HostedMcp];

    /// <summary>Gets the day (UTC) on which the controls were read; absent if it was not noted.</summary>
    public DateTime? ReadOn { get; init; }

    /// <summary>Gets the controls that no rule covers.</summary>
    public ValueList<string> Uncovered { get; init; } = [];

    /// <summary>Controls that no file shows and that must be checked in the org.</summary>
    public ValueList<string> Unseen { get; init; } = [];

    /// <summary>A control of this baseline.</summary>
    internal RuleControl Control(string name, RuleLevel level = RuleLevel.Warning) => new(Name, name, level);

    /// <summary>Shows the day alike on every machine.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Name = ").Append(Name).Append(", Title = ").Append(Title).Append(", Page = ").Append(Page)
            .Append(", ReadOn = ").Append(ReadOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return true;
    }
}
