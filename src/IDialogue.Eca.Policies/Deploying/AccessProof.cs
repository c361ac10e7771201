using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Access;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Proves that the users of <c>subscriber</c> are permitted by the policies that the org has now.</summary>
/// <param name="plan">The plan, which is in effect.</param>
/// <param name="values">The values of the plan's variables.</param>
/// <param name="queries">Asks the org.</param>
/// <param name="canUndo">Whether there is a plan that undoes a deploy.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class AccessProof(DeploymentPlan plan, PlanValues values, OrgQueries queries, bool canUndo, DiagnosticBag diagnostics)
{
    private readonly AccessLookup lookup = new(queries, diagnostics);

    /// <summary>Checks the users of the plan; who is out, and whose access is not known, is told.</summary>
    /// <param name="read">What the org has after the deploy.</param>
    /// <returns>A line for each app with users who are permitted.</returns>
    public IReadOnlyList<string> Prove(Result<MetadataTree> read)
    {
        if (read.Value is not { } tree || read.HasErrors)
        {
            // A record that cannot be read may be the one that decides.
            diagnostics.AddRange(plan.Users.GroupBy(user => user.App, StringComparer.OrdinalIgnoreCase)
                .Select(users => DiagnosticCatalog.AccessNotProven([.. users.Select(user => user.Username)], users.Key)));
            return [];
        }

        var apps = plan.Users
            .GroupBy(user => user.App, StringComparer.OrdinalIgnoreCase)
            .Select(users => (Access: AppAccess.Read(tree, values.Fill(users.Key)), Users: users.ToArray()))
            .ToArray();
        var granted = lookup.WithUsers(apps
            .Where(app => app.Access.Scope == AccessScope.GrantedUsers)
            .SelectMany(app => app.Access.Grants));
        return [.. apps.Select(app => Prove(app.Access, app.Users, granted)).OfType<string>()];
    }

    private string? Prove(AppAccess app, PlannedUser[] users, ValueList<AccessGrant> granted)
    {
        var grants = granted.Where(grant => app.Grants.Any(grant.IsSame)).ToArray();
        var others = new Lazy<ValueList<AccessGrant>?>(() => lookup.FindOtherGrants(app));
        var found = users.Select(user => (User: user, By: ByWhat(user))).ToArray();
        foreach (var (user, _) in found.Where(item => item.By is { IsPermitted: false }))
        {
            var advice = AdviceFor(app, user) + (canUndo ? ", or undo the deploy" : "");
            diagnostics.Add(DiagnosticCatalog.UserNotPermitted(user.Username, user.App, ProblemOf(app), advice));
        }

        string[] unknown = [.. found.Where(item => item.By is null).Select(item => item.User.Username)];
        if (unknown.Length > 0)
        {
            diagnostics.Add(DiagnosticCatalog.AccessNotProven(unknown, users[0].App));
        }

        string[] permitted = [.. found.Where(item => item.By is { IsPermitted: true })
            .Select(item => $"{item.User.Username} ({item.By!.Value.Reason})")];
        return permitted.Length == 0 ? null : ShownText.Line($"Can use {users[0].App}: {string.Join(", ", permitted)}.");

        (bool IsPermitted, string Reason)? ByWhat(PlannedUser user) => app.Scope switch
        {
            AccessScope.EveryUser => (true, "every user can authorize it"),
            AccessScope.GrantedUsers => ByGrant(user, grants, others),
            AccessScope.NotKnown => null,
            _ => (false, ""),
        };
    }

    /// <summary>Finds the grant by which a user is permitted; <see langword="null"/> if that is not known.</summary>
    private (bool IsPermitted, string Reason)? ByGrant(
        PlannedUser user, IReadOnlyCollection<AccessGrant> grants, Lazy<ValueList<AccessGrant>?> others)
    {
        var username = values.Fill(user.Username);
        if (Find(grants) is { } grant)
        {
            return (true, queries.Hide(grant.Title));
        }

        if (grants.Any(known => known.Users is null) || others.Value is not { } rest)
        {
            return null;
        }

        if (Find(rest) is { } other)
        {
            return (true, queries.Hide($"{other.Title}, granted outside the policies"));
        }

        return rest.Any(known => known.Users is null) ? null : (false, "");

        AccessGrant? Find(IEnumerable<AccessGrant> given) =>
            given.FirstOrDefault(known => known.Users?.Contains(username, StringComparer.OrdinalIgnoreCase) == true);
    }

    private string ProblemOf(AppAccess app) => app.Scope switch
    {
        AccessScope.NoOne => "the app is disabled",
        AccessScope.NoOneWithOauth => "its OAuth plugin is disabled",
        _ when app.Grants.Count == 0 => "its policies permit only pre-authorized users, and name no permission set and no profile",
        _ => $"its policies permit only active users with {queries.Hide(app.GrantsInWords)}",
    };

    private string AdviceFor(AppAccess app, PlannedUser user)
    {
        var set = app.Grants.FirstOrDefault(grant => grant.Kind == OrgItemKind.PermissionSet);
        return (app.Scope, set) switch
        {
            (not AccessScope.GrantedUsers, _) => "Enable it in the policies",
            (_, null) => "Add a permission set of the user to the policies",
            _ => "Assign it with " + SfCommand.AssignPermissionSets([queries.Hide(set.Name)], [user.Username], queries.TargetOrg)
                .ToLineOfReader(),
        };
    }
}
