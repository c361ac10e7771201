using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using IDialogue.Eca.Rollout;

namespace IDialogue.Eca.Policies.Access;

/// <summary>Finds the active users whom the effects of a deploy are about.</summary>
/// <param name="planned">The plan for a record.</param>
internal sealed class EffectUsers(PlannedComponent planned)
{
    private static readonly AccessEffectKind[] Kinds =
    [
        AccessEffectKind.PreAuthorizedOnly,
        AccessEffectKind.PermissionSetsAdded,
        AccessEffectKind.PermissionSetsRemoved,
        AccessEffectKind.ProfilesAdded,
        AccessEffectKind.ProfilesRemoved,
    ];

    private readonly ValueList<AccessGrant> after = GrantsOf(planned.Result.Component);
    private readonly ValueList<AccessGrant> before = GrantsOf(planned.Retrieved?.Component);

    /// <summary>Gets the grants whose users are needed to count those of an effect of the record's deploy.</summary>
    public IEnumerable<AccessGrant> NeededFor(AccessEffect effect) => Kinds.Contains(effect.Kind) ? before.Concat(after) : [];

    /// <summary>Gets the grants that decide on access after the deploy; none if they do not.</summary>
    public IReadOnlyCollection<AccessGrant> Deciding =>
        planned.Result.Component is ExtlClntAppOauthConfigurablePolicies policies && new OauthAccess(policies).IsPreAuthorizedOnly
            ? after
            : [];

    /// <summary>Finds those of some users who have none of the grants that decide; none if the org did not tell.</summary>
    /// <param name="users">Usernames.</param>
    /// <param name="granted">Grants with their users.</param>
    public string[] FindLeftOut(IEnumerable<string> users, ValueList<AccessGrant> granted) =>
        Deciding.Count > 0 && UsersOf(Deciding, granted) is { } known ? [.. users.Except(known, StringComparer.OrdinalIgnoreCase)] : [];

    /// <summary>Returns an effect with its users, where the org told all of them.</summary>
    /// <param name="effect">An effect of the record's deploy.</param>
    /// <param name="granted">Grants with their users.</param>
    public AccessEffect Count(AccessEffect effect, ValueList<AccessGrant> granted)
    {
        var users = effect.Kind switch
        {
            AccessEffectKind.PreAuthorizedOnly when after.Count > 0 => UsersOf(after, granted),
            AccessEffectKind.PermissionSetsRemoved => Moved(OrgItemKind.PermissionSet, before, after, granted),
            AccessEffectKind.ProfilesRemoved => Moved(OrgItemKind.Profile, before, after, granted),
            AccessEffectKind.PermissionSetsAdded => Moved(OrgItemKind.PermissionSet, after, before, granted),
            AccessEffectKind.ProfilesAdded => Moved(OrgItemKind.Profile, after, before, granted),
            _ => null,
        };
        return users is null ? effect : effect with
        {
            ActiveUsers = users.Length,
            Usernames = users.OrderBy(user => user, StringComparer.Ordinal).ToValueList(),
        };
    }

    private static ValueList<AccessGrant> GrantsOf(MetadataComponent? record) =>
        record is not ExtlClntAppOauthConfigurablePolicies policies ? [] : new OauthAccess(policies).PermissionSets
            .Select(name => new AccessGrant(OrgItemKind.PermissionSet, name))
            .Concat(new OauthAccess(policies).Profiles.Select(name => new AccessGrant(OrgItemKind.Profile, name)))
            .ToValueList();

    /// <summary>Returns the users of grants that only one side has, without those whom the other side gives access too.</summary>
    private static string[]? Moved(
        OrgItemKind kind, ValueList<AccessGrant> side, ValueList<AccessGrant> other, ValueList<AccessGrant> granted) =>
        UsersOf(side.Where(grant => grant.Kind == kind && !other.Any(grant.IsSame)), granted) is { } users
        && UsersOf(other, granted) is { } others
            ? [.. users.Except(others, StringComparer.OrdinalIgnoreCase)]
            : null;

    /// <summary>Returns the users of grants; <see langword="null"/> if those of one are not known.</summary>
    private static string[]? UsersOf(IEnumerable<AccessGrant> grants, ValueList<AccessGrant> granted)
    {
        var users = grants.Select(grant => granted.FirstOrDefault(other => other.IsSame(grant))?.Users).ToArray();
        return Array.Exists(users, known => known is null)
            ? null
            : [.. users.SelectMany(known => known!).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
