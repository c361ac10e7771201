using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Asks an org who can use its apps; what it refuses to tell is not known.</summary>
/// <param name="queries">Asks the org.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class AccessLookup(OrgQueries queries, DiagnosticBag diagnostics)
{
    /// <summary>Finds the access to apps.</summary>
    /// <param name="tree">What was retrieved.</param>
    /// <param name="wanted">Full names of the apps; all if there are none.</param>
    /// <returns>The access; <see langword="null"/> if one of the apps does not exist, which is told.</returns>
    public OrgAccess? Find(MetadataTree tree, IReadOnlyCollection<string> wanted)
    {
        var known = Ask(OrgQuery.Apps, OrgApp.Read);
        string[] names = [.. tree.Apps.Concat((known ?? []).Select(app => app.FullName))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(app => app, StringComparer.Ordinal)];
        string[] missing = [.. wanted.Except(names, StringComparer.OrdinalIgnoreCase)];
        if (missing.Length > 0)
        {
            OrgApp[] others = [.. names.Select(OrgApp.Of), .. known ?? []];
            diagnostics.AddRange(missing.Select(name => DiagnosticCatalog.AppNotInOrg(
                location: null, name, OrgApp.Nearest(name, others), names.Length, install: null)));
            return null;
        }

        var grants = Ask(OrgQuery.AppGrants, Grant.Read);
        var apps = names
            .Where(name => wanted.Count == 0 || wanted.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Select(name => AppAccess.Read(tree, name))
            .Select(app => app.With(GrantsOf(app, known, grants)))
            .ToArray();
        var granted = WithUsers(apps.SelectMany(app => app.Grants));
        return new OrgAccess(apps.Select(app => app with { Grants = Take(app.Grants, granted) }).ToValueList())
        {
            AreOtherGrantsKnown = grants is not null && known is not null,
            AnyApiClientUsers = UsersOf(Ask(OrgQuery.AnyApiClient, record => QueryAnswer.Text(record, "Assignee", "Username"))),
        };
    }

    /// <summary>Finds the grants of an app that its policies do not name, with their users.</summary>
    /// <returns>The grants; <see langword="null"/> if the org did not tell them.</returns>
    public ValueList<AccessGrant>? FindOtherGrants(AppAccess app) =>
        Ask(OrgQuery.Apps, OrgApp.Read) is { } apps && Ask(OrgQuery.AppGrants, Grant.Read) is { } grants
            ? WithUsers(GrantsOf(app, apps, grants))
            : null;

    /// <summary>Finds the active users of permission sets and profiles, by permission set groups too.</summary>
    public ValueList<AccessGrant> WithUsers(IEnumerable<AccessGrant> grants)
    {
        var all = grants.ToArray();
        var (sets, profiles) = (NamesOf(all, OrgItemKind.PermissionSet), NamesOf(all, OrgItemKind.Profile));
        if (all.Length == 0)
        {
            return [];
        }

        var groups = sets.Length == 0 ? [] : Ask(OrgQuery.PermissionSetGroups(sets, queries.Hide), Group.Read);
        string[] groupIds = [.. (groups ?? []).Select(group => group.Id).Distinct(StringComparer.Ordinal)];
        var assignments = Ask(OrgQuery.Assignments(sets, profiles, groupIds, queries.Hide), Assignment.Read);
        return all.Select(grant => grant with { Users = UsersOf(grant) }).ToValueList();

        ValueList<string>? UsersOf(AccessGrant grant)
        {
            if (assignments is null || (grant.Kind == OrgItemKind.PermissionSet && groups is null))
            {
                return null;
            }

            var ids = grant.Kind == OrgItemKind.Profile
                ? []
                : groups!.Where(group => group.Member.Is(grant, queries.IsOwn)).Select(group => group.Id).ToArray();
            return AccessLookup.UsersOf(assignments
                .Where(assignment => assignment.Assigned?.Is(grant, queries.IsOwn) == true
                    || (assignment.GroupId is { } id && ids.Contains(id)))
                .Select(assignment => assignment.Username));
        }
    }

    private static string[] NamesOf(IEnumerable<AccessGrant> grants, OrgItemKind kind) => [.. grants
        .Where(grant => grant.Kind == kind).Select(grant => grant.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static ValueList<string>? UsersOf(IEnumerable<string>? users) =>
        users?.Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(user => user, StringComparer.Ordinal).ToValueList();

    private static ValueList<AccessGrant> Take(ValueList<AccessGrant> grants, ValueList<AccessGrant> granted) => grants
        .Select(grant => grant with { Users = granted.First(other => other.IsSame(grant)).Users }).ToValueList();

    /// <summary>Returns the grants of an app that its policies do not name.</summary>
    private IEnumerable<AccessGrant> GrantsOf(AppAccess app, OrgApp[]? apps, Grant[]? grants)
    {
        var id = (apps ?? []).FirstOrDefault(known => known.FullName.Equals(app.App, StringComparison.OrdinalIgnoreCase))?.Id;
        return (grants ?? [])
            .Where(grant => grant.AppId == id && !app.Grants.Any(known => grant.Parent.Is(known, queries.IsOwn)))
            .Select(grant => grant.Parent.ToGrant());
    }

    /// <summary>Asks a query and reads all its records; one that cannot be read makes the answer unknown.</summary>
    private T[]? Ask<T>(OrgQuery query, Func<JsonElement, T?> read)
        where T : class
    {
        var records = queries.Find(query, Refused, diagnostics);
        T[]? items = records is null ? null : [.. records.Select(read).OfType<T>()];
        if (items is null || items.Length == records!.Count)
        {
            return items;
        }

        diagnostics.Add(Refused("its answer has other fields than were asked for"));
        return null;

        Diagnostic Refused(string problem) => DiagnosticCatalog.AccessNotRead(query.Subject, queries.Org, problem);
    }

    private sealed record Grant(string AppId, OrgPermissionSet Parent)
    {
        public static Grant? Read(JsonElement record) =>
            QueryAnswer.Text(record, "SetupEntityId") is { } app && OrgPermissionSet.Read(record, "Parent") is { } parent
                ? new Grant(app, parent)
                : null;
    }

    private sealed record Group(string Id, OrgPermissionSet Member)
    {
        public static Group? Read(JsonElement record) =>
            QueryAnswer.Text(record, "PermissionSetGroupId") is { } id && OrgPermissionSet.Read(record, "PermissionSet") is { } member
                ? new Group(id, member)
                : null;
    }

    private sealed record Assignment(string Username, string? GroupId, OrgPermissionSet? Assigned)
    {
        public static Assignment? Read(JsonElement record) =>
            QueryAnswer.Text(record, "Assignee", "Username") is { } user
                ? new Assignment(user, QueryAnswer.Text(record, "PermissionSetGroupId"), OrgPermissionSet.Read(record, "PermissionSet"))
                : null;
    }
}
