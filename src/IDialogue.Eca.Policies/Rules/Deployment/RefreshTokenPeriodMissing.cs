using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0036: Refresh tokens that expire after a period that is not set, or is 0.</summary>
internal sealed class RefreshTokenPeriodMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0036", RuleCategory.Deployment, RuleLevel.Error),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<RuleFinding> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.RefreshTokenPolicyType is not (RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity))
        {
            yield break;
        }

        if (record.RefreshTokenValidityPeriod is null or <= 0)
        {
            yield return Finding(Fields.RefreshTokenValidityPeriod);
        }

        if (record.RefreshTokenValidityUnit is null)
        {
            yield return Finding(Fields.RefreshTokenValidityUnit);
        }

        RuleFinding Finding(MetadataField missing) => new(
            app.Place(record, Fields.RefreshTokenPolicyType),
            $"The refresh token policy {Words.Of(Fields.RefreshTokenPolicyType, record.RefreshTokenPolicyType.Value)} requires "
            + $"{Words.Of(missing)}. Set both {Words.Of(Fields.RefreshTokenValidityPeriod)} (for example 30) and "
            + $"{Words.Of(Fields.RefreshTokenValidityUnit)} (for example Days).");
    }
}
