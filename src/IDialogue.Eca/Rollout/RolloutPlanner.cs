using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Rollout;

/// <summary>Finds the steps that bring components into an org.</summary>
internal sealed class RolloutPlanner(IReadOnlyCollection<PlannedComponent> components, ValueList<RolloutApp> apps, string? targetOrg)
{
    /// <summary>Ends the instruction of a step whose commands or links have names of variables in the place of values.</summary>
    private const string Replacing = ", replacing each ${name} with the value of the variable";

    private readonly ILookup<string, PlannedComponent> componentsByApp = components
        .Where(planned => planned.Result.Component.App is not null)
        .ToLookup(planned => planned.Result.Component.App!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets what returns a name or value as it may be shown.</summary>
    public required Func<string, string> Show { get; init; }

    /// <summary>Gets a value indicating whether the deploy deletes records.</summary>
    public bool HasDeletions { get; init; }

    public IEnumerable<RolloutStep> Plan(ValueList<string> deployCommands) =>
        Installs().Concat(Assignments()).Concat(Deploys(deployCommands)).Concat(Activations()).Concat(Connections());

    private IEnumerable<RolloutStep> Installs() =>
        from app in apps
        where !RetrievedOf(app).Any()
        let package = app.Subscriber?.Package
        where package is not null
        group (app.FullName, Package: package) by package.VersionId into installed
        let package = installed.Select(app => app.Package).OrderBy(package => package.Alias is null).First()
        let names = ListOf(installed.Select(app => app.FullName))
        let what = package.Alias is null ? $"the package of {names}" : $"{Show(package.Alias)}, the package of {names},"
        let id = package.VersionId.ToString()
        let command = SfCommand.InstallPackage(Show(id), targetOrg, installationKey: null).ToLine(Shell.AnyToFillIn)
        let means = command is null ? "a link" : "the command or a link"
        select new RolloutStep(
            RolloutStepKind.Install,
            $"Install {what} if it is not installed, with {means} (production, sandbox){HintFor([id])}:",
            "Salesforce refuses the policies of an app that is not installed.")
        {
            Commands = command is null ? [] : [command],
            Links = new[] { package.ProductionInstallUrl, package.SandboxInstallUrl }
                .Select(link => link.AbsoluteUri.Replace(id, Show(id)))
                .ToValueList(),
        };

    /// <summary>One step for all apps of the same users; another for each app whose users have access by something else.</summary>
    private IEnumerable<RolloutStep> Assignments() => apps
        .Where(app => Named(app).Any())
        .GroupBy(app => app.Subscriber?.Users ?? [])
        .Select(sharing => Assignment(sharing.Key, [.. sharing]))
        .Concat(apps.Where(app => !Named(app).Any()).Select(Check))
        .OfType<RolloutStep>();

    private RolloutStep? Assignment(ValueList<string> users, RolloutApp[] sharing)
    {
        var named = sharing.SelectMany(Named).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        var missing = named.Except(sharing.SelectMany(RetrievedOf).SelectMany(PermissionSets), StringComparer.OrdinalIgnoreCase).ToArray();
        if (missing.Length == 0 && users.Count == 0)
        {
            return null;
        }

        var command = users.Count == 0
            ? null
            : SfCommand.AssignPermissionSets(named.Select(Show), users.Select(Show), targetOrg).ToLine(Shell.AnyToFillIn);
        var to = (users.Count, command) switch
        {
            (0, _) when sharing.Length > 1 =>
                $" to the users of their apps: {string.Join("; ", sharing.Select(app => $"{ListOf(Named(app))} for {app.FullName}"))}.",
            (0, _) => $" to the users of {ListOf(sharing.Select(app => app.FullName))}.",
            (_, null) => $" to {ListOf(users)} in Setup; these names cannot be quoted safely in a command.",
            _ => $"{HintFor(named.Concat(users))}:",
        };
        var create = missing.Length == 0 ? "" : $"Create {PermissionSetsOf(missing)} if missing, and assign ";
        var assign = missing.Length switch
        {
            0 => $"Assign {PermissionSetsOf(named)} if not done yet",
            var count when count < named.Length => PermissionSetsOf(named),
            1 => "it",
            _ => "them",
        };
        return new RolloutStep(
            RolloutStepKind.Assign,
            create + assign + to,
            "Salesforce refuses policies that name a missing permission set, and users without one are locked out by the deploy.")
        {
            Commands = command is null ? [] : [command],
        };
    }

    /// <summary>Profiles are not assigned by a command, and neither is what only the org's record names.</summary>
    private RolloutStep? Check(RolloutApp app)
    {
        var access = componentsByApp[app.FullName]
            .Select(planned => planned.Result.Component)
            .OfType<ExtlClntAppOauthConfigurablePolicies>()
            .Select(policies => new OauthAccess(policies))
            .FirstOrDefault();
        if (app.Subscriber is not { Users.Count: > 0 } subscriber || access is not { IsPreAuthorizedOnly: true, HasGrants: true })
        {
            return null;
        }

        return new RolloutStep(
            RolloutStepKind.Assign,
            $"Check in Setup that {ListOf(subscriber.Users)} {(subscriber.Users.Count == 1 ? "has" : "each have")} {Show(access.Grants)}.",
            "Users without any of these are locked out by the deploy.");
    }

    private IEnumerable<RolloutStep> Deploys(ValueList<string> commands)
    {
        var isWritten = components.Any(planned => planned.Difference.IsWritten);
        if (!isWritten && !HasDeletions)
        {
            yield break;
        }

        if (!isWritten)
        {
            yield return new RolloutStep(
                RolloutStepKind.Deploy,
                "Deploy. This deletes records, and no deploy brings back a consumer key or what users authorized. Keep a copy of what may "
                    + "be needed.",
                "From here on, what is deleted can no longer be used.")
            {
                Commands = commands,
            };
            yield break;
        }

        var isMerged = components.Any(planned => planned.Retrieved is not null);
        yield return new RolloutStep(
            RolloutStepKind.Deploy,
            isMerged
                ? "Deploy. This replaces whole records: values that the policy file omits are as retrieved. If that was long ago, "
                    + "retrieve again, or use eca deploy, which does."
                : "Deploy. eca deploy merges into the org's records. Any other deploy replaces them whole: values that the policy file "
                    + "omits are reset to Salesforce's defaults.",
            "From here on the policies apply, so users must have their permission sets before.")
        {
            Commands = commands,
        };
        yield return new RolloutStep(
            RolloutStepKind.Wait,
            "Wait up to 30 minutes until the change reaches every Salesforce server.",
            "Until then a server may still apply the old policies.");
    }

    /// <summary>
    /// Hosted MCP servers are off until an admin activates them.
    /// https://developer.salesforce.com/docs/platform/hosted-mcp-servers/guide/activate-mcp-servers.html
    /// </summary>
    private IEnumerable<RolloutStep> Activations()
    {
        var clients = components
            .Where(planned => planned.Difference.IsWritten)
            .Select(planned => planned.Result.Component)
            .OfType<ExtlClntAppOauthSettings>()
            .Where(settings => ListText
                .Items(ExtlClntAppOauthSettings.Fields.CommaSeparatedOauthScopes, settings.CommaSeparatedOauthScopes ?? "")
                .Contains(nameof(OauthScope.MCP), StringComparer.OrdinalIgnoreCase))
            .Select(settings => settings.App)
            .OfType<string>()
            .ToArray();
        if (clients.Length > 0)
        {
            yield return new RolloutStep(
                RolloutStepKind.Activate,
                $"Activate the MCP servers for {ListOf(clients)} in Setup > MCP Servers, which also shows those that are active.",
                "Hosted MCP servers are off until an admin activates them, and no deploy does.");
        }
    }

    private IEnumerable<RolloutStep> Connections() =>
        from app in apps
        let subscriber = app.Subscriber
        let url = subscriber?.ConnectionUrl
        where url is not null
        select Connection(app.FullName, subscriber, url);

    private RolloutStep Connection(string app, SubscriberOrg subscriber, ConnectionUrl url)
    {
        var user = subscriber.Users.Count switch
        {
            0 => "the user the app acts for",
            1 => ListOf(subscriber.Users),
            _ => $"one of {ListOf(subscriber.Users)}",
        };
        string[] values = [url.Template, .. subscriber.OrganizationId is { } id ? [id.ToString()] : Array.Empty<string>()];
        var hint = url.HasPlaceholder && subscriber.OrganizationId is null
            ? $", replacing {ConnectionUrl.Placeholder} with the organization id (Setup > Company Information)" : "";
        return new RolloutStep(
            RolloutStepKind.Connect,
            $"Connect {Show(app)} if it is not connected: log in to Salesforce as {user} and open this link{hint}{HintFor(values)}:",
            "The first authorization is checked against the new policies, so deploy them before.")
        {
            Links = [LinkOf(url, subscriber.OrganizationId)],
        };
    }

    /// <summary>A link with a hidden part is no address, which would write the part in another way.</summary>
    private string LinkOf(ConnectionUrl url, SalesforceId? organizationId)
    {
        if (organizationId is not { } id)
        {
            return Show(url.Template);
        }

        var link = Show(url.Template);
        return link == url.Template && Show(id.ToString()) == id.ToString()
            ? url.For(id).AbsoluteUri
            : link.Replace(ConnectionUrl.Placeholder, Show(id.ToString()));
    }

    private string ListOf(IEnumerable<string> names) => NameList.Of([.. names.Select(Show)]);

    private string PermissionSetsOf(IEnumerable<string> names) => NameList.All("permission set", [.. names.Select(Show)]);

    private string HintFor(IEnumerable<string> values) => values.Any(value => Show(value) != value) ? Replacing : "";

    /// <summary>Gets the retrieved components of an app that policies were merged into.</summary>
    private IEnumerable<MetadataComponent> RetrievedOf(RolloutApp app) => componentsByApp[app.FullName]
        .Select(planned => planned.Retrieved?.Component)
        .OfType<MetadataComponent>();

    private IEnumerable<string> Named(RolloutApp app) =>
        componentsByApp[app.FullName].SelectMany(planned => PermissionSets(planned.Desired.Component));

    private static IEnumerable<string> PermissionSets(MetadataComponent component) =>
        component is ExtlClntAppOauthConfigurablePolicies policies ? new OauthAccess(policies).PermissionSets : [];
}
