using System.IO.Abstractions;
using System.Text.Json;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Rollout;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>The apps of an org and what is around them, as far as a policy file for an installed app names it.</summary>
internal sealed class OrgInventory
{
    private readonly IReadOnlyList<ExtlClntAppOauthConfigurablePolicies> policies;
    private readonly OrgQueries queries;
    private readonly DiagnosticBag diagnostics;

    private OrgInventory(
        OrgQueries queries, DiagnosticBag diagnostics, IReadOnlyList<ExtlClntAppOauthConfigurablePolicies> policies)
    {
        this.queries = queries;
        this.diagnostics = diagnostics;
        this.policies = policies;
    }

    /// <summary>Gets the id of the org; absent if it did not tell.</summary>
    public string? OrganizationId { get; private init; }

    public bool IsSandbox { get; private init; }

    /// <summary>Gets the apps, by full name.</summary>
    public IReadOnlyList<OrgApp> Apps { get; private init; } = [];

    /// <summary>Gets the packages; none if the org did not tell.</summary>
    public IReadOnlyList<InstalledPackage> Packages { get; private init; } = [];

    /// <summary>Reads them; <see langword="null"/> after an error. What the org refuses to tell is told, and absent.</summary>
    /// <param name="fileSystem">The file system of the run.</param>
    /// <param name="deployment">The run.</param>
    /// <param name="diagnostics">Takes the findings.</param>
    public static OrgInventory? Read(IFileSystem fileSystem, OrgDeployment deployment, DiagnosticBag diagnostics)
    {
        var queries = deployment.Queries;
        var organization = queries.Ask("Identify the org.", OrgQuery.OrganizationKind, out var unknown, diagnostics);
        if (unknown is not null)
        {
            diagnostics.Add(DiagnosticCatalog.OrgUnknown(queries.Org, unknown));
        }

        if (diagnostics.HasErrors
            || deployment.Retrieve([ExtlClntAppOauthConfigurablePolicies.MetadataType], ApiVersion.Default, diagnostics) is not { } path)
        {
            return null;
        }

        var tree = MetadataTree.Read(fileSystem, path, progress: null, new TreeReading()).Value;
        // An app's policies tell of it too.
        var apps = Find(queries, OrgQuery.Apps, diagnostics)?.Select(OrgApp.Read).OfType<OrgApp>() ?? tree?.Apps.Select(OrgApp.Of);
        var records = tree?.Files.Select(file => file.Component).OfType<ExtlClntAppOauthConfigurablePolicies>() ?? [];
        var inventory = new OrgInventory(queries, diagnostics, [.. records])
        {
            OrganizationId = organization is { Count: 1 } ? QueryAnswer.Text(organization[0], "Id") : null,
            IsSandbox = organization is { Count: 1 } && QueryAnswer.IsTrue(organization[0], "IsSandbox"),
            Apps = [.. (apps ?? []).OrderBy(app => app.FullName, StringComparer.Ordinal)],
            Packages = FindPackages(queries, diagnostics),
        };
        return diagnostics.HasErrors ? null : inventory;
    }

    /// <summary>Finds full names and labels of the permission sets that can be chosen; none if the org does not tell.</summary>
    public IReadOnlyList<(string FullName, string? Label)> FindPermissionSets() =>
    [
        .. from set in Find(queries, OrgQuery.CustomPermissionSets, diagnostics) ?? []
           let name = QueryAnswer.Text(set, "Name")
           where name is not null
           select (NamespacedName.Join(QueryAnswer.Text(set, "NamespacePrefix"), name), QueryAnswer.Text(set, "Label")),
    ];

    /// <summary>Gets the package of an app; absent if not known.</summary>
    public InstalledPackage? PackageOf(OrgApp app) =>
        Packages.FirstOrDefault(package => package.Namespace.Equals(app.Namespace, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the name of the app's record of OAuth policies, where that is not the one which Salesforce gives it.</summary>
    public string? UnusualRecordNameOf(OrgApp app) =>
        PoliciesOf(app)?.FullName is { } name
        && name != RecordName.Of(ExtlClntAppOauthConfigurablePolicies.MetadataType.DeployedName!, app.Name)
            ? name
            : null;

    /// <summary>Gets the permission sets that the app's policies name now.</summary>
    public IReadOnlyList<string> PermissionSetsOf(OrgApp app) =>
        PoliciesOf(app) is { } record ? new OauthAccess(record).PermissionSets : [];

    private ExtlClntAppOauthConfigurablePolicies? PoliciesOf(OrgApp app) => policies.FirstOrDefault(
        record => app.FullName.Equals(record.ExternalClientApplication, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<JsonElement>? Find(OrgQueries queries, OrgQuery query, DiagnosticBag diagnostics) =>
        queries.Find(query, problem => DiagnosticCatalog.NotListed(query.Subject, queries.Org, problem), diagnostics);

    private static InstalledPackage[] FindPackages(OrgQueries queries, DiagnosticBag diagnostics)
    {
        var list = new CommandLine("List the installed packages.", SfCommand.ListInstalledPackages(queries.TargetOrg));
        var packages = queries.Read(list, out var problem, diagnostics);
        if (problem is not null)
        {
            diagnostics.Add(DiagnosticCatalog.NotListed("installed packages", queries.Org, problem));
        }

        return [.. (packages ?? []).Select(InstalledPackage.Read).OfType<InstalledPackage>()];
    }
}
