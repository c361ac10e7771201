using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>Periods of inactivity beside the app's idle limit of 30 days.</summary>
internal static class RefreshTokenLife
{
    private const int IdleDays = 30;

    private const int HoursOfDay = 24;

    /// <summary>Checks whether unused tokens live longer than 30 days by the policy, in each month of the year.</summary>
    public static bool ExceedsIdleLimit(ExtlClntAppOauthConfigurablePolicies policies) =>
        policies is { RefreshTokenPolicyType: RefreshTokenPolicyType.SpecificInactivity, RefreshTokenValidityPeriod: { } period }
        && policies.RefreshTokenValidityUnit switch
        {
            RefreshTokenValidityUnit.Hours => period > IdleDays * HoursOfDay,
            RefreshTokenValidityUnit.Days => period > IdleDays,
            RefreshTokenValidityUnit.Months => period > 1,
            _ => false,
        };

    /// <summary>Checks whether unused tokens live for one month by the policy, which can have 31 days.</summary>
    public static bool IsOneIdleMonth(ExtlClntAppOauthConfigurablePolicies policies) => policies is
    {
        RefreshTokenPolicyType: RefreshTokenPolicyType.SpecificInactivity,
        RefreshTokenValidityPeriod: 1,
        RefreshTokenValidityUnit: RefreshTokenValidityUnit.Months,
    };
}
