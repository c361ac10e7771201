using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>The lifetime of refresh tokens.</summary>
internal static class RefreshTokenLife
{
    /// <summary>The idle limit that Salesforce knows.</summary>
    private const int IdleDays = 30;

    private const int HoursOfDay = 24;

    /// <summary>
    /// Checks whether unused tokens live longer than 30 days by the policy; false if it is silent.
    /// </summary>
    public static bool OutlivesIdleLimit(ExtlClntAppOauthConfigurablePolicies policies) => policies.RefreshTokenPolicyType switch
    {
        RefreshTokenPolicyType.Infinite => true,
        RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity => policies.RefreshTokenValidityUnit switch
        {
            RefreshTokenValidityUnit.Hours => policies.RefreshTokenValidityPeriod > IdleDays * HoursOfDay,
            RefreshTokenValidityUnit.Days => policies.RefreshTokenValidityPeriod > IdleDays,
            RefreshTokenValidityUnit.Months => policies.RefreshTokenValidityPeriod > 0,
            _ => false,
        },
        _ => false,
    };
}
