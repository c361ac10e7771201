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

    private OrgInventory(IReadOnlyList<ExtlClntAppOauthConfigurablePolicies> policies) => this.policies = policies;

    /// <summary>Gets the id of the org; absent if it did not tell.</summary>
    public string? OrganizationId { get; private init; }

    public bool IsSandbox { get; private init; }

    /// <summary>Gets the apps, by full name.</summary>
    public IReadOnlyList<OrgApp> Apps { get; private init; } = [];

    /// <summary>Gets the packages; none if the org did not tell.</summary>
    public IReadOnlyList<InstalledPackage> Packages { get; private init; } = [];

    /// <summary>Gets full names and labels of the permission sets; none if the org did not tell.</summary>
    public IReadOnlyList<(string FullName, string? Label)> PermissionSets { get; private init; } = [];

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
        var apps = List("apps", OrgQuery.Apps)?.Select(OrgApp.Read).OfType<OrgApp>()
            // Its policies tell of an app too.
            ?? tree?.Apps.Select(NamespacedName.Split).Select(app => new OrgApp(Id: null, app.Name) { Namespace = app.Namespace });
        var records = tree?.Files.Select(file => file.Component).OfType<ExtlClntAppOauthConfigurablePolicies>() ?? [];
        var inventory = new OrgInventory([.. records])
        {
            OrganizationId = organization is { Count: 1 } ? QueryAnswer.Text(organization[0], "Id") : null,
            IsSandbox = organization is { Count: 1 } && QueryAnswer.IsTrue(organization[0], "IsSandbox"),
            Apps = [.. (apps ?? []).OrderBy(app => app.FullName, StringComparer.Ordinal)],
            Packages = [.. ListPackages()?.Select(InstalledPackage.Read).OfType<InstalledPackage>() ?? []],
            PermissionSets =
            [
                .. List("permission sets", OrgQuery.CustomPermissionSets)
                    ?.Where(set => QueryAnswer.Text(set, "Name") is not null)
                    .Select(set => (
                        NamespacedName.Join(QueryAnswer.Text(set, "NamespacePrefix"), QueryAnswer.Text(set, "Name")!),
                        QueryAnswer.Text(set, "Label"))) ?? [],
            ],
        };
        return diagnostics.HasErrors ? null : inventory;

        IReadOnlyList<JsonElement>? List(string subject, OrgQuery query) =>
            Told(subject, queries.Ask($"List the {subject}.", query, out var problem, diagnostics), problem);

        IReadOnlyList<JsonElement>? ListPackages() => Told(
            "installed packages",
            queries.Read(
                new CommandLine("List the installed packages.", SfCommand.ListInstalledPackages(queries.TargetOrg)),
                out var problem,
                diagnostics),
            problem);

        IReadOnlyList<JsonElement>? Told(string subject, IReadOnlyList<JsonElement>? items, string? problem)
        {
            if (problem is not null)
            {
                diagnostics.Add(DiagnosticCatalog.NotListed(subject, queries.Org, problem));
            }

            return items;
        }
    }

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
}
