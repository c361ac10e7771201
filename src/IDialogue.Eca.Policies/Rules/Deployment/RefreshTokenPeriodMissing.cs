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

        var policy = $"The refresh token policy {Words.Of(Fields.RefreshTokenPolicyType, record.RefreshTokenPolicyType.Value)}";
        var missing = new List<string>();
        if (record.RefreshTokenValidityPeriod is null)
        {
            missing.Add($"{Words.Of(Fields.RefreshTokenValidityPeriod)} (for example 30)");
        }

        if (record.RefreshTokenValidityUnit is null)
        {
            missing.Add($"{Words.Of(Fields.RefreshTokenValidityUnit)} (for example Days)");
        }

        if (missing.Count > 0)
        {
            yield return new(
                app.Place(record, Fields.RefreshTokenPolicyType), $"{policy} also needs {string.Join(" and ", missing)}.");
        }

        if (record.RefreshTokenValidityPeriod is <= 0)
        {
            yield return new(
                app.Place(record, Fields.RefreshTokenValidityPeriod),
                FormattableString.Invariant(
                    $"{policy} needs a period of 1 or more, for example 30, but it is {record.RefreshTokenValidityPeriod}."));
        }
    }
}
