using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>A query in SOQL for what an org has.</summary>
/// <param name="Subject">The subject of the query, in plain words.</param>
/// <param name="Text">The query.</param>
/// <param name="Shown">The query as it may be shown.</param>
internal sealed record OrgQuery(string Subject, string Text, string Shown)
{
    /// <summary>Gets the query for an org's id.</summary>
    public static OrgQuery Organization { get; } = Plain("the org", "SELECT Id FROM Organization");

    /// <summary>
    /// Gets the query for an org's id and kind.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-organization.html
    /// </summary>
    public static OrgQuery OrganizationKind { get; } = Plain("the org", "SELECT Id, IsSandbox FROM Organization");

    /// <summary>
    /// Gets the query for the permission sets that can be assigned and changed.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionset.html
    /// </summary>
    public static OrgQuery CustomPermissionSets { get; } = Plain(
        "permission sets",
        "SELECT Name, NamespacePrefix, Label FROM PermissionSet WHERE IsOwnedByProfile = false AND IsCustom = true ORDER BY Label");

    /// <summary>
    /// Gets the query for all apps. Salesforce documents the object as internal; public projects report that it can be queried.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-externalclientapplication.html
    /// </summary>
    public static OrgQuery Apps { get; } = Plain(
        "apps", "SELECT Id, DeveloperName, NamespacePrefix, MasterLabel FROM ExternalClientApplication");

    /// <summary>Gets a value indicating whether the query has names of others, and is passed in a file.</summary>
    public bool HasNames { get; private init; } = true;

    /// <summary>Gets the name of the query's file.</summary>
    public string FileName => Subject.Replace(' ', '-') + ".soql";

    /// <summary>
    /// Makes the query for permission sets and profiles; each profile owns a permission set.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionset.html
    /// </summary>
    /// <param name="names">API names of permission sets.</param>
    /// <param name="profiles">Names of profiles.</param>
    /// <param name="show">Returns a name as it may be shown.</param>
    public static OrgQuery PermissionSets(
        IReadOnlyCollection<string> names, IReadOnlyCollection<string> profiles, Func<string, string> show)
    {
        return new("permission sets and profiles", Write(name => name), Write(show));

        string Write(Func<string, string> write)
        {
            var conditions = new List<string>();
            if (names.Count > 0)
            {
                conditions.Add($"(IsOwnedByProfile = false AND {Soql.In("Name", names.Select(LocalName).Select(write))})");
            }

            if (profiles.Count > 0)
            {
                conditions.Add($"(IsOwnedByProfile = true AND {Soql.In("Profile.Name", profiles.Select(write))})");
            }

            return "SELECT Name, NamespacePrefix, IsOwnedByProfile, Profile.Name FROM PermissionSet WHERE "
                + string.Join(" OR ", conditions);
        }
    }

    /// <summary>
    /// Makes the query for users.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-user.html
    /// </summary>
    /// <param name="users">Usernames; one without <c>@</c> is taken for an alias.</param>
    /// <param name="isOfApiOnly">Whether to ask for the permission <i>API Only</i> too, which not each org may tell.</param>
    /// <param name="show">Returns a name as it may be shown.</param>
    public static OrgQuery Users(IReadOnlyCollection<string> users, bool isOfApiOnly, Func<string, string> show)
    {
        return new("users", Write(name => name), Write(show));

        string Write(Func<string, string> write)
        {
            var aliases = users.Where(user => !user.Contains('@')).Select(write).ToArray();
            return "SELECT Username, Alias, IsActive"
                + (isOfApiOnly ? ", (SELECT PermissionSet.PermissionsApiUserOnly FROM PermissionSetAssignments)" : "")
                + " FROM User WHERE "
                + Soql.In("Username", users.Select(write))
                + (aliases.Length == 0 ? "" : $" OR {Soql.In("Alias", aliases)}");
        }
    }

    /// <summary>
    /// Makes the query for custom scopes.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-oauthcustomscope.html
    /// </summary>
    /// <param name="names">Names of the scopes.</param>
    /// <param name="show">Returns a name as it may be shown.</param>
    public static OrgQuery CustomScopes(IReadOnlyCollection<string> names, Func<string, string> show)
    {
        return new("custom scopes", Write(name => name), Write(show));

        string Write(Func<string, string> write) => "SELECT DeveloperName, NamespacePrefix FROM OauthCustomScope WHERE "
            + Soql.In("DeveloperName", names.Select(LocalName).Select(write));
    }

    private static OrgQuery Plain(string subject, string text) => new(subject, text, text) { HasNames = false };

    private static string LocalName(string name) => NamespacedName.Split(name).Name;
}
