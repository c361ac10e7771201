namespace IDialogue.Eca.Policies.Access;

/// <summary>A permission set or a profile that gives its users access to an app.</summary>
/// <param name="Kind">The kind of the two.</param>
/// <param name="Name">Its name; that of a permission set of a package has the namespace in front.</param>
internal sealed record AccessGrant(OrgItemKind Kind, string Name)
{
    /// <summary>Gets a value indicating whether the app's policies name it; the org granted it in another way otherwise.</summary>
    public bool IsInPolicies { get; init; }

    /// <summary>Gets usernames of its active users, in ordinal order; <see langword="null"/> if the org did not tell them.</summary>
    public ValueList<string>? Users { get; init; }

    /// <summary>Gets the grant in words.</summary>
    public string Title => $"{(Kind == OrgItemKind.Profile ? "Profile" : "Permission set")} {Name}";

    /// <summary>Checks whether both are the same to Salesforce, which reads names in any case.</summary>
    public bool IsSame(AccessGrant other) => Kind == other.Kind && Name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}
