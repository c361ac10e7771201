using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0035: A period for refresh tokens that never expire, or expire at once.</summary>
internal sealed class UnusedRefreshTokenPeriod()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0035", RuleCategory.Deployment, RuleLevel.Error),
        Fields.RefreshTokenPolicyType)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.RefreshTokenPolicyType is RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity)
        {
            yield break;
        }

        var policy = record.RefreshTokenPolicyType is { } type
            ? $"with the refresh token policy {Words.Of(Fields.RefreshTokenPolicyType, type)}"
            : "without a refresh token policy";
        foreach (var field in new[] { Fields.RefreshTokenValidityPeriod, Fields.RefreshTokenValidityUnit })
        {
            // Orgs return 0 beside a policy that has no period.
            if (field.GetValue(record) is not (null or 0))
            {
                yield return new RuleFinding(
                    app.Place(record, field),
                    $"{Words.Of(field)} has no meaning {policy}. Remove it or choose a policy that expires tokens: "
                    + $"{Words.Of(Fields.RefreshTokenPolicyType, RefreshTokenPolicyType.SpecificLifetime)} or "
                    + $"{Words.Of(Fields.RefreshTokenPolicyType, RefreshTokenPolicyType.SpecificInactivity)}.");
            }
        }
    }
}
