using IDialogue.Eca.Metadata;
using IDialogue.Eca.Packaging;
using IDialogue.Eca.Rollout;
using SamlFields = IDialogue.Eca.Metadata.ExtlClntAppSamlConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Access;

/// <summary>Access to one app, as its org has it.</summary>
/// <param name="App">Full name of the app.</param>
internal sealed record AppAccess(string App)
{
    /// <summary>Gets the types of the records that decide on access.</summary>
    public static ValueList<MetadataType> Types { get; } =
    [
        ExternalClientApplication.MetadataType,
        ExtlClntAppConfigurablePolicies.MetadataType,
        ExtlClntAppOauthConfigurablePolicies.MetadataType,
        ExtlClntAppSamlConfigurablePolicies.MetadataType,
    ];

    /// <summary>Gets a value indicating whether the app can be used; <see langword="null"/> if not known.</summary>
    public bool? IsEnabled { get; init; }

    /// <summary>Gets a value indicating whether the app can be used with OAuth; <see langword="null"/> if not known.</summary>
    public bool? IsOauthEnabled { get; init; }

    /// <summary>Gets the users who are permitted; <see langword="null"/> if not known.</summary>
    public PermittedUsersPolicyType? PermittedUsers { get; init; }

    /// <summary>Gets the user that clients act as with the client credentials flow; absent without that flow.</summary>
    public string? RunAsUser { get; init; }

    /// <summary>Gets the permission sets and profiles that give access, in ordinal order.</summary>
    public ValueList<AccessGrant> Grants { get; init; } = [];

    /// <summary>
    /// Gets the users who can use the app. Salesforce creates the record of an app's policies with the app and its OAuth plugin enabled, so
    /// an app without the record is taken for enabled.
    /// </summary>
    public AccessScope Scope => (IsEnabled, IsOauthEnabled, PermittedUsers) switch
    {
        (false, _, _) => AccessScope.NoOne,
        (_, false, _) => AccessScope.NoOneWithOauth,
        (_, _, null) => AccessScope.NotKnown,
        (_, _, PermittedUsersPolicyType.AdminApprovedPreAuthorized) => AccessScope.GrantedUsers,
        _ => AccessScope.EveryUser,
    };

    /// <summary>Gets the users of the grants that are known, in ordinal order.</summary>
    public ValueList<string> GrantedUsers => Grants.SelectMany(grant => grant.Users ?? [])
        .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(user => user, StringComparer.Ordinal).ToValueList();

    /// <summary>Gets a value indicating whether the users of all grants are known.</summary>
    public bool AreUsersKnown => Grants.All(grant => grant.Users is not null);

    /// <summary>Reads what the retrieved records of an app say, without the users.</summary>
    public static AppAccess Read(MetadataTree tree, string app)
    {
        var records = tree.FilesOf(app).Select(file => file.Component).ToArray();
        var policies = records.OfType<ExtlClntAppConfigurablePolicies>().FirstOrDefault();
        var oauth = records.OfType<ExtlClntAppOauthConfigurablePolicies>().FirstOrDefault();
        var access = oauth is null ? null : new OauthAccess(oauth);
        var saml = records.OfType<ExtlClntAppSamlConfigurablePolicies>().FirstOrDefault();
        var permissionSets = (access?.PermissionSets ?? []).Concat(Items(saml, SamlFields.CommaSeparatedPermissionSet));
        var profiles = (access?.Profiles ?? []).Concat(Items(saml, SamlFields.CommaSeparatedProfile));
        return new AppAccess(app)
        {
            IsEnabled = policies?.IsEnabled,
            IsOauthEnabled = policies?.IsOauthPluginEnabled,
            PermittedUsers = access?.PermittedUsers,
            RunAsUser = oauth?.IsClientCredentialsFlowEnabled == true ? oauth.ClientCredentialsFlowUser?.Trim() : null,
            Grants = Ordered(
                permissionSets.Select(name => new AccessGrant(OrgItemKind.PermissionSet, name) { IsInPolicies = true })
                    .Concat(profiles.Select(name => new AccessGrant(OrgItemKind.Profile, name) { IsInPolicies = true }))),
        };
    }

    /// <summary>Gets the permission sets and profiles in words; there must be one.</summary>
    public string GrantsInWords => string.Join(" or ", new[] { OrgItemKind.PermissionSet, OrgItemKind.Profile }
        .Select(kind => (Kind: kind, Names: Grants.Where(grant => grant.Kind == kind).Select(grant => grant.Name).ToArray()))
        .Where(group => group.Names.Length > 0)
        .Select(group => NameList.Any(group.Kind == OrgItemKind.Profile ? "profile" : "permission set", group.Names)));

    /// <summary>Adds grants that the policies do not name.</summary>
    public AppAccess With(IEnumerable<AccessGrant> others) => this with { Grants = Ordered(Grants.Concat(others)) };

    private static IEnumerable<string> Items(MetadataComponent? record, MetadataField field) =>
        record is not null && field.GetValue(record) is string list ? ListText.Items(field, list) : [];

    private static ValueList<AccessGrant> Ordered(IEnumerable<AccessGrant> grants) => grants
        .GroupBy(grant => (grant.Kind, grant.Name.ToUpperInvariant()))
        .Select(same => same.First())
        .OrderBy(grant => grant.Kind)
        .ThenBy(grant => grant.Name, StringComparer.Ordinal)
        .ToValueList();
}
