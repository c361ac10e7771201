namespace IDialogue.Eca.Policies.Access;

/// <summary>Access to the apps of an org, as far as the org told it.</summary>
/// <param name="Apps">The apps, in ordinal order.</param>
internal sealed record OrgAccess(ValueList<AppAccess> Apps)
{
    /// <summary>Gets a value indicating whether the org told what was granted in other ways than by policies.</summary>
    public bool AreOtherGrantsKnown { get; init; }

    /// <summary>
    /// Gets usernames of the active users with the permission <i>Use Any API Client</i>, in ordinal order; <see langword="null"/> if not
    /// known.
    /// </summary>
    public ValueList<string>? AnyApiClientUsers { get; init; }
}
