using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Presets;

/// <summary>OAuth policies under one name, for choices that belong together. What a policy file says itself wins over its preset.</summary>
public sealed class PolicyPreset
{
    private readonly ExtlClntAppOauthConfigurablePolicies values;

    private PolicyPreset(string name, string description, ExtlClntAppOauthConfigurablePolicies values)
    {
        Name = name;
        Description = description;
        this.values = values;
    }

    /// <summary>
    /// <c>long-running-agent</c>: only approved users, a connection that lasts until it is revoked, IP rules for the first
    /// authorization but not for refreshing.
    /// </summary>
    public static PolicyPreset LongRunningAgent { get; } = new(
        "long-running-agent",
        "Only approved users; the connection lasts until it is revoked, or unused for 30 days if the app has the idle limit; "
        + "IP rules apply to the first authorization, not to refreshing.",
        Values(RefreshTokenPolicyType.Infinite, null, null));

    /// <summary>
    /// <c>idle-limit-30-days</c>: like <see cref="LongRunningAgent"/>, but a refresh token that lies idle for 30 days expires.
    /// </summary>
    public static PolicyPreset IdleLimit30Days { get; } = new(
        "idle-limit-30-days",
        "Like long-running-agent, but refresh tokens expire after 30 idle days.",
        Values(RefreshTokenPolicyType.SpecificInactivity, 30, RefreshTokenValidityUnit.Days));

    /// <summary>All presets.</summary>
    public static ValueList<PolicyPreset> All { get; } = [LongRunningAgent, IdleLimit30Days];

    /// <summary>The word in a policy file.</summary>
    public string Name { get; }

    /// <summary>One line on what the preset chooses.</summary>
    public string Description { get; }

    /// <summary>The policies with the preset's choice in every field where they say nothing.</summary>
    public ExtlClntAppOauthConfigurablePolicies ApplyTo(ExtlClntAppOauthConfigurablePolicies policies)
    {
        ArgumentNullException.ThrowIfNull(policies);
        var decidesRefreshToken = policies.RefreshTokenPolicyType is null;
        return policies with
        {
            PermittedUsersPolicyType = policies.PermittedUsersPolicyType ?? values.PermittedUsersPolicyType,
            IpRelaxationPolicyType = policies.IpRelaxationPolicyType ?? values.IpRelaxationPolicyType,
            RefreshTokenPolicyType = policies.RefreshTokenPolicyType ?? values.RefreshTokenPolicyType,
            RefreshTokenValidityPeriod = policies.RefreshTokenValidityPeriod
                ?? (decidesRefreshToken ? values.RefreshTokenValidityPeriod : null),
            RefreshTokenValidityUnit = policies.RefreshTokenValidityUnit ?? (decidesRefreshToken ? values.RefreshTokenValidityUnit : null),
        };
    }

    /// <summary>The fields that the preset says.</summary>
    internal IReadOnlyCollection<MetadataField> Fields => values.GetMetadataType().Fields
        .Where(known => known.Role != FieldRole.App && known.GetValue(values) is not null).ToArray();

    /// <summary>Checks whether the policies say just what the preset says, in every field that it decides.</summary>
    internal bool Covers(ExtlClntAppOauthConfigurablePolicies policies) =>
        policies.PermittedUsersPolicyType == values.PermittedUsersPolicyType
        && policies.IpRelaxationPolicyType == values.IpRelaxationPolicyType
        && policies.RefreshTokenPolicyType == values.RefreshTokenPolicyType
        && policies.RefreshTokenValidityPeriod == values.RefreshTokenValidityPeriod
        && policies.RefreshTokenValidityUnit == values.RefreshTokenValidityUnit;

    private static ExtlClntAppOauthConfigurablePolicies Values(
        RefreshTokenPolicyType refreshToken, int? period, RefreshTokenValidityUnit? unit) => new()
        {
            FullName = "",
            ExternalClientApplication = "",
            PermittedUsersPolicyType = PermittedUsersPolicyType.AdminApprovedPreAuthorized,
            IpRelaxationPolicyType = IpRelaxationPolicyType.Enforce_relaxrefresh,
            RefreshTokenPolicyType = refreshToken,
            RefreshTokenValidityPeriod = period,
            RefreshTokenValidityUnit = unit,
        };
}
