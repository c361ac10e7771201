using System.Text.Json;
using IDialogue.Eca.Metadata;
using IDialogue.Eca.Policies.Access;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>A permission set of an org, or that of a profile.</summary>
/// <param name="Name">Its API name, without namespace.</param>
/// <param name="Namespace">The namespace of its package; absent for another one.</param>
/// <param name="Profile">Name of the profile that owns it; absent without one.</param>
internal sealed record OrgPermissionSet(string Name, string? Namespace, string? Profile)
{
    /// <summary>Reads the permission set of a record; <see langword="null"/> if it has none.</summary>
    /// <param name="record">The record of a query.</param>
    /// <param name="relationship">Name of the relationship.</param>
    public static OrgPermissionSet? Read(JsonElement record, string relationship)
    {
        var profile = QueryAnswer.IsTrue(record, relationship, "IsOwnedByProfile")
            ? QueryAnswer.Text(record, relationship, "Profile", "Name")
            : null;
        return QueryAnswer.Text(record, relationship, "Name") is { } name
            ? new OrgPermissionSet(name, QueryAnswer.Text(record, relationship, "NamespacePrefix"), profile)
            : null;
    }

    /// <summary>Gets the grant of an app to it.</summary>
    public AccessGrant ToGrant() => Profile is null
        ? new AccessGrant(OrgItemKind.PermissionSet, NamespacedName.Join(Namespace, Name))
        : new AccessGrant(OrgItemKind.Profile, Profile);

    /// <summary>Checks whether policies mean it by a grant.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="isOwn">Checks whether a namespace is the org's own.</param>
    public bool Is(AccessGrant grant, Func<string, bool> isOwn) => grant.Kind == OrgItemKind.Profile
        ? grant.Name.Equals(Profile, StringComparison.OrdinalIgnoreCase)
        : Profile is null && NamespacedName.IsOf(grant.Name, Namespace, Name, isOwn);
}
