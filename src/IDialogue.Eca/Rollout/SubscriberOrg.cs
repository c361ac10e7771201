using System.Text;
using IDialogue.Eca.Metadata;
namespace IDialogue.Eca.Rollout;

/// <summary>The org that installs an app from a package: what people there need beside the policies.</summary>
public sealed record SubscriberOrg
{
    /// <summary>The package that brings the app; absent if not set.</summary>
    public SubscriberPackage? Package { get; init; }

    /// <summary>The link by which a user connects the org with the service behind the app; absent when there is none.</summary>
    public ConnectionUrl? ConnectionUrl { get; init; }

    /// <summary>Id of the org, which is put into <see cref="ConnectionUrl"/>; absent if not set.</summary>
    public SalesforceId? OrganizationId { get; init; }

    /// <summary>Usernames of the app's users, who are assigned the permission sets that its policies name.</summary>
    public ValueList<string> Users { get; init; } = [];

    /// <summary>Only numbers are printed: the values may come from variables.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Users = ").Append(Users.Count);
        return true;
    }
}
