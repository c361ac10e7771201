using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.SalesforceCli;

/// <summary>A query in SOQL for what an org has.</summary>
/// <param name="Subject">The subject of the query, in plain words.</param>
/// <param name="Text">The query.</param>
/// <param name="Shown">The query as it may be shown.</param>
internal sealed record OrgQuery(string Subject, string Text, string Shown)
{
    private const string InForce = "Assignee.IsActive = true AND (ExpirationDate = null OR ExpirationDate >= TODAY)";

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

    /// <summary>
    /// Gets the query for the permission sets and profiles that were granted an app. Public projects report the type of apps.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-setupentityaccess.html
    /// </summary>
    public static OrgQuery AppGrants { get; } = Fixed(
        "grants of apps",
        "SELECT SetupEntityId, Parent.Name, Parent.NamespacePrefix, Parent.IsOwnedByProfile, Parent.Profile.Name "
        + "FROM SetupEntityAccess WHERE SetupEntityType = 'ExternalClientApplication'");

    /// <summary>
    /// Gets the query for users with the permission <i>Use Any API Client</i>. Public projects report that only orgs with API Access
    /// Control have its field.
    /// </summary>
    public static OrgQuery AnyApiClient { get; } = Fixed(
        "users with Use Any API Client",
        $"SELECT Assignee.Username FROM PermissionSetAssignment WHERE {InForce} AND PermissionSet.PermissionsUseAnyApiClient = true");

    /// <summary>Gets a value indicating whether the query has names of others, and is passed in a file.</summary>
    public bool HasNames { get; private init; } = true;

    /// <summary>Gets the name of the query's file.</summary>
    public string FileName => Subject.Replace(' ', '-') + ".soql";

    /// <summary>Gets the query for the namespace of the org's own components.</summary>
    public static OrgQuery OwnNamespace { get; } = Plain("namespace of the org", "SELECT NamespacePrefix FROM Organization");

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

        string Write(Func<string, string> write) =>
            "SELECT Name, NamespacePrefix, IsOwnedByProfile, Profile.Name FROM PermissionSet WHERE "
            + string.Join(" OR ", ConditionsOf(names, profiles, owner: "", write));
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
            + Soql.In("DeveloperName", names.Select(name => LocalName(name, write)));
    }

    /// <summary>
    /// Makes the query for the permission set groups with one of some permission sets.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionsetgroupcomponent.html
    /// </summary>
    /// <param name="names">API names of permission sets.</param>
    /// <param name="show">Returns a name as it may be shown.</param>
    public static OrgQuery PermissionSetGroups(IReadOnlyCollection<string> names, Func<string, string> show)
    {
        return new("permission set groups", Write(name => name), Write(show));

        string Write(Func<string, string> write) =>
            "SELECT PermissionSetGroupId, PermissionSet.Name, PermissionSet.NamespacePrefix FROM PermissionSetGroupComponent WHERE "
            + Soql.In("PermissionSet.Name", names.Select(name => LocalName(name, write)));
    }

    /// <summary>
    /// Makes the query for the active users of permission sets and profiles; each user is assigned the permission set of a profile too.
    /// https://developer.salesforce.com/docs/platform/object-reference/references/standard-objects/object-permissionsetassignment.html
    /// </summary>
    /// <param name="names">API names of permission sets.</param>
    /// <param name="profiles">Names of profiles.</param>
    /// <param name="groups">Ids of permission set groups.</param>
    /// <param name="show">Returns a name as it may be shown.</param>
    public static OrgQuery Assignments(
        IReadOnlyCollection<string> names,
        IReadOnlyCollection<string> profiles,
        IReadOnlyCollection<string> groups,
        Func<string, string> show)
    {
        return new("users of permission sets and profiles", Write(name => name), Write(show));

        string Write(Func<string, string> write)
        {
            var conditions = ConditionsOf(names, profiles, "PermissionSet.", write)
                .Concat(groups.Count == 0 ? [] : new[] { Soql.In("PermissionSetGroupId", groups) });
            return "SELECT Assignee.Username, PermissionSetGroupId, PermissionSet.Name, PermissionSet.NamespacePrefix, "
                + "PermissionSet.IsOwnedByProfile, PermissionSet.Profile.Name FROM PermissionSetAssignment "
                + $"WHERE {InForce} AND ({string.Join(" OR ", conditions)})";
        }
    }

    private static IEnumerable<string> ConditionsOf(
        IReadOnlyCollection<string> names, IReadOnlyCollection<string> profiles, string owner, Func<string, string> write)
    {
        if (names.Count > 0)
        {
            yield return $"({owner}IsOwnedByProfile = false AND {Soql.In(owner + "Name", names.Select(name => LocalName(name, write)))})";
        }

        if (profiles.Count > 0)
        {
            yield return $"({owner}IsOwnedByProfile = true AND {Soql.In(owner + "Profile.Name", profiles.Select(write))})";
        }
    }

    private static OrgQuery Fixed(string subject, string text) => new(subject, text, text);

    private static OrgQuery Plain(string subject, string text) => new(subject, text, text) { HasNames = false };

    /// <summary>The name without its namespace; if it is hidden, the whole, because a part of a value would show.</summary>
    private static string LocalName(string name, Func<string, string> write) =>
        write(name) is var written && written != name ? written : write(NamespacedName.Split(name).Name);
}
