using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;
using Fields = IDialogue.Eca.Metadata.ExtlClntAppOauthConfigurablePolicies.Fields;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0036: refresh tokens that expire after a period that nobody said, or after 0 units.</summary>
internal sealed class RefreshTokenPeriodMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0036", RuleCategory.Deployment, RuleLevel.Error),
        Fields.RefreshTokenPolicyType,
        Fields.RefreshTokenValidityPeriod,
        Fields.RefreshTokenValidityUnit)
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
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

        Diagnostic Finding(MetadataField missing)
        {
            var policy = Fields.RefreshTokenPolicyType;
            return DiagnosticCatalog.PeriodMissing(app.Place(record, policy), Words.Of(policy, record.RefreshTokenPolicyType.Value), missing.Name);
        }
    }
}
