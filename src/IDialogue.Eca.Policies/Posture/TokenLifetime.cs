namespace IDialogue.Eca.Policies.Posture;

/// <summary>Classes of the life of refresh tokens, from the shortest to the longest.</summary>
internal enum TokenLifetime
{
    /// <summary>Not known.</summary>
    NotKnown,

    /// <summary>No refresh token is kept.</summary>
    None,

    /// <summary>A day at most.</summary>
    Day,

    /// <summary>30 days at most.</summary>
    Month,

    /// <summary>90 days at most.</summary>
    Quarter,

    /// <summary>A year at most.</summary>
    Year,

    /// <summary>More than a year.</summary>
    Longer,

    /// <summary>As long as it is used.</summary>
    WhileUsed,

    /// <summary>Until it is revoked.</summary>
    UntilRevoked,
}
