namespace IDialogue.Eca.Policies.Access;

/// <summary>The users who can use an app.</summary>
internal enum AccessScope
{
    /// <summary>Not known.</summary>
    NotKnown,

    /// <summary>No one: the app is disabled.</summary>
    NoOne,

    /// <summary>No one with OAuth: its plugin is disabled.</summary>
    NoOneWithOauth,

    /// <summary>The users of its permission sets and profiles.</summary>
    GrantedUsers,

    /// <summary>Every user of the org.</summary>
    EveryUser,
}
