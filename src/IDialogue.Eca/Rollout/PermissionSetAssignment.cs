using System.Text;
using IDialogue.Eca.SalesforceCli;

namespace IDialogue.Eca.Rollout;

/// <summary>Permission sets for users.</summary>
/// <param name="PermissionSets">API names, with <c>namespace__</c> when they come from a package.</param>
/// <param name="Users">Usernames, or aliases that Salesforce CLI knows.</param>
public sealed record PermissionSetAssignment(ValueList<string> PermissionSets, ValueList<string> Users)
{
    /// <summary>The command with which Salesforce CLI assigns each of the permission sets to each of the users.</summary>
    /// <param name="targetOrg">Username or alias of the org; the CLI's default org when absent.</param>
    /// <returns>
    /// The command, or <see langword="null"/> when there is nothing to assign, or a name holds characters that not every shell would
    /// take as they are.
    /// </returns>
    public string? Command(string? targetOrg = null) => PermissionSets.Count == 0 || Users.Count == 0
        ? null
        : SfCommand.AssignPermissionSets(PermissionSets, Users, targetOrg).ToLine(Shell.Any);

    /// <summary>Only numbers are printed: the names may come from variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("PermissionSets = ").Append(PermissionSets.Count).Append(", Users = ").Append(Users.Count);
        return true;
    }
}
