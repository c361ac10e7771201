using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules;

/// <summary>How long refresh tokens live.</summary>
internal static class RefreshTokenLife
{
    /// <summary>The idle limit that Salesforce knows.</summary>
    private const int IdleDays = 30;

    private const int HoursOfDay = 24;

    /// <summary>Whether tokens that nobody uses live longer than 30 days by the policy; false where it says nothing of that.</summary>
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
