using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IDialogue.Eca.Testing;

/// <summary>An org's answers to queries. What is asked for exists, unless a test says otherwise.</summary>
public sealed partial class OrgAnswers
{
    /// <summary>Names that do not exist.</summary>
    public HashSet<string> Missing { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Usernames of users who are not active.</summary>
    public HashSet<string> Inactive { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Usernames of users who can do more than call APIs.</summary>
    public HashSet<string> NotApiOnly { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Usernames by alias.</summary>
    public Dictionary<string, string> Aliases { get; } = [];

    /// <summary>Namespaces of names that are queried without them.</summary>
    public Dictionary<string, string> Namespaces { get; } = [];

    /// <summary>Full names and labels of the apps.</summary>
    public Dictionary<string, string> Apps { get; } = [];

    /// <summary>Custom permission sets, by full name, with their labels.</summary>
    public Dictionary<string, string> PermissionSets { get; } = [];

    /// <summary>Namespaces of the installed packages, with their names and ids of versions.</summary>
    public Dictionary<string, (string Name, string VersionId)> Packages { get; } = [];

    /// <summary>Whether the org is a sandbox.</summary>
    public bool IsSandbox { get; set; }

    /// <summary>Active users of permission sets and profiles by name; others have <see cref="Users"/>.</summary>
    public Dictionary<string, IReadOnlyList<string>> Assigned { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Active users of permission sets and profiles that no test speaks of.</summary>
    public IReadOnlyList<string> Users { get; set; } = ["api@example.com", "kim@example.com", "lee@example.com", "sam@example.com"];

    /// <summary>Names of permission sets by the id of the permission set group that contains them.</summary>
    public Dictionary<string, string[]> Groups { get; } = [];

    /// <summary>Full names of apps, each with a permission set or a profile that was granted it.</summary>
    public Collection<(string App, string Name, bool IsProfile)> Grants { get; } = [];

    /// <summary>Users with the permission <i>Use Any API Client</i>.</summary>
    public IReadOnlyList<string> AnyApiClientUsers { get; set; } = ["admin@example.com"];

    /// <summary>What Salesforce CLI writes in the place of its answer about an object, for example no JSON.</summary>
    public Dictionary<string, string> Garbled { get; } = [];

    /// <summary>Objects that cannot be queried, each with what Salesforce says.</summary>
    public Dictionary<string, string> Refused { get; } = [];

    /// <summary>The queries, in their order.</summary>
    public Collection<string> Asked { get; } = [];

    /// <summary>The namespace of the org's own components; it has none if absent.</summary>
    public string? OwnNamespace { get; set; }

    /// <summary>Id of the org.</summary>
    public string OrganizationId { get; set; } = "00D000000000001AAA";

    /// <summary>The answer in the form of <c>sf data query --json</c>, and the exit code.</summary>
    public (string Json, int ExitCode) Answer(string query)
    {
        Asked.Add(query);
        if (Refused.TryGetValue(ObjectOf(query), out var refusal))
        {
            return Refusal(refusal);
        }

        if (Garbled.TryGetValue(ObjectOf(query), out var text))
        {
            return (text, 0);
        }

        var records = Records(query);
        return (JsonSerializer.Serialize(new { status = 0, result = new { records, totalSize = records.Length, done = true } }), 0);
    }

    /// <summary>The answer in the form of <c>sf package installed list --json</c>, and the exit code.</summary>
    public (string Json, int ExitCode) ListPackages()
    {
        if (Refused.TryGetValue("InstalledSubscriberPackage", out var refusal))
        {
            return Refusal(refusal);
        }

        var result = Packages.Select(package => new
        {
            SubscriberPackageName = package.Value.Name,
            SubscriberPackageNamespace = package.Key,
            SubscriberPackageVersionId = package.Value.VersionId,
            SubscriberPackageVersionNumber = "1.0.2.1",
        });
        return (JsonSerializer.Serialize(new { status = 0, result, warnings = Array.Empty<string>() }), 0);
    }

    /// <summary>The records that a query finds.</summary>
    public object[] Records(string query) => ObjectOf(query) switch
    {
        "Organization" =>
        [
            new { attributes = new { type = "Organization" }, Id = OrganizationId, IsSandbox, NamespacePrefix = OwnNamespace },
        ],
        "ExternalClientApplication" => [.. Apps.Select((app, index) => new
        {
            Id = IdOf(index),
            DeveloperName = Split(app.Key).Name,
            NamespacePrefix = Split(app.Key).Namespace,
            MasterLabel = app.Value,
        })],
        "PermissionSet" when query.Contains("IsCustom", StringComparison.Ordinal) => [.. PermissionSets.Select(set => new
        {
            Split(set.Key).Name,
            NamespacePrefix = Split(set.Key).Namespace,
            Label = set.Value,
        })],
        "PermissionSet" =>
        [
            .. Names(query, "Name").Select(name => PermissionSet(name, NamespaceOf(name), profile: null)),
            .. Names(query, "Profile.Name").Select(name => PermissionSet("X00e", null, name)),
        ],
        "User" =>
        [
            .. Names(query, "Username").Where(name => !Aliases.ContainsKey(name)).Select(name => UserOf(query, name, "user")),
            .. Names(query, "Alias").Where(Aliases.ContainsKey).Select(name => UserOf(query, Aliases[name], name)),
        ],
        "OauthCustomScope" =>
            [.. Names(query, "DeveloperName").Select(name => new { DeveloperName = name, NamespacePrefix = NamespaceOf(name) })],
        "SetupEntityAccess" => [.. Grants.Select(grant => new
        {
            SetupEntityId = IdOf(Apps.Keys.ToList().IndexOf(grant.App)),
            Parent = grant.IsProfile ? PermissionSet("X00e", null, grant.Name) : PermissionSet(grant.Name, NamespaceOf(grant.Name), null),
        })],
        "PermissionSetGroupComponent" => [.. Names(query, "PermissionSet.Name").SelectMany(name => Groups
            .Where(group => group.Value.Contains(name))
            .Select(group => new { PermissionSetGroupId = group.Key, PermissionSet = PermissionSet(name, NamespaceOf(name), null) }))],
        "PermissionSetAssignment" when query.Contains("UseAnyApiClient", StringComparison.Ordinal) =>
            [.. AnyApiClientUsers.Select(user => new { Assignee = new { Username = user } })],
        "PermissionSetAssignment" =>
        [
            .. Names(query, "PermissionSet.Name").SelectMany(name => AssignmentsOf(name, PermissionSet(name, NamespaceOf(name), null))),
            .. Names(query, "PermissionSet.Profile.Name").SelectMany(name => AssignmentsOf(name, PermissionSet("X00e", null, name))),
            .. Names(query, "PermissionSetGroupId").SelectMany(id => AssignmentsOf(id, PermissionSet("Aggregate", null, null), id)),
        ],
        var other => throw new AssertionException($"No test knows the object {other}: {query}"),
    };

    /// <summary>The texts of a query, in their order.</summary>
    public static string[] TextsOf(string query) =>
        [.. Quoted().Matches(query).Select(match => Escaped().Replace(match.Groups[1].Value, "$1"))];

    private static (string Json, int ExitCode) Refusal(string message) =>
        (JsonSerializer.Serialize(new { status = 1, name = "Error", message }), 1);

    private IEnumerable<object> AssignmentsOf(string name, object permissionSet, string? group = null) =>
        Assigned.GetValueOrDefault(name, Users).Select(user => new
        {
            Assignee = new { Username = user },
            PermissionSetGroupId = group,
            PermissionSet = permissionSet,
        });

    private static string IdOf(int index) => $"0xI00000000000{index + 1}AAA";

    private string? NamespaceOf(string name) => Namespaces.GetValueOrDefault(name);

    private object UserOf(string query, string username, string alias)
    {
        var permissionSet = new { PermissionSet = new { PermissionsApiUserOnly = !NotApiOnly.Contains(username) } };
        return new
        {
            Username = username,
            Alias = alias,
            IsActive = !Inactive.Contains(username),
            PermissionSetAssignments = query.Contains("PermissionSetAssignments", StringComparison.Ordinal)
                ? new { totalSize = 1, done = true, records = new[] { permissionSet } }
                : null,
        };
    }

    private IEnumerable<string> Names(string query, string field)
    {
        var start = query.IndexOf($" {field} IN (", StringComparison.Ordinal);
        start = start < 0 ? query.IndexOf($"({field} IN (", StringComparison.Ordinal) : start;
        return start < 0 ? [] : TextsOf(List().Match(query, start).Value).Where(name => !Missing.Contains(name));
    }

    /// <summary>A query of a relationship is in front of the one for the object.</summary>
    private static string ObjectOf(string query) => FromClause().Matches(query)[^1].Groups[1].Value;

    private static object PermissionSet(string name, string? packageNamespace, string? profile) => new
    {
        Name = name,
        NamespacePrefix = packageNamespace,
        IsOwnedByProfile = profile is not null,
        Profile = profile is null ? null : new { Name = profile },
    };

    private static (string? Namespace, string Name) Split(string fullName) =>
        fullName.Split("__") is [var prefix, var name] ? (prefix, name) : (null, fullName);

    [GeneratedRegex(@" FROM (\w+)")]
    private static partial Regex FromClause();

    [GeneratedRegex(@"'((?:[^'\\]|\\.)*)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();

    [GeneratedRegex(@" IN \((?:'(?:[^'\\]|\\.)*'(?:, )?)*\)")]
    private static partial Regex List();
}
