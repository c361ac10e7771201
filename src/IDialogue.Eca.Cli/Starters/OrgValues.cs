using IDialogue.Eca.Cli.Output;
using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies;
using IDialogue.Eca.Policies.Deploying;

namespace IDialogue.Eca.Cli.Starters;

/// <summary>Values of starter files for an installed app that its org knows. Where there is a choice, a terminal is asked.</summary>
/// <param name="inventory">The apps of the org and what is around them.</param>
/// <param name="org">Name of the org in messages.</param>
/// <param name="question">Asks.</param>
/// <param name="diagnostics">Takes the findings.</param>
internal sealed class OrgValues(OrgInventory inventory, string org, Question question, DiagnosticBag diagnostics)
{
    private const string AppOption = "--app";
    private const string NamespaceOption = "--namespace";
    private const string PermissionSetOption = "--permission-set";
    private const string ApiUserOption = "--api-user";
    private const string SandboxOption = "--sandbox";
    private const string PackageVersionOption = "--package-version";
    private const string LeftToFillIn = "left to fill in";

    private OrgApp[] Installed => [.. inventory.Apps.Where(app => app.Namespace is not null)];

    /// <summary>Puts what the org knows in the place of values that no option gives; <see langword="null"/> after an error.</summary>
    /// <param name="values">The values, by their option.</param>
    public OrgFacts? Fill(IDictionary<StarterValue, string> values)
    {
        if (FindApp(Given(AppOption), Given(NamespaceOption)) is not { } app)
        {
            return null;
        }

        var permissionSet = Given(PermissionSetOption);
        var permissionSets = permissionSet is null ? FindPermissionSets(app) : [permissionSet];
        Set(AppOption, app.Name);
        Set(NamespaceOption, app.Namespace);
        Set(PermissionSetOption, permissionSets.Count > 0 ? permissionSets[0] : null);
        Set(PackageVersionOption, Given(PackageVersionOption) ?? inventory.PackageOf(app)?.VersionId);
        return new OrgFacts
        {
            App = app.FullName,
            RecordName = inventory.UnusualRecordNameOf(app),
            PermissionSets = permissionSets,
            OrganizationId = inventory.OrganizationId,
            IsSandbox = inventory.IsSandbox,
            Required =
            [
                .. permissionSet is null ? [] : new[] { new RequiredItem(OrgItemKind.PermissionSet, permissionSet, null) },
                .. User() is { } user ? [new RequiredItem(OrgItemKind.User, user, null)] : Array.Empty<RequiredItem>(),
            ],
        };

        string? Given(string option) =>
            values.Single(value => value.Key.Option == option) is var (value, text) && text != value.Default ? text : null;

        void Set(string option, string? text)
        {
            var key = values.Keys.Single(value => value.Option == option);
            values[key] = text ?? key.Default;
        }

        string? User() => (inventory.IsSandbox, Given(ApiUserOption), Given(SandboxOption)) switch
        {
            (true, { } user, { } sandbox) => $"{user}.{sandbox}",
            (false, { } user, _) => user,
            _ => null,
        };
    }

    private static bool IsNamed(OrgApp app, string name) =>
        name.Equals(app.FullName, StringComparison.OrdinalIgnoreCase)
        || name.Equals(app.Name, StringComparison.OrdinalIgnoreCase)
        || name.Equals(app.Label, StringComparison.OrdinalIgnoreCase);

    /// <summary>Finds the app of a name or label, or the one that is chosen; <see langword="null"/> after an error.</summary>
    /// <param name="name">API name, with or without namespace, or label; absent if none was given.</param>
    /// <param name="packageNamespace">The namespace of its package; absent if none was given.</param>
    private OrgApp? FindApp(string? name, string? packageNamespace)
    {
        var found = Installed
            .Where(app => packageNamespace is null || packageNamespace.Equals(app.Namespace, StringComparison.OrdinalIgnoreCase))
            .Where(app => name is null || IsNamed(app, name))
            .ToArray();
        if (found.Length == 1)
        {
            return found[0];
        }

        if (found.Length == 0)
        {
            diagnostics.Add(NotFound(name, packageNamespace));
            return null;
        }

        var chosen = question.CanAsk
            ? question.Choose(
                $"Apps that packages installed in {org}:", [.. found.Select(app => (app.FullName, AboutOrNull(app)))], "none of them")
            : null;
        if (chosen is null)
        {
            diagnostics.Add(DiagnosticCatalog.AppNotChosen(org, [.. found.Select(Described)]));
        }

        return Array.Find(found, app => app.FullName == chosen);
    }

    /// <summary>Finds the permission sets of the app's users: those of its policies, or the one that is chosen.</summary>
    private IReadOnlyList<string> FindPermissionSets(OrgApp app)
    {
        if (inventory.PermissionSetsOf(app) is { Count: > 0 } named)
        {
            return named;
        }

        if (!question.CanAsk || inventory.FindPermissionSets() is not { Count: > 0 } known)
        {
            return [];
        }

        // Those of the app's package come first.
        var choices = known
            .OrderByDescending(set => NamespacedName.Split(set.FullName).Namespace == app.Namespace)
            .Select(set => (set.FullName, set.Label))
            .ToArray();
        var chosen = question.Choose($"Permission sets of {org}, whose users can use the app:", choices, LeftToFillIn);
        return chosen is null ? [] : [chosen];
    }

    private Diagnostic NotFound(string? name, string? packageNamespace)
    {
        if (name is null)
        {
            return DiagnosticCatalog.NoAppFromPackage(org, packageNamespace, inventory.Apps.Count);
        }

        if (packageNamespace is null && inventory.Apps.FirstOrDefault(app => IsNamed(app, name)) is { } own)
        {
            return DiagnosticCatalog.AppNotFromPackage(org, own.FullName);
        }

        var fullName = NamespacedName.HasMark(name) ? name : NamespacedName.Join(packageNamespace, name);
        return DiagnosticCatalog.AppNotInOrg(null, fullName, OrgApp.Nearest(fullName, Installed), inventory.Apps.Count, install: null);
    }

    private string Described(OrgApp app) => AboutOrNull(app) is { } about ? $"{app.FullName} ({about})" : app.FullName;

    private string? AboutOrNull(OrgApp app)
    {
        string[] parts = [.. new[] { app.Label, inventory.PackageOf(app)?.ToString() }.OfType<string>()];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }
}
