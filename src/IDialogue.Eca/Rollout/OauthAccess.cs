using IDialogue.Eca.Metadata;
using IDialogue.Eca.Reconciliation;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Rollout;

/// <summary>The access that a record of OAuth policies grants, with Salesforce's defaults for absent values.</summary>
internal sealed class OauthAccess(ExtlClntAppOauthConfigurablePolicies policies)
{
    private const int HoursOfDay = 24;
    private const int HoursOfMonth = 365 * HoursOfDay / 12;

    public PermittedUsersPolicyType PermittedUsers => Value<PermittedUsersPolicyType>(Fields.PermittedUsersPolicyType);

    public bool IsPreAuthorizedOnly => policies.PermittedUsersPolicyType == PermittedUsersPolicyType.AdminApprovedPreAuthorized;

    public ValueList<string> PermissionSets => Items(Fields.CommaSeparatedPermissionSet);

    public ValueList<string> Profiles => Items(Fields.CommaSeparatedProfile);

    public bool HasGrants => PermissionSets.Count + Profiles.Count > 0;

    /// <summary>Gets the grants of pre-authorized users in words; there must be one.</summary>
    public string Grants => (PermissionSets.Count, Profiles.Count) switch
    {
        (_, 0) => NameList.Any("permission set", PermissionSets),
        (0, _) => NameList.Any("profile", Profiles),
        _ => $"{NameList.Any("permission set", PermissionSets)} or {NameList.Any("profile", Profiles)}",
    };

    public RefreshTokenPolicyType RefreshTokens => Value<RefreshTokenPolicyType>(Fields.RefreshTokenPolicyType);

    /// <summary>The period of refresh tokens that expire after one, in words.</summary>
    public string Period
    {
        get
        {
            var count = Value<int>(Fields.RefreshTokenValidityPeriod);
            var unit = Value<RefreshTokenValidityUnit>(Fields.RefreshTokenValidityUnit).ToString().ToLowerInvariant();
            return CountText.Of(count, unit.TrimEnd('s'));
        }
    }

    public bool HasPeriod => RefreshTokens is RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity;

    public string RefreshTokensInWords =>
        !HasPeriod
            ? Label(Fields.RefreshTokenPolicyType)
            : $"{Label(Fields.RefreshTokenPolicyType)} ({Period})";

    public IpRelaxationPolicyType IpRelaxation => Value<IpRelaxationPolicyType>(Fields.IpRelaxationPolicyType);

    public string IpRelaxationInWords => Label(Fields.IpRelaxationPolicyType);

    /// <summary>Checks whether some refresh tokens expire before they would have expired under other policies.</summary>
    public bool ExpiresEarlierThan(OauthAccess before) => (before.RefreshTokens, RefreshTokens) switch
    {
        (RefreshTokenPolicyType.Zero, _) or (_, RefreshTokenPolicyType.Infinite) => false,
        (RefreshTokenPolicyType.Infinite, _) or (_, RefreshTokenPolicyType.Zero) => true,
        // A token in use never expired.
        (RefreshTokenPolicyType.SpecificInactivity, RefreshTokenPolicyType.SpecificLifetime) => true,
        _ => Hours < before.Hours,
    };

    /// <summary>
    /// Checks whether IP restrictions apply where they did not under other policies. Of the two values between all and nothing, neither is
    /// the stricter one: the one relaxes for activated devices, the other for refreshing.
    /// </summary>
    public bool IsStricterThan(OauthAccess before) =>
        IpRelaxation != before.IpRelaxation
        && IpRelaxation != IpRelaxationPolicyType.Bypass
        && before.IpRelaxation != IpRelaxationPolicyType.Enforce;

    public long Hours => Value<int>(Fields.RefreshTokenValidityPeriod) * HoursOfUnit;

    private long HoursOfUnit => Value<RefreshTokenValidityUnit>(Fields.RefreshTokenValidityUnit) switch
    {
        RefreshTokenValidityUnit.Hours => 1,
        RefreshTokenValidityUnit.Days => HoursOfDay,
        _ => HoursOfMonth,
    };

    private string Label(MetadataField field)
    {
        var known = field.Enum!.Get(Value<object>(field));
        return $"'{known.Label ?? known.Name}'";
    }

    private T Value<T>(MetadataField field) => (T)(field.GetValue(policies) ?? Equivalences.DefaultOf(field, policies))!;

    private ValueList<string> Items(MetadataField field) =>
        field.GetValue(policies) is string list ? ListText.Items(field, list).ToValueList() : [];
}
