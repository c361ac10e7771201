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
        Unseen = ["Configure OAuth Policies: Manage External Client App OAuth Usage"],
    };

    /// <summary>Gets Salesforce's requirements for partners' apps from May 2026 on.</summary>
    public static RuleBaseline Partner2026 { get; } = new(
        "partner-2026",
        "Salesforce's requirements for partners' connected and External Client Apps, 2026",
        "https://developer.salesforce.com/docs/atlas.en-us.packagingGuide.meta/packagingGuide/secure_code_ac_eca.htm");

    /// <summary>All baselines.</summary>
    public static ValueList<RuleBaseline> All { get; } = [SalesforceHealth, Partner2026];

    /// <summary>Controls that no file shows and that must be checked in the org.</summary>
    public ValueList<string> Unseen { get; init; } = [];

    /// <summary>A control of this baseline.</summary>
    internal RuleControl Control(string name, RuleLevel level = RuleLevel.Warning) => new(Name, name, level);
}
