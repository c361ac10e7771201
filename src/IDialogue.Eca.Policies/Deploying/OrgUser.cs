using System.Text.Json;

namespace IDialogue.Eca.Policies.Deploying;

/// <summary>A user of an org.</summary>
internal sealed record OrgUser
{
    public required string Username { get; init; }

    public string? Alias { get; init; }

    public bool IsActive { get; init; }

    /// <summary>Gets a value indicating whether the user has the permission <i>API Only</i>, as far as that was asked.</summary>
    public bool IsApiOnly { get; init; }

    /// <summary>Reads a record of a query; <see langword="null"/> if it has no username.</summary>
    public static OrgUser? Read(JsonElement record)
    {
        var assigned = QueryAnswer.Related(record, "PermissionSetAssignments") ?? [];
        return QueryAnswer.Text(record, "Username") is not { } username ? null : new OrgUser
        {
            Username = username,
            Alias = QueryAnswer.Text(record, "Alias"),
            IsActive = QueryAnswer.IsTrue(record, "IsActive"),
            IsApiOnly = assigned.Any(item => QueryAnswer.IsTrue(item, "PermissionSet", "PermissionsApiUserOnly")),
        };
    }
}
