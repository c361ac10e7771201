namespace IDialogue.Eca.Policies.Keys;

/// <summary>Keys of <c>subscriber</c>, the org that installs an app.</summary>
internal static class SubscriberKeys
{
    /// <summary>A package version by alias and id.</summary>
    public const string AliasExample = "{ Acme Agent@1.0.0-1: 04t6A0000004eytQAA }";

    public static PolicyKey Package { get; } = new(
        "package",
        KeyShape.Single,
        KeyValue.PackageVersion,
        "Id of the package version with the app; it starts with `04t`. "
        + "Adds a step with the command and the links that install it. "
        + $"With the alias from `packageAliases` of sfdx-project.json, the step names the release: `{AliasExample}`.")
    {
        Example = "04t6A0000004eytQAA",
    };

    public static PolicyKey ConnectionUrl { get; } = new(
        "connectionUrl",
        KeyShape.Single,
        KeyValue.Text,
        "`https` link that connects the org with the service of the app. Adds the last step. "
        + "`{orgid}` is replaced with the 18-character organization id.")
    {
        Example = "https://api.example.com/connect?orgid={orgid}",
    };

    public static PolicyKey OrganizationId { get; } = new(
        "organizationId",
        KeyShape.Single,
        KeyValue.Text,
        "The organization id; it starts with `00D`. Without it, the link keeps `{orgid}` for you to replace.")
    {
        Example = "${SF_ORG_ID}",
    };

    public static PolicyKey Users { get; } = new(
        "users",
        KeyShape.List,
        KeyValue.Text,
        "Usernames for the command that assigns the permission sets of the policies "
        + "(not those that only the org's record has).")
    {
        Example = "api.user@example.com",
    };

    public static IReadOnlyList<PolicyKey> All { get; } = [Package, ConnectionUrl, OrganizationId, Users];
}
