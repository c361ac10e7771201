using System.Text.Json;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>A user of an org.</summary>
internal sealed record OrgUser
{
    public required string Username { get; init; }

    public string? Alias { get; init; }

    public bool IsActive { get; init; }

    /// <summary>Gets a value indicating whether the user has the permission <i>API Only</i>.</summary>
    public bool IsApiOnly { get; init; }

    public string? Profile { get; init; }

    /// <summary>Gets the full names of the assigned permission sets, also of those that profiles own.</summary>
    public ValueList<string> PermissionSets { get; init; } = [];

    /// <summary>Reads a record of a query; <see langword="null"/> if it has no username.</summary>
    public static OrgUser? Read(JsonElement record)
    {
        var assigned = QueryAnswer.Items(record, "PermissionSetAssignments") ?? [];
        return QueryAnswer.Text(record, "Username") is not { } username ? null : new OrgUser
        {
            Username = username,
            Alias = QueryAnswer.Text(record, "Alias"),
            IsActive = QueryAnswer.IsTrue(record, "IsActive"),
            IsApiOnly = assigned.Any(item => QueryAnswer.IsTrue(item, "PermissionSet", "PermissionsApiUserOnly")),
            Profile = QueryAnswer.Text(record, "Profile", "Name"),
            PermissionSets = assigned
                .Where(item => QueryAnswer.Text(item, "PermissionSet", "Name") is not null)
                .Select(item => NamespacedName.Join(
                    QueryAnswer.Text(item, "PermissionSet", "NamespacePrefix"), QueryAnswer.Text(item, "PermissionSet", "Name")!))
                .ToValueList(),
        };
    }
}
