using IDialogue.Eca.Diagnostics;
using IDialogue.Eca.Metadata;

namespace IDialogue.Eca.Policies.Rules.Deployment;

/// <summary>ECA0036: refresh tokens that expire after a period that nobody said, or after 0 units.</summary>
internal sealed class RefreshTokenPeriodMissing()
    : RecordRule<ExtlClntAppOauthConfigurablePolicies>(
        RuleDescription.About(ExtlClntAppOauthConfigurablePolicies.MetadataType, "ECA0036", RuleCategory.Deployment, RuleLevel.Error),
        "refreshTokenPolicyType",
        "refreshTokenValidityPeriod",
        "refreshTokenValidityUnit")
{
    protected override IEnumerable<Diagnostic> Check(ExtlClntAppOauthConfigurablePolicies record, AppRecords app)
    {
        if (record.RefreshTokenPolicyType is not (RefreshTokenPolicyType.SpecificLifetime or RefreshTokenPolicyType.SpecificInactivity))
        {
            yield break;
        }

        if (record.RefreshTokenValidityPeriod is null or <= 0)
        {
            yield return Finding("refreshTokenValidityPeriod");
        }

        if (record.RefreshTokenValidityUnit is null)
        {
            yield return Finding("refreshTokenValidityUnit");
        }

        Diagnostic Finding(string missing)
        {
            var policy = record.GetMetadataType().FindField("refreshTokenPolicyType")!;
            return DiagnosticCatalog.PeriodMissing(app.Place(record, policy.Name), Words.Of(policy, record.RefreshTokenPolicyType.Value), missing);
        }
    }
}
