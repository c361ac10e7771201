using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Policies.Planning;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>Looks up in an org, in one round, what policies name; what the org refuses to tell is not missing.</summary>
/// <param name="queries">Asks the org.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class OrgLookup(OrgQueries queries, DiagnosticBag diagnostics)
{
    /// <summary>The findings of records that were not retrieved, of an app that may be missing.</summary>
    private static readonly string[] NotRetrieved = ["ECA0060", "ECA0061"];

    private readonly List<MissingItem> missing = [];
    private readonly List<string> created = [];
    private readonly List<string> missingApps = [];

    /// <summary>Gets a value indicating whether missing permission sets are to be created.</summary>
    public bool CreatesPermissionSets { get; init; }

    /// <summary>Gets usernames of <c>subscriber</c> that the org does not have, or not active, as they may be shown.</summary>
    public HashSet<string> UsersNotActive { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the API names of the permission sets to create.</summary>
    public IEnumerable<string> Created => created.Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Looks up items, and tells each that is missing.</summary>
    /// <param name="items">The items.</param>
    /// <param name="retrievedApps">Full names of apps that are known to exist.</param>
    public ValueList<MissingItem> FindMissing(IReadOnlyCollection<RequiredItem> items, IReadOnlyCollection<string> retrievedApps)
    {
        FindApps([.. items.Where(item =>
            item.Kind == OrgItemKind.App && !retrievedApps.Contains(item.Name, StringComparer.OrdinalIgnoreCase))]);
        FindPermissionSets(Of(items, OrgItemKind.PermissionSet), Of(items, OrgItemKind.Profile));
        FindUsers([.. Of(items, OrgItemKind.RunAsUser), .. Of(items, OrgItemKind.User)]);
        FindCustomScopes(Of(items, OrgItemKind.CustomScope));
        return missing.Distinct().ToValueList();
    }

    /// <summary>Checks whether a finding has a cause that was told: the org does not have the app.</summary>
    public bool Explains(Diagnostic finding) => NotRetrieved.Contains(finding.Code)
        && missingApps.Exists(app => finding.Message.Contains($"app '{app}'") || finding.Message.Contains($"app '{Shown(app)}'"));

    /// <summary>
    /// Refuses to overwrite a permission set that the org has by now, or might have, unless an interrupted run of the plan created it;
    /// <see langword="null"/> after an error.
    /// </summary>
    /// <param name="deployment">The deploy.</param>
    /// <param name="path">Path of the plan for findings.</param>
    /// <param name="earlier">The plan that an interrupted run left to undo it; absent if there is none.</param>
    public PreparedDeployment? Check(PreparedDeployment deployment, string path, DeploymentPlan? earlier)
    {
        var names = deployment.Package.PermissionSets;
        var records = names.Count == 0 ? [] : queries.Find(OrgQuery.PermissionSets(names, [], queries.Hide), diagnostics);
        var existing = names.Where(name => records is null || records.Any(record => NamespacedName.IsOf(
                name, QueryAnswer.Text(record, "NamespacePrefix"), QueryAnswer.Text(record, "Name"), queries.IsOwn)))
            .Select(Shown).ToArray();
        if (existing.Length == 0)
        {
            return deployment;
        }

        if (records is not null && existing.Length == names.Count
            && (deployment.HasNoRecords || existing.All(name => earlier?.Kept.Contains(UndoPlan.PermissionSetTitle(name)) == true)))
        {
            return deployment.WithoutPermissionSets();
        }

        diagnostics.Add(DiagnosticCatalog.PermissionSetExists(path, existing));
        return null;
    }

    private static RequiredItem[] Of(IEnumerable<RequiredItem> items, OrgItemKind kind) => [.. items.Where(item => item.Kind == kind)];

    private static string[] NamesOf(IEnumerable<RequiredItem> items) =>
        [.. items.Select(item => item.Name).Distinct(StringComparer.OrdinalIgnoreCase)];

    private void FindApps(RequiredItem[] apps)
    {
        if (apps.Length == 0 || queries.Find(OrgQuery.Apps, diagnostics) is not { } records)
        {
            return;
        }

        var known = records.Select(OrgApp.Read).OfType<OrgApp>().ToArray();
        foreach (var app in apps.Where(app => !known.Any(other => other.FullName.Equals(app.Name, StringComparison.OrdinalIgnoreCase))))
        {
            var install = app.Package is { } package
                ? SfCommand.InstallPackage(Shown(package.VersionId.ToString()), queries.TargetOrg, installationKey: null).ToLineOfReader()
                : null;
            missingApps.Add(app.Name);
            Tell(app, DiagnosticCatalog.AppNotInOrg(
                app.Place, Shown(app.Name), OrgApp.Nearest(app.Name, known), known.Length, install));
        }
    }

    private void FindPermissionSets(RequiredItem[] permissionSets, RequiredItem[] profiles)
    {
        var query = OrgQuery.PermissionSets(NamesOf(permissionSets), NamesOf(profiles), queries.Hide);
        if (permissionSets.Length + profiles.Length == 0 || queries.Find(query, NotLookedUp, diagnostics) is not { } records)
        {
            return;
        }

        var sets = records.Where(record => !QueryAnswer.IsTrue(record, "IsOwnedByProfile"))
            .Select(record => (Namespace: QueryAnswer.Text(record, "NamespacePrefix"), Name: QueryAnswer.Text(record, "Name")))
            .ToArray();
        foreach (var item in permissionSets
            .Where(item => !Array.Exists(sets, set => NamespacedName.IsOf(item.Name, set.Namespace, set.Name, queries.IsOwn))))
        {
            if (CreatesPermissionSets && ComponentName.FindMistake(item.Name) is null)
            {
                created.Add(item.Name);
                continue;
            }

            var create = NamespacedName.HasMark(item.Name)
                ? null
                : SfCommand.CreatePermissionSet(Shown(item.Name), queries.TargetOrg).ToLineOfReader();
            Tell(item, DiagnosticCatalog.PermissionSetNotInOrg(item.Place, Shown(item.Name), create));
        }

        var names = records.Where(record => QueryAnswer.IsTrue(record, "IsOwnedByProfile"))
            .Select(record => QueryAnswer.Text(record, "Profile", "Name")).ToArray();
        foreach (var item in profiles.Where(item => !names.Contains(item.Name, StringComparer.OrdinalIgnoreCase)))
        {
            Tell(item, DiagnosticCatalog.ProfileNotInOrg(item.Place, Shown(item.Name)));
        }

        Diagnostic NotLookedUp(string problem) => CreatesPermissionSets && permissionSets.Length > 0
            ? DiagnosticCatalog.PermissionSetsNotCreated(
                [.. NamesOf(permissionSets).Select(Shown)], queries.Org, problem)
            : DiagnosticCatalog.NotLookedUp(query.Subject, queries.Org, problem);
    }

    private void FindUsers(RequiredItem[] items)
    {
        var query = OrgQuery.Users(NamesOf(items), Array.Exists(items, item => item.MustBeApiOnly), queries.Hide);
        if (items.Length == 0 || queries.Find(query, diagnostics) is not { } records)
        {
            return;
        }

        var users = records.Select(OrgUser.Read).OfType<OrgUser>().ToArray();
        foreach (var item in items)
        {
            var user = Array.Find(users, user => user.Username.Equals(item.Name, StringComparison.OrdinalIgnoreCase));
            var isRunAs = item.Kind == OrgItemKind.RunAsUser;
            if (user is null && isRunAs)
            {
                var known = Array.Find(users, other => item.Name.Equals(other.Alias, StringComparison.OrdinalIgnoreCase));
                Tell(item, DiagnosticCatalog.RunAsUserNotInOrg(
                    item.Place, Shown(item.Name), known is null ? null : Shown(known.Username)));
            }
            else if (ProblemOf(user, item) is { } problem)
            {
                Tell(item, DiagnosticCatalog.UserNotReady(item.Place, Shown(item.Name), problem));
                if (user is not { IsActive: true })
                {
                    UsersNotActive.Add(Shown(item.Name));
                }
            }
        }
    }

    private static string? ProblemOf(OrgUser? user, RequiredItem item) => user switch
    {
        null => "does not exist",
        { IsActive: false } => "is not active",
        { IsApiOnly: false } when item.MustBeApiOnly => "does not have the permission API Only, which the client credentials flow needs",
        _ => null,
    };

    private void FindCustomScopes(RequiredItem[] scopes)
    {
        if (scopes.Length == 0 || queries.Find(OrgQuery.CustomScopes(NamesOf(scopes), queries.Hide), diagnostics) is not { } records)
        {
            return;
        }

        foreach (var item in scopes.Where(item => !records.Any(record => NamespacedName.IsOf(
            item.Name, QueryAnswer.Text(record, "NamespacePrefix"), QueryAnswer.Text(record, "DeveloperName"), queries.IsOwn))))
        {
            Tell(item, DiagnosticCatalog.CustomScopeNotInOrg(item.Place, Shown(item.Name)));
        }
    }

    private void Tell(RequiredItem item, Diagnostic finding)
    {
        diagnostics.Add(finding);
        missing.Add(new MissingItem(item.Kind, Shown(item.Name), finding.Message));
    }

    private string Shown(string name) => queries.Hide(name);
}
