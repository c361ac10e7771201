using IDialogue.Eca.Policies.Rules;

namespace IDialogue.Eca.Policies.Posture;

/// <summary>Results of rules and controls in words.</summary>
internal static class StatusWords
{
    /// <summary>The result in a few words.</summary>
    public static string Of(RuleStatus status) => status switch
    {
        RuleStatus.Passed => "holds",
        RuleStatus.Broken => "broken",
        RuleStatus.Suppressed => "accepted",
        RuleStatus.PublicClient => "not asked of a public client",
        RuleStatus.Undecided => "not known",
        RuleStatus.Off => "switched off",
        _ => "does not apply",
    };

    /// <summary>The class of tokens' lives.</summary>
    public static string Of(TokenLifetime lifetime) => lifetime switch
    {
        TokenLifetime.None => "Expires immediately",
        TokenLifetime.Day => "1 day or less",
        TokenLifetime.Month => "30 days or less",
        TokenLifetime.Quarter => "90 days or less",
        TokenLifetime.Year => "1 year or less",
        TokenLifetime.Longer => "More than 1 year",
        TokenLifetime.WhileUsed => "While it is used",
        TokenLifetime.UntilRevoked => "Until revoked",
        _ => "Not known",
    };

    /// <summary>A day.</summary>
    public static string Day(DateTime day) => FormattableString.Invariant($"{day:yyyy-MM-dd}");

    /// <summary>A minute.</summary>
    public static string Minute(DateTime time) => FormattableString.Invariant($"{time:yyyy-MM-dd HH:mm} UTC");
}
