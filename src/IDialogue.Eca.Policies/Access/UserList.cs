using IDialogue.Eca.Reconciliation;

namespace IDialogue.Eca.Policies.Access;

/// <summary>Users in a sentence.</summary>
internal static class UserList
{
    private const int MaxNames = 3;

    /// <summary>Returns <c>12 active users</c>.</summary>
    public static string Count(int count) => count switch
    {
        0 => "no active user",
        1 => "1 active user",
        _ => FormattableString.Invariant($"{count} active users"),
    };

    /// <summary>Returns <c>12 active users (a, b, c and 9 more)</c>.</summary>
    public static string Of(IReadOnlyCollection<string>? users) => users switch
    {
        null => "not known",
        { Count: 0 } => Count(0),
        _ => $"{Count(users.Count)} ({Names(users)})",
    };

    /// <summary>Returns a sentence with the number of its users, where that is known, and the first of them, where they are.</summary>
    public static string Describe(AccessEffect effect) => effect.ActiveUsers switch
    {
        null => effect.Description,
        { } count when effect.Usernames.Count == 0 => $"{effect.Description} ({Count(count)})",
        { } count => $"{effect.Description} ({Count(count)}: {Names(effect.Usernames)})",
    };

    /// <summary>Returns <c>a, b, c and 9 more</c>.</summary>
    public static string Names(IReadOnlyCollection<string> users) => string.Join(", ", users.Take(MaxNames))
        + (users.Count > MaxNames ? FormattableString.Invariant($" and {users.Count - MaxNames} more") : "");
}
